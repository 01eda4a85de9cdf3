using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;

namespace Plimsoll.Features.Accounts;

/// <summary>
/// The kill switch: halt, cancel everything, flatten, and prove it flat. Stopping is always easy, so it needs no body,
/// no password, no confirmation and no database, and may be repeated. While the halt cannot be made durable the answer
/// says so.
/// </summary>
internal static class KillAccount
{
    private const int MaxReason = 500;

    internal sealed record Request(string? Reason = null);

    public static async Task<Results<Accepted<KillView>, ApiProblem>> HandleAsync(
        Guid id, HttpContext context, [AsParameters] AccountCall call)
    {
        var reason = await ReasonAsync(context);
        if (await call.FindAsync(id) is not { } account)
            return AccountCall.NotFound();
        await account.Runner.KillAsync(reason is null ? call.Actor : $"{call.Actor}: {reason}", call.Stop);
        return TypedResults.Accepted((string?)null, KillView.Of(account));
    }

    /// <summary>How far it has come; answers without the database too.</summary>
    public static async Task<Results<Ok<KillView>, ApiProblem>> LookAsync(Guid id, [AsParameters] AccountCall call) =>
        await call.FindAsync(id) is { } account ? TypedResults.Ok(KillView.Of(account)) : AccountCall.NotFound();

    // A reason that cannot be read or is too long must not keep anybody from stopping.
    private static async Task<string?> ReasonAsync(HttpContext context)
    {
        if (!context.Request.HasJsonContentType())
            return null;
        try
        {
            var reason = (await context.Request.ReadFromJsonAsync<Request>(context.RequestAborted))?.Reason?.Trim();
            return reason?.Length > MaxReason ? reason[..MaxReason] : reason;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
