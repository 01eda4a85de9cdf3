using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;
using Plimsoll.Core.Backtesting.Reporting;
using Plimsoll.Features.Bots;

namespace Plimsoll.Features.Backtests;

/// <summary>
/// "Why no trade" of a backtest: counts over the whole run, and bar by bar what the strategy compared on the last bars
/// and on every bar that made a signal, newest first.
/// </summary>
internal static class ListBacktestEvaluations
{
    /// <param name="Bars">All of the run; only the last, and those with a signal, are listed.</param>
    /// <param name="Blockers">How often each reason kept a bar from trading.</param>
    /// <param name="RiskVerdicts">What the risk gate said to the rest.</param>
    /// <param name="Items">Newest first.</param>
    internal sealed record Answer(
        long Bars,
        IReadOnlyList<CodeCount> Blockers,
        IReadOnlyList<CodeCount> RiskVerdicts,
        IReadOnlyList<EvaluationView> Items,
        string? NextCursor);

    /// <summary>Which bars: by the open time, from included, to excluded; and only those that a signal went through.</summary>
    internal sealed record Range(TimeQuery? From = null, TimeQuery? To = null, bool? Traded = null)
    {
        public bool Has(EvaluationView one) =>
            !(one.BarTime < From?.Value) && !(one.BarTime >= To?.Value) && (Traded != true || one.Blocker is null);
    }

    public static async Task<Results<Ok<Answer>, ApiProblem>> HandleAsync(
        Guid id, [AsParameters] Range range, [AsParameters] PageRequest page, [AsParameters] BacktestCall call)
    {
        if (page.CheckNumber(out var before) is { } problem)
            return problem;
        if (range.From?.Value >= range.To?.Value)
        {
            var problems = new FieldProblems();
            problems.Format(false, "from", "Must be before the end.");
            return problems.ToProblem();
        }

        if (await GetBacktest.ReportAsync(id, call) is not { } report)
            return await GetBacktestParts.MissingAsync(id, call);
        var packed = await call.Rows.Where(row => row.Id == id).Select(row => row.Evaluations)
            .SingleOrDefaultAsync(call.Stop);
        var found = Numbered(packed is null ? [] : EvaluationPack.Read(packed))
            .Where(one => one.Number < before && range.Has(one.View)).Take(page.Size + 1).ToList();
        var cut = Page<(long Number, EvaluationView View)>.Cut(found, page.Size, one => NumberCursor.Text(one.Number));
        return TypedResults.Ok(new Answer(
            report.StrategyBars ?? report.Data.Rows, report.Blockers, report.RiskVerdicts, [.. cut.Items.Select(one => one.View)],
            cut.NextCursor));
    }

    // By place, not by time: bars of several instruments share theirs.
    private static IEnumerable<(long Number, EvaluationView View)> Numbered(IReadOnlyList<EvaluationView> ascending)
    {
        for (var i = ascending.Count - 1; i >= 0; i--)
            yield return (i, ascending[i]);
    }
}
