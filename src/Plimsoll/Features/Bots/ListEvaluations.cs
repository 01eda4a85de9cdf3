using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Features.Accounts;
using Plimsoll.Runtime.Accounts;

namespace Plimsoll.Features.Bots;

/// <summary>"Why no trade": what a running bot compared on its last bars, newest first.</summary>
internal static class ListEvaluations
{
    private const string Condition = "condition";

    public static async Task<Results<Ok<Page<EvaluationView>>, ApiProblem>> HandleAsync(
        Guid id, [AsParameters] PageRequest page, [AsParameters] AccountCall call)
    {
        if (page.CheckNumber(out var before) is { } problem)
            return problem;
        if (await OwnBot.FindAsync(id, call) is not { } bot)
            return OwnBot.NotFound();
        var (run, evaluations) = await bot.Account.ReadAsync(
            session => Newest(session, id, (before, page.Size + 1)), call.Stop);
        if (run is { } active)
            evaluations = await WithoutThoseThatTradedAsync(active, bot, evaluations, call);
        return TypedResults.Ok(Page<EvaluationView>.Cut(
            evaluations, page.Size, one => NumberCursor.Text(one.BarTime.Micros)));
    }

    private static (RunId? Run, IReadOnlyList<EvaluationView> Evaluations) Newest(
        AccountSession session, Guid bot, (long Before, int Count) range)
    {
        if (BotBooks.ActiveRun(session.State, bot) is not { } book
            || session.Engine.Find(book.Configuration.Id) is not { } run)
            return (null, []);
        var names = run.Strategy.ConditionNames;
        return (book.Configuration.Id,
        [
            .. run.History.Newest()
                .Where(evaluation => evaluation.BarTime.Micros < range.Before)
                .Take(range.Count)
                .Select(evaluation => EvaluationView.From(evaluation, names)),
        ]);
    }

    // A bar whose signal was not refused has no blocker, but its conditions alone do not tell.
    private static async Task<IReadOnlyList<EvaluationView>> WithoutThoseThatTradedAsync(
        RunId run, OwnBot bot, IReadOnlyList<EvaluationView> evaluations, AccountCall call)
    {
        if (evaluations.Count == 0)
            return evaluations;
        var length = bot.Row.Timeframe.Length;
        var from = (evaluations[^1].BarTime + length).ToDateTimeOffset();
        var signalled = await new OwnRows(call.Database, call.User.Id, bot.Row.AccountId).Signals
            .Where(named => named.Row.RunId == run.Value && named.Row.CreatedAt >= from)
            .Select(named => named.Row.CreatedAt)
            .ToListAsync(call.Stop);
        var bars = signalled.Select(time => Timestamp.From(time) - length).ToHashSet();
        return
        [
            .. evaluations.Select(one => one.Blocker == Condition && bars.Contains(one.BarTime)
                ? one with { Blocker = null }
                : one),
        ];
    }
}
