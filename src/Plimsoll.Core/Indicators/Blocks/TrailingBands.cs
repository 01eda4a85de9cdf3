namespace Plimsoll.Core.Indicators.Blocks;

/// <summary>
/// Bands that only tighten until the close before was beyond them; the value is the band behind the price. It starts
/// with the direction +1 and turns when a close is beyond the other band.
/// </summary>
internal struct TrailingBands()
{
    private double _upper = double.NaN;
    private double _lower = double.NaN;
    private double _lastClose;

    /// <summary>+1 above the lower band, −1 below the upper; NaN before the first band.</summary>
    public double Direction { get; private set; } = double.NaN;

    public readonly double Value => Direction > 0 ? _lower : _upper;

    public void Add(double upper, double lower, double close)
    {
        if (double.IsNaN(upper))
            return;
        if (!(upper >= _upper) || _lastClose > _upper)
            _upper = upper;
        if (!(lower <= _lower) || _lastClose < _lower)
            _lower = lower;
        _lastClose = close;
        if (double.IsNaN(Direction))
            Direction = 1;
        if (Direction > 0 && close < _lower)
            Direction = -1;
        else if (Direction < 0 && close > _upper)
            Direction = 1;
    }
}
