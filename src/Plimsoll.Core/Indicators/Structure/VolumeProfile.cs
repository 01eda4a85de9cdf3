using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Structure;

/// <summary>
/// Volume by price over the last n bars. A bin is one price increment, or as many as make a hundredth of the range. A
/// bar's volume is spread evenly over the bins of its range; without any volume in the window each bar counts one per
/// touched bin. POC is the largest bin; the value area grows from it, two bins at a time on the heavier side, until it
/// holds its share of the total. O(n + bins) a bar, no allocation.
/// Source: J. P. Steidlmayer, Market Profile (Chicago Board of Trade), 1984.
/// </summary>
public sealed class VolumeProfile
{
    private readonly VolumeBins _bins = new(ProfileScale.BinsOfRange + 2);
    private readonly Bar[] _window;
    private readonly double _increment;
    private readonly double _share;
    private ProfileScale _scale;
    private int _next;
    private bool _isFull;

    /// <param name="period">Bars in the profile, at least 1.</param>
    /// <param name="valueAreaShare">Share of the total that the value area holds, above 0, at most 1.</param>
    /// <param name="priceIncrement">Smallest price step, quote units; 0 where it is not known.</param>
    public VolumeProfile(int period, double valueAreaShare, double priceIncrement)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(valueAreaShare);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(valueAreaShare, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(priceIncrement);
        (_window, _share, _increment) = (new Bar[period], valueAreaShare, priceIncrement);
    }

    /// <summary>Price of the largest bin; NaN until n bars were seen.</summary>
    public double PointOfControl { get; private set; } = double.NaN;

    /// <summary>Price of the highest bin of the value area.</summary>
    public double ValueAreaHigh { get; private set; } = double.NaN;

    /// <summary>Price of the lowest bin of the value area.</summary>
    public double ValueAreaLow { get; private set; } = double.NaN;

    /// <summary>No bar of the window had a volume: bars were counted instead.</summary>
    public bool CountsBars { get; private set; }

    /// <summary>Price of the low volume node nearest to a price; NaN without one.</summary>
    public double LowNodeNear(double price) => NodeNear(price, isLow: true);

    /// <summary>Price of the high volume node nearest to a price; NaN without one.</summary>
    public double HighNodeNear(double price) => NodeNear(price, isLow: false);

    public void Add(in Bar bar)
    {
        _window[_next] = bar;
        _next = _next + 1 == _window.Length ? 0 : _next + 1;
        _isFull |= _next == 0;
        if (_isFull)
            Count();
    }

    private double NodeNear(double price, bool isLow)
    {
        if (double.IsNaN(PointOfControl))
            return double.NaN;
        var node = _bins.NearestNode(_scale.BinOf(price), isLow);
        return node < 0 ? double.NaN : _scale.PriceOf(node);
    }

    private void Count()
    {
        var (low, high, hasVolume) = (double.MaxValue, double.MinValue, false);
        foreach (ref readonly var bar in _window.AsSpan())
        {
            (low, high) = (Math.Min(low, bar.Low), Math.Max(high, bar.High));
            hasVolume |= bar.Volume > 0;
        }

        CountsBars = !hasVolume;
        _scale = new ProfileScale(low, high, _increment);
        if (_scale.Bins == 0)
        {
            (PointOfControl, ValueAreaHigh, ValueAreaLow) = (double.NaN, double.NaN, double.NaN);
            return;
        }

        _bins.Begin(_scale.Bins);
        foreach (ref readonly var bar in _window.AsSpan())
            _bins.Spread(
                _scale.BinOf(bar.Low), _scale.BinOf(bar.High),
                CountsBars ? double.NaN : double.IsNaN(bar.Volume) ? 0 : bar.Volume);
        var area = _bins.Area(_share);
        (PointOfControl, ValueAreaHigh, ValueAreaLow) =
            (_scale.PriceOf(area.Peak), _scale.PriceOf(area.Highest), _scale.PriceOf(area.Lowest));
    }
}
