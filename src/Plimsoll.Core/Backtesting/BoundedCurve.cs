using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting;

/// <summary>
/// A series of any length in at most so many points for a chart. Each point stands for the same number
/// of values; when all are taken, neighbors merge and that number doubles, so no extreme is ever lost. Two curves fed
/// equally often have the same points.
/// </summary>
/// <param name="maxPoints">An even number.</param>
public sealed class BoundedCurve(int maxPoints = BoundedCurve.MaxPoints)
{
    public const int MaxPoints = 4_000;

    private readonly CurvePoint[] _points = new CurvePoint[maxPoints];
    private int _count;
    private long _width = 1;
    private long _filled;
    private Timestamp _time;
    private double _last;
    private double _low = double.PositiveInfinity;
    private double _high = double.NegativeInfinity;

    /// <summary>Adds one value that moved between low and high and ended at last.</summary>
    public void Add(Timestamp time, double low, double high, double last)
    {
        if (low < _low)
            _low = low;
        if (high > _high)
            _high = high;
        if (++_filled == _width)
            Close(time, last);
        else
            (_time, _last) = (time, last);
    }

    internal void Add(ReadOnlySpan<Timestamp> times, ReadOnlySpan<double> values)
    {
        while (!values.IsEmpty)
        {
            var take = (int)Math.Min(_width - _filled, values.Length);
            var (low, high) = Lanes.Range(values[..take]);
            (_low, _high) = (Math.Min(_low, low), Math.Max(_high, high));
            _filled += take;
            if (_filled == _width)
                Close(times[take - 1], values[take - 1]);
            else
                (_time, _last) = (times[take - 1], values[take - 1]);
            times = times[take..];
            values = values[take..];
        }
    }

    /// <summary>The points so far, oldest first; the last may stand for fewer values than the others.</summary>
    public CurvePoint[] ToArray() => _filled > 0
        ? [.. _points.AsSpan(0, _count), new CurvePoint(_time, _low, _high, _last)]
        : _points[.._count];

    private void Close(Timestamp time, double last)
    {
        _points[_count++] = new CurvePoint(time, _low, _high, last);
        _filled = 0;
        _low = double.PositiveInfinity;
        _high = double.NegativeInfinity;
        if (_count == _points.Length)
            Halve();
    }

    private void Halve()
    {
        _count = _points.Length / 2;
        _width *= 2;
        for (var i = 0; i < _count; i++)
        {
            var (left, right) = (_points[2 * i], _points[2 * i + 1]);
            _points[i] = right with { Low = Math.Min(left.Low, right.Low), High = Math.Max(left.High, right.High) };
        }
    }
}
