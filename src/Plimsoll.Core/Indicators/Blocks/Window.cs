namespace Plimsoll.Core.Indicators.Blocks;

/// <summary>The last n values, for what must look at all of them. NaN is not taken in.</summary>
internal struct Window(int length)
{
    private readonly double[] _ring = new double[length];
    private int _next;

    public bool IsFull { get; private set; }

    public readonly int Length => _ring.Length;

    /// <summary>The values from 0 (oldest) to n − 1 (newest), once full.</summary>
    public readonly double this[int index]
    {
        get
        {
            var place = _next + index;
            return _ring[place < _ring.Length ? place : place - _ring.Length];
        }
    }

    /// <summary>The values from the oldest to the newest, in two runs.</summary>
    public readonly ReadOnlySpan<double> Older => _ring.AsSpan(_next);

    public readonly ReadOnlySpan<double> Newer => _ring.AsSpan(0, _next);

    /// <summary>Takes a value in; true when the window is full and the value counts.</summary>
    public bool Add(double value)
    {
        if (double.IsNaN(value))
            return false;
        _ring[_next] = value;
        if (++_next == _ring.Length)
        {
            _next = 0;
            IsFull = true;
        }

        return IsFull;
    }
}
