namespace Plimsoll.Core.Indicators.Structure;

/// <summary>
/// Swing lows (or highs): the lowest among the k bars before and after, told k bars late and never earlier. Ties are
/// allowed unless it is strict. A queue of ever higher lows keeps the window's lowest at its head: O(1) a bar on
/// average, no allocation.
/// </summary>
internal sealed class SwingFinder(int lookback, bool isLow, bool isStrict = false)
{
    private readonly int _length = 2 * lookback + 1;
    private readonly double[] _window = new double[2 * lookback + 1];
    private readonly long[] _queue = new long[2 * lookback + 1];
    private long _bars;
    private long _head;
    private long _tail;

    /// <summary>Number of the bar that was the latest swing, counted from 0.</summary>
    public long LastBar { get; private set; } = -1;

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
        if (_bars < _length || !IsSwing(_bars - 1 - lookback))
            return double.NaN;
        LastBar = _bars - 1 - lookback;
        var middle = At(LastBar);
        return isLow ? middle : -middle;
    }

    // The queue holds equal values side by side: the middle is alone when it is the head and the next one is more.
    private bool IsSwing(long middle)
    {
        var head = _queue[_head % _length];
        if (!isStrict)
            return At(middle) <= At(head);
        return head == middle && (_tail - _head == 1 || At(_queue[(_head + 1) % _length]) > At(middle));
    }

    private double At(long bar) => _window[bar % _length];
}
