using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;
using Plimsoll.Core.Market;
using Plimsoll.Features.Accounts;
using Plimsoll.Storage;
using Plimsoll.Storage.Accounts;

namespace Plimsoll.Features.Execution;

/// <summary>Answers with one order and its whole life, by its number on the account.</summary>
internal static class GetOrder
{
    public static async Task<Results<Ok<OrderLife>, ApiProblem>> HandleAsync(
        long intentNumber, Guid accountId, [AsParameters] AccountCall call)
    {
        if (await call.FindRowsAsync(accountId) is not { } rows)
            return AccountCall.NotFound();
        return await ReadAsync(rows, call.Database, intentNumber, call.Stop) is { } life
            ? TypedResults.Ok(life with { NextQuestionAt = await NextQuestionAsync(intentNumber, accountId, call) })
            : ApiProblem.NotFound("order.not_found", "There is no such order.");
    }

    /// <summary>As it is stored; null when the account has no such order.</summary>
    public static async Task<OrderLife?> ReadAsync(
        OwnRows rows, PlimsollContext database, long intentNumber, CancellationToken stop)
    {
        var named = await rows.Orders.SingleOrDefaultAsync(order => order.Row.IntentNumber == intentNumber, stop);
        if (named is null)
            return null;
        var events = await database.EventsOfOrder(named.Row.AccountId, intentNumber)
            .OrderBy(row => row.Sequence).ToListAsync(stop);
        var fills = await rows.Fills.Where(fill => fill.Row.IntentNumber == intentNumber)
            .OrderBy(fill => fill.Row.Time).ToListAsync(stop);
        return new OrderLife
        {
            Order = OrderView.From(named),
            VenueOrderId = named.Row.VenueOrderId,
            Fees = named.Row.Fees,
            Steps = [.. await VerdictAsync(rows, intentNumber, stop), .. OrderSteps.Of(events)],
            Fills = [.. fills.Select(FillView.From)],
        };
    }

    private static async Task<IReadOnlyList<OrderStep>> VerdictAsync(
        OwnRows rows, long intentNumber, CancellationToken stop)
    {
        var verdicts = await rows.Decisions.Where(row => row.IntentNumber == intentNumber && row.IsApproved)
            .OrderBy(row => row.Number).ToListAsync(stop);
        return
        [
            .. verdicts.Select(row => new OrderStep(
                null, Timestamp.From(row.Time), "verdict", null, $"Approved by the risk checks: {row.Text}", row.DecisionId)),
        ];
    }

    // Of an account that nothing runs now nobody asks anything.
    private static async Task<Timestamp?> NextQuestionAsync(long intentNumber, Guid accountId, AccountCall call) =>
        call.Accounts.Running(call.User).FirstOrDefault(account => account.Id.Value == accountId) is { } running
            ? await running.ReadAsync(session => session.Engine.NextQuestion(intentNumber), call.Stop)
            : null;
}
