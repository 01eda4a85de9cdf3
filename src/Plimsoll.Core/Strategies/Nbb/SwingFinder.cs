namespace Plimsoll.Core.Strategies.Nbb;

/// <summary>
/// Swing lows (or highs) among the k bars before and after, ties allowed, told k bars late. A queue of ever higher
/// lows keeps the window's lowest at its head: O(1) a bar on average, no allocation.
/// </summary>
internal sealed class SwingFinder(int lookback, bool isLow)
{
    private readonly int _length = 2 * lookback + 1;
    private readonly double[] _window = new double[2 * lookback + 1];
    private readonly long[] _queue = new long[2 * lookback + 1];
    private long _bars;
    private long _head;
    private long _tail;

    /// <summary>Takes the next bar's low (or high); the swing that it confirms, NaN where it confirms none.</summary>
    public double Add(double extreme)
    {
        var value = isLow ? extreme : -extreme;
        _window[_bars % _length] = value;
        if (_tail > _head && _queue[_head % _length] <= _bars - _length)
            _head++;
        while (_tail > _head && At(_queue[(_tail - 1) % _length]) > value)
            _tail--;
        _queue[_tail++ % _length] = _bars++;
        if (_bars < _length)
            return double.NaN;
        var middle = At(_bars - 1 - lookback);
        return middle > At(_queue[_head % _length]) ? double.NaN : isLow ? middle : -middle;
    }

    private double At(long bar) => _window[bar % _length];
}
