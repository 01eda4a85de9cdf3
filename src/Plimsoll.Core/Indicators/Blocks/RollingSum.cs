namespace Plimsoll.Core.Indicators.Blocks;

/// <summary>
/// Sum of the last n values in O(1), kept twofold and summed afresh every 8,192 values; NaN until n were seen. NaN is
/// not taken in.
/// </summary>
internal struct RollingSum(int length)
{
    private const int RefreshInterval = 8_192;

    private readonly double[] _ring = new double[length];
    private Twofold _sum;
    private int _next;
    private int _sinceRefresh;

    public bool IsFull { get; private set; }

    public double Add(double value)
    {
        if (double.IsNaN(value))
            return double.NaN;
        _sum = _sum + value - _ring[_next];
        _ring[_next] = value;
        if (++_next == _ring.Length)
        {
            _next = 0;
            IsFull = true;
        }

        if (++_sinceRefresh == RefreshInterval)
            Refresh();
        return IsFull ? _sum.Value : double.NaN;
    }

    private void Refresh()
    {
        _sinceRefresh = 0;
        _sum = 0;
        foreach (var value in _ring)
            _sum += value;
    }
}
