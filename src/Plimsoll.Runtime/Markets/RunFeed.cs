using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Markets;

/// <summary>
/// Bars of the run's own timeframe: of a minute and more from the market's minutes, shorter ones from its trades. Those
/// are kept nowhere, so a run on them begins with an empty mind at its start and after a restart of the program.
/// </summary>
internal sealed class RunFeed
{
    private readonly BarAggregator? _aggregator;
    private BarBuilder? _builder;

    // A bar whose beginning was not seen is none.
    private Timestamp _wholeFrom;

    /// <param name="run">Who is fed.</param>
    /// <param name="from">Nothing that happens from here on is missing.</param>
    public RunFeed(StrategyRun run, Timestamp from)
    {
        Run = run;
        var timeframe = run.Configuration.Timeframe;
        if (IsShort(timeframe))
            Begin(from);
        else if (timeframe != Timeframe.OneMinute)
            _aggregator = new BarAggregator(Timeframe.OneMinute, timeframe);
    }

    public StrategyRun Run { get; }

    public bool IsOfTrades => _builder is not null;

    /// <summary>Whether bars of this length are made of trades.</summary>
    public static bool IsShort(Timeframe timeframe) => timeframe.Seconds < Timeframe.OneMinute.Seconds;

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

    /// <summary>The short bar that is final at this time, before anything that happens then.</summary>
    public bool TryEnd(Timestamp time, out Bar bar)
    {
        bar = default;
        if (!_builder!.AdvanceTo(time, out var final))
            return false;
        bar = final.Bar;
        return true;
    }

    /// <summary>Takes a trade into its short bar, after what ended before it has been taken.</summary>
    public void Add(in Trade trade)
    {
        if (trade.Time >= _wholeFrom)
            _builder!.Add(in trade, out _);
    }

    /// <summary>Events before this time were lost: the bar they belong to is none.</summary>
    public void Interrupt(Timestamp time) => Begin(time);

    private void Begin(Timestamp from)
    {
        var timeframe = Run.Configuration.Timeframe;
        var floor = timeframe.Floor(from);
        _wholeFrom = floor == from ? from : floor + timeframe.Length;
        _builder = new BarBuilder(timeframe);
    }
}
