using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Failures;
using Plimsoll.Features.SignIn;
using Plimsoll.Storage;
using Plimsoll.Storage.Idempotency;

namespace Plimsoll.Api;

/// <summary>
/// A POST with an <c>Idempotency-Key</c> acts once: the same key with the same body gets the same answer, with another
/// body a refusal. Whatever refused to act keeps no key. The row is there before the work begins, so that two that come
/// together, or one that died on the way, can never become two.
/// </summary>
internal static class IdempotencyFilter
{
    public const string Header = "Idempotency-Key";
    public const int MaxKeyLength = 64;

    // A network that was away comes back within a day; after it a key means nothing.
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    public static async ValueTask<object?> InvokeAsync(
        EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        var key = context.Request.Headers[Header].ToString();
        if (!HttpMethods.IsPost(context.Request.Method)
            || !context.Request.Headers.ContainsKey(Header)
            || context.GetEndpoint()?.Metadata.GetMetadata<WithoutDatabase>() is not null // It acts once by itself.
            || context.User.Identity is not { IsAuthenticated: true })
            return await next(invocation);
        if (Problem(key, context) is { } problem)
            return problem;
        var database = context.RequestServices.GetRequiredService<PlimsollContext>();
        var row = RowOf(key, invocation);
        return await ReserveAsync(database, row, context.RequestAborted)
            ? await ActAsync(invocation, next, row)
            : await BeforeAsync(database, row, context.RequestAborted);
    }

    private static ApiProblem? Problem(string key, HttpContext context)
    {
        var problems = new FieldProblems();
        problems.Length(key, Header, 1, MaxKeyLength);
        // A file is too large to compare; what it is stored under says whether it is there already.
        if (context.Request.ContentType is not null && !context.Request.HasJsonContentType())
            problems.Format(false, Header, "A file takes no key: its name is its key.");
        return problems.Any ? problems.ToProblem() : null;
    }

    private static IdempotencyRow RowOf(string key, EndpointFilterInvocationContext invocation)
    {
        var (context, keyBytes) = (invocation.HttpContext, Encoding.UTF8.GetBytes(key));
        var body = invocation.Arguments.OfType<IBody>().FirstOrDefault()?.Content;
        var request = JsonSerializer.SerializeToUtf8Bytes(
            new { path = context.Request.Path + context.Request.QueryString, body }, ApiJson.Options);
        return new IdempotencyRow
        {
            UserId = CurrentUser.From(context.User).Id,
            KeyHash = SHA256.HashData(keyBytes),
            RequestHash = HMACSHA256.HashData(keyBytes, request),
            CreatedAt = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow(),
        };
    }

    /// <summary>True when this request is the first with its key.</summary>
    private static async Task<bool> ReserveAsync(PlimsollContext database, IdempotencyRow row, CancellationToken stop)
    {
        var oldest = row.CreatedAt - KeptFor;
        await database.IdempotencyKeys.Where(one => one.CreatedAt < oldest).ExecuteDeleteAsync(stop);
        return await database.Database.ExecuteSqlAsync(
            $"""
            insert into idempotency_keys (user_id, key_hash, request_hash, created_at)
            values ({row.UserId}, {row.KeyHash}, {row.RequestHash}, {row.CreatedAt})
            on conflict do nothing
            """,
            stop) > 0;
    }

    private static async Task<object?> ActAsync(
        EndpointFilterInvocationContext invocation, EndpointFilterDelegate next, IdempotencyRow row)
    {
        var services = invocation.HttpContext.RequestServices;
        // A context of its own: what the handler left half done in its own must not be saved with the answer.
        await using var database = await services
            .GetRequiredService<IDbContextFactory<PlimsollContext>>().CreateDbContextAsync();
        var own = database.IdempotencyKeys.Where(one => one.UserId == row.UserId && one.KeyHash == row.KeyHash);
        object? result;
        try
        {
            result = await next(invocation);
        }
        catch (Exception refusal) when (refusal is ProblemException or PlimsollException)
        {
            // It says itself that nothing was done. After anything else the key stays: it may have acted.
            await own.ExecuteDeleteAsync(CancellationToken.None);
            throw;
        }

        if (KeptAnswer.Of(result) is not { } answer)
        {
            await own.ExecuteDeleteAsync(CancellationToken.None);
            return result;
        }

        await own.ExecuteUpdateAsync(
            set => set.SetProperty(one => one.Status, answer.Status)
                .SetProperty(one => one.Location, answer.Location)
                .SetProperty(one => one.Answer, answer.Json),
            CancellationToken.None);
        return result;
    }

    private static async Task<object?> BeforeAsync(PlimsollContext database, IdempotencyRow row, CancellationToken stop)
    {
        var before = await database.IdempotencyKeys.AsNoTracking().SingleOrDefaultAsync(
            one => one.UserId == row.UserId && one.KeyHash == row.KeyHash, stop);
        if (before is not null && !before.RequestHash.AsSpan().SequenceEqual(row.RequestHash))
            return ApiProblem.Conflict("request.idempotency_conflict", "This key belongs to another request.");
        return before?.Status is { } status
            ? new KeptAnswer(status, before.Location, before.Answer)
            : ApiProblem.Conflict(
                "request.idempotency_unanswered",
                "The request with this key is at work, or ended without an answer. Look whether it was done.") with
            {
                RetryAfterSeconds = 1,
            };
    }
}
