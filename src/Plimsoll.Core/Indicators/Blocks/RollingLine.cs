namespace Plimsoll.Core.Indicators.Blocks;

/// <summary>
/// Sums of the last n values x and of i·x (i = 0 for the oldest, n − 1 for the newest) in O(1): what a weighted mean
/// and a least-squares line need. Kept twofold, summed afresh every 8,192 values. NaN is not taken in.
/// </summary>
internal struct RollingLine(int length)
{
    private const int RefreshInterval = 8_192;

    private readonly double[] _ring = new double[length];
    private Twofold _sum;
    private Twofold _weighted;
    private int _next;
    private int _sinceRefresh;

    public bool IsFull { get; private set; }

    public readonly double Mean => IsFull ? _sum.Value / _ring.Length : double.NaN;

    /// <summary>Mean with the weights 1 (oldest) to n (newest).</summary>
    public readonly double WeightedMean
    {
        get
        {
            double count = _ring.Length;
            return IsFull ? (_weighted + _sum).Value / (count * (count + 1) / 2) : double.NaN;
        }
    }

    /// <summary>Slope of the least-squares line a value; 0 for a single value.</summary>
    public readonly double Slope
    {
        get
        {
            double count = _ring.Length;
            if (!IsFull)
                return double.NaN;
            if (count == 1)
                return 0;
            var spread = _weighted * 2 - _sum * (count - 1);
            return spread.Value * 6 / (count * (count * count - 1));
        }
    }

    /// <summary>The least-squares line at the newest value.</summary>
    public readonly double End => Mean + Slope * (_ring.Length - 1) / 2;

    /// <summary>Takes a value in; true when the window is full and the value counts.</summary>
    public bool Add(double value)
    {
        if (double.IsNaN(value))
            return false;
        var oldest = _ring[_next];

        // Every weight falls by one, which takes the whole sum off; the oldest had the weight 0 all along.
        var last = _ring.Length - 1;
        _weighted = _weighted - (_sum - oldest) + Twofold.Product(last, value);
        _sum = _sum - oldest + value;
        _ring[_next] = value;
        if (++_next == _ring.Length)
        {
            _next = 0;
            IsFull = true;
        }

        if (++_sinceRefresh == RefreshInterval)
            Refresh();
        return IsFull;
    }

    private void Refresh()
    {
        _sinceRefresh = 0;
        (_sum, _weighted) = (0, 0);
        for (var i = 0; i < _ring.Length; i++)
        {
            var value = _ring[(_next + i) % _ring.Length];
            _sum += value;
            _weighted += Twofold.Product(i, value);
        }
    }
}
