using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Statistics;

/// <summary>
/// Correlation of two instruments: Pearson of the simple returns from one pair of bars that open together to the next, over
/// the last n pairs. O(1) a pair, no allocation. Source: Karl Pearson, 1895.
/// </summary>
/// <param name="period">Pairs of returns that count, at least <see cref="LeastPairs"/>.</param>
public sealed class PairCorrelation(int period = 500)
{
    /// <summary>Fewer say nothing.</summary>
    public const int LeastPairs = 100;

    private const int RefreshInterval = 8_192;

    private readonly (double X, double Y)[] _ring = new (double, double)[period >= LeastPairs
        ? period
        : throw new ArgumentOutOfRangeException(nameof(period), period, $"must be at least {LeastPairs}")];

    private Bar? _first;
    private Bar? _second;
    private (double First, double Second) _closes = (double.NaN, double.NaN);
    private (double X, double Y) _last = (double.NaN, double.NaN);
    private (int X, int Y) _equal;
    private Twofold _x;
    private Twofold _y;
    private Twofold _xx;
    private Twofold _yy;
    private Twofold _xy;
    private int _next;
    private int _sinceRefresh;

    /// <summary>Pairs of returns in the window.</summary>
    public int Pairs { get; private set; }

    /// <summary>−1 to 1; NaN with fewer than <see cref="LeastPairs"/> pairs, or while one of the two does not move.</summary>
    public double Value { get; private set; } = double.NaN;

    /// <summary>The next final bar of the first instrument; the bars of both come in the order of time.</summary>
    public void AddFirst(in Bar bar)
    {
        _first = bar;
        Pair();
    }

    /// <summary>The next final bar of the second instrument.</summary>
    public void AddSecond(in Bar bar)
    {
        _second = bar;
        Pair();
    }

    private void Pair()
    {
        if (_first is not { } first || _second is not { } second || first.OpenTime != second.OpenTime)
            return;
        (_first, _second) = (null, null);
        var (x, y) = (first.Close / _closes.First - 1, second.Close / _closes.Second - 1);
        _closes = (first.Close, second.Close);
        if (!double.IsFinite(x) || !double.IsFinite(y))
            return;
        Take(x, y);
        Value = Pairs >= LeastPairs && _equal.X < Pairs && _equal.Y < Pairs ? Compute() : double.NaN;
    }

    private void Take(double x, double y)
    {
        if (Pairs == _ring.Length)
            Count(_ring[_next], -1);
        else
            Pairs++;
        _ring[_next] = (x, y);
        _next = _next + 1 == _ring.Length ? 0 : _next + 1;
        Count((x, y), 1);
        _equal = (
            x == _last.X ? Math.Min(_equal.X + 1, _ring.Length) : 1, y == _last.Y ? Math.Min(_equal.Y + 1, _ring.Length) : 1);
        _last = (x, y);
        if (++_sinceRefresh == RefreshInterval)
            Refresh();
    }

    private void Count((double X, double Y) pair, int sign)
    {
        var (x, y) = pair;
        _x += sign * x;
        _y += sign * y;
        _xx += Twofold.Product(x, x) * sign;
        _yy += Twofold.Product(y, y) * sign;
        _xy += Twofold.Product(x, y) * sign;
    }

    private void Refresh()
    {
        _sinceRefresh = 0;
        (_x, _y, _xx, _yy, _xy) = (0, 0, 0, 0, 0);
        for (var i = 0; i < Pairs; i++)
            Count(_ring[i], 1);
    }

    private double Compute()
    {
        double count = Pairs;
        var joint = (_xy * count - _x * _y).Value;
        var spreads = (_xx * count - _x * _x).Value * (_yy * count - _y * _y).Value;
        return spreads > 0 ? Math.Clamp(joint / Math.Sqrt(spreads), -1, 1) : double.NaN;
    }
}
