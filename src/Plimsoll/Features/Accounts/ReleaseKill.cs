using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Features.SignIn;

namespace Plimsoll.Features.Accounts;

/// <summary>Releases a kill switch that has proven the account flat.</summary>
internal static class ReleaseKill
{
    internal sealed record Request(string Password, string Confirmation, string Reason);

    public static async Task<Results<Ok<KillView>, ApiProblem>> HandleAsync(
        Guid id, Body<Request> body, [AsParameters] Guards guards, [AsParameters] AccountCall call)
    {
        var request = body.Value;
        if (await call.FindAsync(id) is not { } account)
            return AccountCall.NotFound();
        var guard = new GuardedAction(request.Password, request.Confirmation, request.Reason);
        if (await guard.CheckAsync(account, call.User, guards.Passwords, guards.Context) is { } refused)
            return refused;
        var code = await account.ExecuteAsync(
            session => session.Engine.ReleaseKill(call.Actor, request.Reason.Trim()), call.Stop);
        return code is null ? TypedResults.Ok(KillView.Of(account)) : ApiProblem.Refused(code, Text(code));
    }

    internal sealed record Guards(PasswordCheck Passwords, HttpContext Context);

    private static string Text(string code) => code == "risk.not_halted"
        ? "The kill switch is not on."
        : "The account is not proven flat yet. It is released only when the venue holds neither position nor order.";
}
