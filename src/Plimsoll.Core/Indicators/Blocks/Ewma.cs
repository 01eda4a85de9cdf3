namespace Plimsoll.Core.Indicators.Blocks;

/// <summary>
/// Exponentially weighted mean: the simple mean of the first values, then e += weight · (x − e). NaN until seeded;
/// NaN is not taken in.
/// </summary>
internal struct Ewma(int seedLength, double weight)
{
    private readonly double _weight = weight;
    private readonly int _seedLength = seedLength;
    private int _missing = seedLength;
    private double _mean;

    /// <summary>Seeded with the mean of n values, weight 2/(n+1).</summary>
    public static Ewma Of(int period) => new(period, 2.0 / (period + 1));

    /// <summary>Seeded with the first value, weight 2/(n+1).</summary>
    public static Ewma FromFirst(int period) => new(1, 2.0 / (period + 1));

    /// <summary>Seeded as the parameter <c>seed</c> says: with the mean of n values, or with the first.</summary>
    public static Ewma Chosen(IndicatorSpec spec, string period) =>
        spec.Choice("seed") == "first" ? FromFirst(spec.Integer(period)) : Of(spec.Integer(period));

    public double Value { get; private set; } = double.NaN;

    public double Add(double value)
    {
        if (double.IsNaN(value))
            return double.NaN;
        if (_missing > 0)
            return Seed(value);
        _mean += _weight * (value - _mean);
        return Value = _mean;
    }

    private double Seed(double value)
    {
        _mean += value;
        if (--_missing > 0)
            return double.NaN;
        _mean /= _seedLength;
        return Value = _mean;
    }
}
