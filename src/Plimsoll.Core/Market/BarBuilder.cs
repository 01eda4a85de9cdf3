namespace Plimsoll.Core.Market;

/// <summary>
/// Builds the bars of one instrument and timeframe from its trades. A bar is final when the first event at or after
/// its end arrives; an interval without trades has no bar.
/// </summary>
public sealed class BarBuilder
{
    private readonly Timeframe _timeframe;
    private readonly long _length;
    private long _start = long.MinValue;
    private long _end = long.MinValue;
    private double _open;
    private double _high;
    private double _low;
    private double _close;
    private DecimalSum _volume;
    private DecimalSum _quoteVolume;
    private long _count;

    public BarBuilder(Timeframe timeframe)
    {
        _timeframe = timeframe;
        _length = timeframe.Seconds * Timestamp.MicrosPerSecond;
    }

    /// <summary>Trades older than the end of a bar that is already final: counted, not in any bar.</summary>
    public long LateTradeCount { get; private set; }

    /// <summary>The half-built bar: for eyes, never for a strategy. Null when no trade is in it yet.</summary>
    public BuiltBar? Provisional => _count > 0 ? Current : null;

    private BuiltBar Current => new(
        new Bar(new Timestamp(_start), _open, _high, _low, _close, _volume.Value), _quoteVolume.Value, _count);

    /// <summary>Takes the next trade; true when it made the bar before it final.</summary>
    public bool Add(in Trade trade, out BuiltBar final)
    {
        var isFinal = AdvanceTo(trade.Time, out final);
        if (_count > 0 && trade.Time.Micros >= _start)
            Extend(in trade);
        else if (trade.Time.Micros < _end)
            LateTradeCount++;
        else
            Begin(in trade);
        return isFinal;
    }

    /// <summary>Tells that another event (or a clock) has reached this time; true when a bar became final.</summary>
    public bool AdvanceTo(Timestamp time, out BuiltBar final)
    {
        final = default;
        if (_count == 0 || time.Micros < _end)
            return false;
        final = Current;
        _count = 0;
        return true;
    }

    private void Begin(in Trade trade)
    {
        _start = _timeframe.Floor(trade.Time).Micros;
        _end = _start + _length;
        _open = _high = _low = trade.Price;
        _volume = new DecimalSum();
        _quoteVolume = new DecimalSum();
        Extend(in trade);
    }

    private void Extend(in Trade trade)
    {
        if (trade.Price > _high)
            _high = trade.Price;
        if (trade.Price < _low)
            _low = trade.Price;
        _close = trade.Price;
        _volume.Add(trade.Quantity);
        _quoteVolume.Add(trade.Price * trade.Quantity);
        _count++;
    }
}
