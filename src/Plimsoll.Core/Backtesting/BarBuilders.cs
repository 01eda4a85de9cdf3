using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting;

/// <summary>
/// Builds the strategy's bars of several instruments from finer ones. All lie on one grid, so those that
/// <see cref="TakeFinal"/> hands over together end together.
/// </summary>
internal sealed class BarBuilders
{
    private readonly BarAggregator[] _aggregators;
    private readonly SlotBar[] _final;
    private int _begun;

    public BarBuilders(int count, Timeframe lower, Timeframe higher)
    {
        _aggregators = new BarAggregator[count];
        for (var slot = 0; slot < count; slot++)
            _aggregators[slot] = new BarAggregator(lower, higher);
        _final = new SlotBar[count];
    }

    /// <summary>Takes the next finer bars, after those that their time makes final have been taken.</summary>
    public void Add(ReadOnlySpan<SlotBar> bars)
    {
        foreach (ref readonly var one in bars)
            if (_aggregators[one.Slot].Add(one.Bar, out _))
                throw new InvalidOperationException("a final bar was not taken");
        _begun += bars.Length;
    }

    /// <summary>The bars that are final at this time, by slot; valid until the next call.</summary>
    public ReadOnlySpan<SlotBar> TakeFinal(Timestamp time)
    {
        if (_begun == 0)
            return [];
        var count = 0;
        for (var slot = 0; slot < _aggregators.Length; slot++)
            if (_aggregators[slot].AdvanceTo(time, out var bar))
                _final[count++] = new SlotBar(slot, bar);
        if (count > 0)
            _begun = 0;
        return _final.AsSpan(0, count);
    }
}
