namespace Plimsoll.Core.Indicators.Blocks;

/// <summary>
/// Highest or lowest of the last n values, amortized O(1): a queue in a ring holds the values that no later value
/// beats. NaN is not taken in.
/// </summary>
internal struct RollingExtreme
{
    private readonly double[] _values;
    private readonly long[] _times;
    private readonly double _sign;
    private int _head;
    private int _count;
    private long _time;

    private RollingExtreme(int length, double sign)
    {
        _values = new double[length];
        _times = new long[length];
        _sign = sign;
    }

    public readonly bool IsFull => _time >= _values.Length;

    /// <summary>The extreme of the window; NaN until n values were seen.</summary>
    public readonly double Value => IsFull ? _sign * _values[_head] : double.NaN;

    /// <summary>Values since the extreme, 0 when it is the newest; of equal ones the newest counts.</summary>
    public readonly int Age => (int)(_time - 1 - _times[_head]);

    public static RollingExtreme Highest(int length) => new(length, 1);

    public static RollingExtreme Lowest(int length) => new(length, -1);

    public double Add(double value)
    {
        if (double.IsNaN(value))
            return double.NaN;
        if (_count > 0 && _times[_head] <= _time - _values.Length)
        {
            _head = _head + 1 == _values.Length ? 0 : _head + 1;
            _count--;
        }

        var signed = _sign * value;
        while (_count > 0 && _values[Place(_count - 1)] <= signed)
            _count--;
        var place = Place(_count++);
        _values[place] = signed;
        _times[place] = _time++;
        return Value;
    }

    private readonly int Place(int index)
    {
        var place = _head + index;
        return place < _values.Length ? place : place - _values.Length;
    }
}
