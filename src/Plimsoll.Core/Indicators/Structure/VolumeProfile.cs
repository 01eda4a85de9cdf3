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
    private const int BinsOfRange = 100;

    private readonly VolumeBins _bins = new(BinsOfRange + 2);
    private readonly Bar[] _window;
    private readonly double _increment;
    private readonly double _share;
    private int _next;
    private bool _isFull;

    /// <param name="period">Bars in the profile, at least 1.</param>
    /// <param name="valueAreaShare">Share of the total that the value area holds, above 0, at most 1.</param>
    /// <param name="priceIncrement">Smallest price step, quote units, above 0.</param>
    public VolumeProfile(int period, double valueAreaShare, double priceIncrement)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(valueAreaShare);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(valueAreaShare, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(priceIncrement);
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

    public void Add(in Bar bar)
    {
        _window[_next] = bar;
        _next = _next + 1 == _window.Length ? 0 : _next + 1;
        _isFull |= _next == 0;
        if (_isFull)
            Count();
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
        var (first, last) = (Tick(low), Tick(high));
        var ticksPerBin = Math.Max(1, (last - first + BinsOfRange - 1) / BinsOfRange);
        _bins.Begin((int)((last - first) / ticksPerBin) + 1);
        foreach (ref readonly var bar in _window.AsSpan())
            _bins.Spread(
                (int)((Tick(bar.Low) - first) / ticksPerBin), (int)((Tick(bar.High) - first) / ticksPerBin),
                CountsBars ? double.NaN : double.IsNaN(bar.Volume) ? 0 : bar.Volume);
        Read(_bins.Area(_share), first, ticksPerBin);
    }

    // A bin goes by its lowest price, which is always one that can be traded.
    private void Read((int Lowest, int Peak, int Highest) area, long first, long ticksPerBin)
    {
        double Price(int bin) => (first + bin * ticksPerBin) * _increment;
        (ValueAreaLow, PointOfControl, ValueAreaHigh) = (Price(area.Lowest), Price(area.Peak), Price(area.Highest));
    }

    private long Tick(double price) => (long)Math.Round(price / _increment);
}
