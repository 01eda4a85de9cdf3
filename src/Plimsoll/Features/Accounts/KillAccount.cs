using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;

namespace Plimsoll.Features.Accounts;

/// <summary>
/// The kill switch: halt, cancel everything, flatten, and prove it flat. Stopping is always easy, so it needs no body,
/// no password and no confirmation, and may be repeated.
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
        await account.ExecuteAsync(
            session =>
            {
                session.Engine.Kill(reason is null ? call.Actor : $"{call.Actor}: {reason}");
                return true;
            },
            call.Stop);
        var state = await account.ReadAsync(session => session.State.Kill, call.Stop);
        return TypedResults.Accepted((string?)null, new KillView(state));
    }

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
