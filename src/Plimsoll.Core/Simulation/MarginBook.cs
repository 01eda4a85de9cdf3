using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Simulation;

/// <summary>The venue's own books: what is held, what stands behind it, and the price at which that is used up.</summary>
internal sealed class MarginBook
{
    // What venues take of a position that they have to end themselves.
    private const decimal FeeFraction = 0.005m;

    private readonly InstrumentTable _instruments;
    private readonly decimal[] _holdings;
    private readonly decimal[] _costs;
    private readonly decimal[] _margins;

    // As a double beside bars; NaN where nothing can be liquidated.
    private readonly double[] _ends;

    public MarginBook(InstrumentTable instruments)
    {
        _instruments = instruments;
        _holdings = new decimal[instruments.Count];
        _costs = new decimal[instruments.Count];
        _margins = new decimal[instruments.Count];
        _ends = new double[instruments.Count];
        Array.Fill(_ends, double.NaN);
    }

    /// <summary>Signed quantities by slot.</summary>
    public ReadOnlySpan<decimal> Holdings => _holdings;

    public ReadOnlySpan<decimal> Costs => _costs;

    public ReadOnlySpan<decimal> Margins => _margins;

    /// <summary>Any slot's holding may be ended by the venue.</summary>
    public bool CanLiquidateAny { get; private set; }

    /// <summary>Some holding ends at a price of its own, whatever works in the book.</summary>
    public bool CanLiquidate(int slot) => !double.IsNaN(_ends[slot]);

    /// <summary>Where the margin is used up.</summary>
    public double EndOf(int slot) => _ends[slot];

    public bool IsLong(int slot) => _holdings[slot] > 0m;

    /// <summary>Whether this price uses up the margin.</summary>
    public bool IsBeyond(int slot, double price) => IsLong(slot) ? price <= _ends[slot] : price >= _ends[slot];

    /// <summary>A fill: on the same side it adds its margin, on the other it gives back its share.</summary>
    public void Book(int slot, decimal signed, decimal notional, decimal leverage)
    {
        var before = _holdings[slot];
        _holdings[slot] += signed;
        if (before == 0m || before > 0m == signed > 0m)
        {
            _costs[slot] += notional;
            _margins[slot] += notional / leverage;
        }
        else
        {
            var left = _holdings[slot] == 0m ? 0m : (before + signed) / before;
            _costs[slot] *= left;
            _margins[slot] *= left;
        }

        Watch(slot);
    }

    public void Restore(int slot, decimal holding, decimal cost, decimal margin)
    {
        (_holdings[slot], _costs[slot], _margins[slot]) = (holding, cost, margin);
        Watch(slot);
    }

    /// <summary>
    /// The forced exit of all that is held: where the margin is used up, or worse where the market opened beyond it, but
    /// never beyond the margin itself. An isolated position cannot lose more than was put behind it, fee included.
    /// </summary>
    public (Price Price, decimal Fee) Liquidate(int slot, double reached)
    {
        var units = Math.Abs(_holdings[slot]) * _instruments[slot].ContractSize;
        var sign = IsLong(slot) ? 1m : -1m;
        var end = (decimal)_ends[slot];
        var market = (decimal)reached;
        var worse = sign > 0m ? Math.Min(end, market) : Math.Max(end, market);
        var bankrupt = (_costs[slot] - sign * _margins[slot]) / units;
        var instrument = _instruments[slot];
        var price = sign > 0m
            ? instrument.TickAbove(Math.Max(worse, bankrupt))
            : instrument.TickBelow(Math.Min(worse, bankrupt));
        var left = _margins[slot] + sign * (units * price.Value - _costs[slot]);
        return (price, Math.Clamp(FeeFraction * units * price.Value, 0m, Math.Max(0m, left)));
    }

    private void Watch(int slot)
    {
        var instrument = _instruments[slot];
        var units = Math.Abs(_holdings[slot]) * instrument.ContractSize;
        var end = units == 0m || !instrument.IsMargined || instrument.MaintenanceMarginFraction <= 0m
            ? 0m
            : Liquidation.PriceOf(
                IsLong(slot) ? PositionSide.Long : PositionSide.Short,
                _costs[slot] / units,
                _margins[slot] / units,
                instrument.MaintenanceMarginFraction);
        _ends[slot] = end > 0m ? (double)end : double.NaN;
        CanLiquidateAny = Array.Exists(_ends, one => !double.IsNaN(one));
    }
}
