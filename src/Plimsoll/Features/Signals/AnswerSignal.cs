using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Risk;
using Plimsoll.Features.Accounts;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Storage.Accounts.Rows;

namespace Plimsoll.Features.Signals;

/// <summary>
/// A person's answer to a pending signal. Approving releases its held order in the same act, and the gate judges again
/// at that moment.
/// </summary>
internal static class AnswerSignal
{
    public static Task<Results<Ok<SignalView>, ApiProblem>> ApproveAsync(
        string id, [AsParameters] AccountCall call) =>
        AnswerAsync(id, call, (engine, number) => engine.Approve(number));

    public static Task<Results<Ok<SignalView>, ApiProblem>> RejectAsync(
        string id, [AsParameters] AccountCall call) =>
        AnswerAsync(id, call, (engine, number) => engine.Reject(number, "signal.rejected_by_person"));

    private static async Task<Results<Ok<SignalView>, ApiProblem>> AnswerAsync(
        string id, AccountCall call, Func<TradingEngine, long, string?> answer)
    {
        if (await FindAsync(id, call) is not { } row || await call.FindAsync(row.AccountId) is not { } account)
            return ApiProblem.NotFound("signal.not_found", "There is no such signal.");
        var (code, verdict) = await account.ExecuteAsync(
            session => (answer(session.Engine, row.Number), Verdict(session)), call.Stop);
        if (code is not null)
            return Refusal(code, verdict);
        var rows = new OwnRows(call.Database, call.User.Id, row.AccountId);
        return TypedResults.Ok(SignalView.From(
            await rows.Signals.SingleAsync(named => named.Row.Number == row.Number, call.Stop)));
    }

    private static Task<SignalRow?> FindAsync(string id, AccountCall call) =>
        (from account in call.Database.Accounts
         where account.UserId == call.User.Id
         join row in call.Database.Signals.AsNoTracking() on account.Id equals row.AccountId
         where row.SignalId == id
         select row).SingleOrDefaultAsync(call.Stop);

    // Still in the mailbox, before the step is settled: the gate's word on this very answer.
    private static RiskDecision? Verdict(AccountSession session) =>
        session.Engine.Outbox.Facts.OfType<AccountFact.RiskDecided>().LastOrDefault()?.Decision;

    private static ApiProblem Refusal(string code, RiskDecision? verdict)
    {
        if (code == "signal.state")
            return ApiProblem.Conflict(code, "The signal no longer waits for an answer.");
        if (verdict is not { IsApproved: false })
            return ApiProblem.Refused(code, SignalText.Of(code) ?? "The signal was refused.");
        var failed = verdict.Checks.First(check => check.Result == CheckResult.Fail);
        return ApiProblem.Refused(code, verdict.Text) with
        {
            Members = new Dictionary<string, object?> { ["value"] = failed.Value, ["limit"] = failed.Limit },
        };
    }
}
