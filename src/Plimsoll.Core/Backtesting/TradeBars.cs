using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting;

/// <summary>
/// Builds the strategy's bars of several instruments from their trades. All lie on one grid, and every trade closes
/// what ended before it, so that the bars which <see cref="TakeFinal"/> hands over end together.
/// </summary>
internal sealed class TradeBars(int count, Timeframe timeframe)
{
    private readonly BarBuilder[] _builders =
        [.. Enumerable.Range(0, count).Select(_ => new BarBuilder(timeframe))];

    private readonly SlotBar[] _final = new SlotBar[count];
    private readonly long _length = timeframe.Seconds * Timestamp.MicrosPerSecond;
    private long _end = long.MaxValue;

    /// <summary>Whether bars end at or before this time.</summary>
    public bool AreDue(Timestamp time) => time.Micros >= _end;

    /// <summary>The bars that are final at this time, by slot; valid until the next call.</summary>
    public ReadOnlySpan<SlotBar> TakeFinal(Timestamp time)
    {
        var taken = 0;
        for (var slot = 0; slot < _builders.Length; slot++)
            if (_builders[slot].AdvanceTo(time, out var final))
                _final[taken++] = new SlotBar(slot, final.Bar);
        _end = long.MaxValue;
        return _final.AsSpan(0, taken);
    }

    /// <summary>Takes the next trade, after the bars that its time makes final have been taken.</summary>
    public void Add(int slot, in Trade trade)
    {
        if (_builders[slot].Add(in trade, out _))
            throw new InvalidOperationException("a final bar was not taken");
        if (_end == long.MaxValue)
            _end = timeframe.Floor(trade.Time).Micros + _length;
    }
}
