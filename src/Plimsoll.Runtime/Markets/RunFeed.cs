using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Markets;

/// <summary>One-minute bars in, bars of the run's own timeframe out.</summary>
internal sealed class RunFeed(StrategyRun run)
{
    private readonly BarAggregator? _aggregator = run.Configuration.Timeframe == Timeframe.OneMinute
        ? null
        : new BarAggregator(Timeframe.OneMinute, run.Configuration.Timeframe);

    public StrategyRun Run { get; } = run;

    /// <summary>
    /// The bars that this minute made final: none while the run's bar goes on, two when a gap ended one bar and the
    /// minute ends the next.
    /// </summary>
    public IReadOnlyList<Bar> Next(in Bar minute)
    {
        if (_aggregator is null)
            return [minute];
        var due = new List<Bar>();
        if (_aggregator.Add(in minute, out var before))
            due.Add(before);
        if (_aggregator.AdvanceTo(minute.OpenTime + Timeframe.OneMinute.Length, out var current))
            due.Add(current);
        return due;
    }

    /// <summary>Feeds a past minute without trading.</summary>
    public void Warm(in Bar minute)
    {
        foreach (var bar in Next(in minute))
            TradingEngine.Warm(Run, in bar);
    }
}
