using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Markets;

/// <summary>
/// Bars of one instrument and one timeframe: of a minute and more from the market's minutes, shorter ones from its
/// trades.
/// </summary>
internal sealed class SeriesFeed
{
    private readonly Timeframe _timeframe;
    private readonly BarAggregator? _aggregator;
    private BarBuilder? _builder;

    // A bar whose beginning was not seen is none.
    private Timestamp _wholeFrom;

    /// <param name="slot">The instrument.</param>
    /// <param name="timeframe">Of the bars.</param>
    /// <param name="from">Nothing that happens from here on is missing.</param>
    public SeriesFeed(int slot, Timeframe timeframe, Timestamp from)
    {
        (Slot, _timeframe) = (slot, timeframe);
        if (RunFeed.IsShort(timeframe))
            Begin(from);
        else if (timeframe != Timeframe.OneMinute)
            _aggregator = new BarAggregator(Timeframe.OneMinute, timeframe);
    }

    public int Slot { get; }

    public bool IsOfTrades => _builder is not null;

    /// <summary>End of the last minute that was taken.</summary>
    public Timestamp Through { get; private set; } = Timestamp.MinValue;

    /// <summary>
    /// The bars that this minute made final: none while the bar goes on, two when a gap ended one bar and the minute
    /// ends the next.
    /// </summary>
    public IReadOnlyList<Bar> Next(in Bar minute)
    {
        Through = minute.OpenTime + Timeframe.OneMinute.Length;
        if (_aggregator is null)
            return [minute];
        var due = new List<Bar>();
        if (_aggregator.Add(in minute, out var before))
            due.Add(before);
        if (_aggregator.AdvanceTo(Through, out var current))
            due.Add(current);
        return due;
    }

    /// <summary>A bar of minutes that is final at this time, though no minute of the instrument has said so.</summary>
    public bool TryConclude(Timestamp time, out Bar bar)
    {
        bar = default;
        return _aggregator?.AdvanceTo(time, out bar) == true;
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

    /// <summary>Nothing before this time counts: the bar it belongs to is none.</summary>
    public void Begin(Timestamp from)
    {
        var floor = _timeframe.Floor(from);
        _wholeFrom = floor == from ? from : floor + _timeframe.Length;
        _builder = new BarBuilder(_timeframe);
    }
}
