using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Failures;
using Plimsoll.Runtime.Data;
using Plimsoll.Runtime.Ticks;
using Plimsoll.Storage.Datasets;

namespace Plimsoll.Features.Backtests;

/// <summary>
/// Ends a run before the last share of its data, so that something is left which no choice of parameters has seen.
/// </summary>
internal static class HoldOut
{
    public const decimal Most = 0.4m;

    /// <summary>Of datasets all their bars count, whatever part of them the run asks for.</summary>
    public static BacktestPlan Apply(BacktestPlan plan, IReadOnlyList<Dataset> datasets) =>
        plan is { HoldOut: 0m } or { SealedFrom: not null }
        ? plan
        : Cut(plan, datasets.Select(one => (one.FirstOpen, one.LastOpen + one.Timeframe.Length)));

    /// <summary>Of a session all its ticks count, whatever part of them the run asks for.</summary>
    public static BacktestPlan Apply(BacktestPlan plan, TickSession session) => plan.HoldOut == 0m
        ? plan
        : Cut(plan, [(session.FirstTick ?? default, session.LastTick ?? default)]);

    /// <summary>
    /// Of files all there is in them, for which they are read once more; of the synthetic market, which has no end, the
    /// part that is asked for.
    /// </summary>
    /// <exception cref="DataFileException">A file cannot be used.</exception>
    public static BacktestPlan Apply(BacktestPlan plan, Timestamp now) => plan switch
    {
        { HoldOut: 0m } or { SealedFrom: not null } => plan,
        { Source: BarSource.Synthetic } when SyntheticSpan.Of(plan, new SyntheticMarketOptions()) is var range =>
            Cut(plan, [(range.From, range.To)]),
        { Source: BarSource.Files(var paths) } => Cut(plan, paths.Select(path => SpanOfBars(path, now))),
        { Source: BarSource.Trades(var paths) } => Cut(plan, paths.Select(path => SpanOfTrades(path, now))),
        _ => throw new InvalidOperationException($"{plan.Source} needs a store"),
    };

    /// <summary>The plan without what lies after a time.</summary>
    public static BacktestPlan Bound(BacktestPlan plan, Timestamp cut, decimal fraction) => plan.From >= cut
        ? throw new PlimsollException(
            FailureKind.StateConflict, "backtest.no_data", $"Everything from {cut} on is held out.")
        : plan with { HoldOut = fraction, SealedFrom = cut, To = plan.To < cut ? plan.To : cut };

    // The strictest of several: what is sealed of one instrument is sealed of all.
    private static BacktestPlan Cut(BacktestPlan plan, IEnumerable<(Timestamp First, Timestamp End)> spans)
    {
        var cut = spans.Min(span => plan.Setup.Timeframe.Floor(new Timestamp(
            span.First.Micros + (long)((span.End.Micros - span.First.Micros) * (1m - plan.HoldOut)))));
        return Bound(plan, cut, plan.HoldOut);
    }

    private static (Timestamp First, Timestamp End) SpanOfBars(string path, Timestamp now)
    {
        using var file = BarFile.Open(path, new BarFileOptions { LatestTime = now });
        foreach (var _ in file.ReadToEnd())
            continue;
        return (file.Summary!.First, file.Summary.Last + file.SourceTimeframe.Length);
    }

    private static (Timestamp First, Timestamp End) SpanOfTrades(string path, Timestamp now)
    {
        using var file = TradeFile.Open(path, new TradeFileOptions { LatestTime = now });
        if (!file.TryRead(out var first))
            throw new DataFileException(DataFileException.Empty, path, null, "there is not a single row in it");
        var last = first;
        while (file.TryRead(out var next))
            last = next;
        return (first.Time, last.Time);
    }
}
