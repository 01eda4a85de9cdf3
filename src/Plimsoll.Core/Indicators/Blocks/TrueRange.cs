using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Blocks;

/// <summary>max(h−l, |h−c₋₁|, |l−c₋₁|); of the first bar h−l. Source: Wilder, 1978.</summary>
internal struct TrueRange()
{
    private double _lastClose = double.NaN;

    public double Add(in Bar bar)
    {
        // max(h, c₋₁) − min(l, c₋₁) is the largest of the three distances.
        var hasClose = !double.IsNaN(_lastClose);
        var top = hasClose ? Math.Max(bar.High, _lastClose) : bar.High;
        var bottom = hasClose ? Math.Min(bar.Low, _lastClose) : bar.Low;
        _lastClose = bar.Close;
        return top - bottom;
    }
}
