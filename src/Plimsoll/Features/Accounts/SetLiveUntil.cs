using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Core.Market;
using Plimsoll.Features.Accounts.Opening;
using Plimsoll.Features.SignIn;
using Plimsoll.Features.Trading;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Storage.Auditing;

namespace Plimsoll.Features.Accounts;

/// <summary>Names another end of an account's trading real money by itself, or takes it away.</summary>
internal static class SetLiveUntil
{
    /// <param name="LiveUntil">Absent: without an end.</param>
    internal sealed record Request(string Password, string Confirmation, string Reason, Timestamp? LiveUntil = null);

    public static async Task<Results<Ok<AccountView>, ApiProblem>> HandleAsync(
        Guid id, Body<Request> body, TimeProvider clock, [AsParameters] ReleaseKill.Guards guards,
        [AsParameters] AccountCall call)
    {
        var request = body.Value;
        if (await call.FindAsync(id) is not { } account)
            return AccountCall.NotFound();
        if (account.Record.ExecutionMode != ExecutionMode.Live)
            return Refused("execution.not_live");
        var problems = new FieldProblems();
        LiveGuard.CheckUntil(request.LiveUntil, "liveUntil", clock, problems);
        if (problems.Any)
            return problems.ToProblem();
        var guard = new GuardedAction(request.Password, request.Confirmation, request.Reason);
        if (await guard.CheckAsync(account, call.User, guards.Passwords, guards.Context) is { } refused)
            return refused;
        return await DoAsync(request, account, call, guards.Context);
    }

    // What cannot be written down is not done.
    private static async Task<Results<Ok<AccountView>, ApiProblem>> DoAsync(
        Request request, OwnAccount account, AccountCall call, HttpContext context)
    {
        // What came to its end meanwhile is told before another is named.
        await LiveEndAudit.WriteAsync(call.Database, call.Stop);
        var before = await account.ReadAsync(session => session.State.Live?.Until, call.Stop);
        await using var transaction = await call.Database.Database.BeginTransactionAsync(call.Stop);
        await AuditLog.AppendAsync(call.Database, EntryOf(request, before, account, context), call.Stop);
        var (code, view) = await account.ExecuteAsync(
            session => (
                session.Engine.Live.SetUntil(request.LiveUntil, call.Actor, request.Reason.Trim()),
                AccountView.From(account.Record, session)),
            call.Stop);
        if (code is not null)
            return Refused(code);
        await transaction.CommitAsync(CancellationToken.None);
        return TypedResults.Ok(view);
    }

    private static AuditEntry EntryOf(Request request, Timestamp? before, OwnAccount account, HttpContext context) =>
        RequestAudit.Of(CurrentUser.From(context.User), context)
            .Entry("account.live_until_set", $"account {account.Id}") with
        {
            Reason = request.Reason.Trim(),
            Before = RequestAudit.Json(new { LiveUntil = before }),
            After = RequestAudit.Json(new { request.LiveUntil }),
        };

    private static ApiProblem Refused(string code) => ApiProblem.Refused(code, code == "execution.not_live"
        ? "Only an account with real money has an end of trading by itself."
        : "The end must lie ahead of the account's clock.");
}
