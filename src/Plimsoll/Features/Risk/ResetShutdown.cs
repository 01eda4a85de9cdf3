using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Features.Accounts;
using Plimsoll.Features.SignIn;

namespace Plimsoll.Features.Risk;

/// <summary>Clears an emergency shutdown; nothing else does. The peak begins anew at present equity.</summary>
internal static class ResetShutdown
{
    internal sealed record Request(Guid AccountId, string Password, string Confirmation, string Reason);

    public static async Task<Results<Ok<ShutdownView>, ApiProblem>> HandleAsync(
        Body<Request> body, PasswordCheck passwords, HttpContext context, [AsParameters] AccountCall call)
    {
        var request = body.Value;
        if (await call.FindAsync(request.AccountId) is not { } account)
            return AccountCall.NotFound();
        var guard = new GuardedAction(request.Password, request.Confirmation, request.Reason);
        if (await guard.CheckAsync(account, call.User, passwords, context) is { } refused)
            return refused;
        var (code, shutdown) = await account.ExecuteAsync(
            session => (
                session.Engine.ClearShutdown(call.Actor, request.Reason.Trim()),
                ShutdownView.From(session.State)),
            call.Stop);
        return code is null ? TypedResults.Ok(shutdown) : ApiProblem.Refused(code, Text(code));
    }

    private static string Text(string code) => code switch
    {
        "risk.not_shut_down" => "The account is not shut down.",
        "risk.reset_positions_open" => "Positions are open. Close them first.",
        "risk.reset_unknown_orders" => "The outcome of an order is not known yet. Wait until the venue has told it.",
        _ => "The shutdown cannot be cleared now.",
    };
}
