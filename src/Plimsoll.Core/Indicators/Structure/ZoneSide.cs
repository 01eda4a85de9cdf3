using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Structure;

/// <summary>The last 20 swings of one side as zones: the extreme of the swing's bar, and its other end.</summary>
internal sealed class ZoneSide(int span, bool isDemand)
{
    /// <summary>What lies farther back says little about the price of today.</summary>
    public const int Capacity = 20;

    private readonly SwingFinder _swings = new(span, isDemand);
    private readonly double[] _ends = new double[span + 1];
    private Recent<(double Price, double End)> _zones = new(Capacity);
    private long _bars;

    /// <summary>Price of the zone nearest to the close on its own side of it; NaN when there is none.</summary>
    public double Price { get; private set; } = double.NaN;

    /// <summary>The other end of that zone's bar.</summary>
    public double End { get; private set; } = double.NaN;

    public void Add(in Bar bar)
    {
        _ends[_bars % _ends.Length] = isDemand ? bar.High : bar.Low;
        var swing = _swings.Add(isDemand ? bar.Low : bar.High);
        if (!double.IsNaN(swing))
            _zones.Add((swing, _ends[_swings.LastBar % _ends.Length]));
        _bars++;
        Choose(bar.Close);
    }

    // Of zones at one price the newest counts.
    private void Choose(double close)
    {
        (Price, End) = (double.NaN, double.NaN);
        for (var i = 0; i < _zones.Count; i++)
        {
            var (price, end) = _zones[i];
            var isOnItsSide = isDemand ? price <= close : price >= close;
            if (isOnItsSide && !(Math.Abs(close - price) > Math.Abs(close - Price)))
                (Price, End) = (price, end);
        }
    }
}
