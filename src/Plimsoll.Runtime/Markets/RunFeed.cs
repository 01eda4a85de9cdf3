using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Markets;

/// <summary>
/// Bars of the run's own timeframe, of its instrument and of those it looks at. Bars that are shorter than a minute are
/// kept nowhere, so a run on them begins with an empty mind at its start and after a restart of the program. A bar of
/// minutes waits for those that end with it of the other instruments: the run is asked once, with all of them.
/// </summary>
internal sealed class RunFeed
{
    private readonly SeriesFeed _own;
    private readonly SeriesFeed[] _references;
    private readonly TimeSpan _length;

    // Two at most: what a gap ended, and what the minute after it ends.
    private readonly Queue<Bar> _waiting = new();

    /// <param name="run">Who is fed.</param>
    /// <param name="from">Nothing that happens from here on is missing.</param>
    public RunFeed(StrategyRun run, Timestamp from)
    {
        Run = run;
        var timeframe = run.Configuration.Timeframe;
        _length = timeframe.Length;
        _own = new SeriesFeed(run.Slot, timeframe, from);
        _references = [.. run.References.Select(slot => new SeriesFeed(slot, timeframe, from))];
    }

    public StrategyRun Run { get; }

    public bool IsOfTrades => _own.IsOfTrades;

    public bool HasReferences => _references.Length > 0;

    /// <summary>Whether bars of this length are made of trades.</summary>
    public static bool IsShort(Timeframe timeframe) => timeframe.Seconds < Timeframe.OneMinute.Seconds;

    /// <summary>The run's bars that this minute of its own instrument made final; see <see cref="SeriesFeed.Next"/>.</summary>
    public IReadOnlyList<Bar> Next(in Bar minute)
    {
        var due = _own.Next(in minute);
        if (HasReferences)
            foreach (var bar in due)
                _waiting.Enqueue(bar);
        return due;
    }

    /// <summary>A minute of an instrument that the run may look at.</summary>
    public void TakeReference(int slot, in Bar minute)
    {
        foreach (var series in _references)
            if (series.Slot == slot)
                foreach (var bar in series.Next(in minute))
                    Run.TakeReference(slot, in bar);
    }

    /// <summary>
    /// A bar that waits no longer: all that it waited for has come, or time has passed its end.
    /// </summary>
    public bool TryRelease(Timestamp now, out Bar bar)
    {
        bar = default;
        if (!_waiting.TryPeek(out var first))
            return false;
        var end = first.OpenTime + _length;
        if (now <= end && !Array.TrueForAll(_references, series => series.Through >= end))
            return false;
        bar = _waiting.Dequeue();
        foreach (var series in _references)
            if (series.TryConclude(end, out var other))
                Run.TakeReference(series.Slot, in other);
        return true;
    }

    /// <summary>Feeds a past minute without trading; of those it looks at, what ends by then has been fed.</summary>
    public void Warm(in Bar minute)
    {
        var due = Next(in minute);
        if (!HasReferences)
            foreach (var bar in due)
                TradingEngine.Warm(Run, in bar);
        WarmWaiting(minute.OpenTime + Timeframe.OneMinute.Length);
    }

    /// <summary>Feeds what waits no longer at this time, without trading.</summary>
    public void WarmWaiting(Timestamp now)
    {
        while (TryRelease(now, out var bar))
            TradingEngine.Warm(Run, in bar);
    }

    /// <summary>The short bar that is final at this time, before anything that happens then; of all instruments.</summary>
    public bool TryEnd(Timestamp time, out Bar bar)
    {
        foreach (var series in _references)
            if (series.TryEnd(time, out var other))
                Run.TakeReference(series.Slot, in other);
        return _own.TryEnd(time, out bar);
    }

    /// <summary>Takes a trade into its short bar, after what ended before it has been taken.</summary>
    public void Add(int slot, in Trade trade)
    {
        if (slot == _own.Slot)
            _own.Add(in trade);
        foreach (var series in _references)
            if (series.Slot == slot)
                series.Add(in trade);
    }

    /// <summary>Events before this time were lost: the bar they belong to is none.</summary>
    public void Interrupt(Timestamp time)
    {
        _own.Begin(time);
        foreach (var series in _references)
            series.Begin(time);
    }
}
