namespace Plimsoll.Core.Indicators.Structure;

/// <summary>
/// How prices fall into bins: a bin is one price increment, or as many as make a hundredth of the range; without an
/// increment exactly a hundredth.
/// </summary>
internal readonly struct ProfileScale
{
    public const int BinsOfRange = 100;

    // Beyond 2^53 a double cannot count increments.
    private const double MostTicks = 9_007_199_254_740_992;

    private readonly double _increment;
    private readonly double _low;
    private readonly double _size;
    private readonly long _first;
    private readonly long _ticksPerBin;

    /// <param name="low">Lowest price.</param>
    /// <param name="high">Highest price.</param>
    /// <param name="increment">Smallest price step; 0 when it is not known.</param>
    public ProfileScale(double low, double high, double increment)
    {
        (_increment, _low) = (increment, low);
        if (increment == 0)
        {
            _size = (high - low) / BinsOfRange;
            Bins = _size > 0 ? BinsOfRange : 1;
        }
        else if (high / increment < MostTicks)
        {
            _first = Tick(low);
            var ticks = Tick(high) - _first;
            _ticksPerBin = Math.Max(1, (ticks + BinsOfRange - 1) / BinsOfRange);
            Bins = (int)(ticks / _ticksPerBin) + 1;
        }
    }

    /// <summary>0 when a double cannot tell the increments of such prices apart.</summary>
    public int Bins { get; }

    public int BinOf(double price) => _increment == 0
        ? _size > 0 ? Math.Min(BinsOfRange - 1, (int)((price - _low) / _size)) : 0
        : (int)((Tick(price) - _first) / _ticksPerBin);

    /// <summary>Lowest price of a bin; with an increment one that can be traded.</summary>
    public double PriceOf(int bin) =>
        _increment == 0 ? _low + bin * _size : (_first + bin * _ticksPerBin) * _increment;

    private long Tick(double price) => (long)Math.Round(price / _increment);
}
