namespace Plimsoll.Core.Indicators.Blocks;

/// <summary>
/// Mean and population variance of the last n values in O(1). Sums and sums of squares are kept twofold, so that the
/// difference of the two is right even for tiny moves of a large price; a flat window has exactly the variance 0.
/// Summed afresh every 8,192 values, and as soon as a value has left that dwarfs all that are there: 32 digits do not
/// reach from the one to the others. NaN is not taken in.
/// </summary>
internal struct RollingVariance(int length)
{
    private const int RefreshInterval = 8_192;
    private const double Dwarfed = 1e-8;

    private readonly double[] _ring = new double[length];
    private Twofold _sum;
    private Twofold _squares;
    private double _largest;
    private double _last = double.NaN;
    private int _equal;
    private int _next;
    private int _sinceRefresh;
    private bool _isFull;

    /// <summary>Mean of the window; NaN until n values were seen.</summary>
    public double Mean { get; private set; } = double.NaN;

    /// <summary>Population variance of the window; NaN until n values were seen.</summary>
    public double Variance { get; private set; } = double.NaN;

    public readonly double Deviation => Math.Sqrt(Variance);

    /// <summary>Takes a value in; true when the window is full and the value counts.</summary>
    public bool Add(double value)
    {
        if (double.IsNaN(value))
            return false;
        var oldest = _ring[_next];
        _sum = _sum + value - oldest;
        _squares = _squares + Twofold.Product(value, value) - Twofold.Product(oldest, oldest);
        _ring[_next] = value;
        _isFull |= ++_next == _ring.Length;
        if (_next == _ring.Length)
            _next = 0;
        _equal = value == _last ? _equal + 1 : 1;
        _last = value;
        _largest = Math.Max(_largest, _squares.Value);
        if (++_sinceRefresh == RefreshInterval || _squares.Value < Dwarfed * _largest)
            Refresh();
        if (_isFull)
            Measure();
        return _isFull;
    }

    private void Measure()
    {
        double count = _ring.Length;
        if (_equal >= _ring.Length)
        {
            _equal = _ring.Length;
            (Mean, Variance) = (_last, 0);
            return;
        }

        Mean = _sum.Value / count;
        var spread = _squares * count - _sum * _sum;
        Variance = Math.Max(spread.Value / (count * count), 0);
    }

    private void Refresh()
    {
        _sinceRefresh = 0;
        (_sum, _squares) = (0, 0);
        foreach (var value in _ring)
        {
            _sum += value;
            _squares += Twofold.Product(value, value);
        }

        _largest = _squares.Value;
    }
}
