namespace Plimsoll.Core.Indicators.Blocks;

/// <summary>
/// Wilder's smoothing: the simple mean of the first n values, then (a(n−1)+x)/n. NaN until seeded; NaN is not taken
/// in. Source: J. Welles Wilder, New Concepts in Technical Trading Systems, 1978.
/// </summary>
internal struct WilderMean(int period)
{
    private readonly int _period = period;
    private int _missing = period;
    private double _mean;

    public readonly double Value => _missing > 0 ? double.NaN : _mean;

    public double Add(double value)
    {
        if (double.IsNaN(value))
            return double.NaN;
        if (_missing > 0)
            return Seed(value);
        return _mean = (_mean * (_period - 1) + value) / _period;
    }

    private double Seed(double value)
    {
        _mean += value;
        if (--_missing > 0)
            return double.NaN;
        return _mean /= _period;
    }
}
