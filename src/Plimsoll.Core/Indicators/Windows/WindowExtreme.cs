namespace Plimsoll.Core.Indicators.Windows;

/// <summary>
/// Highest (lowest) price in a window that only moves on: a queue in a ring holds the trades that no later one beats,
/// so that every trade is looked at once.
/// </summary>
internal sealed class WindowExtreme(int sign, TimeWindow window)
{
    private long[] _queue = new long[64];
    private long _head;
    private long _tail;
    private long _next;

    /// <summary>NaN without a trade. Time does not go back.</summary>
    public double Of(Tape<TradeTick> ticks, long now)
    {
        var (first, end) = ticks.Within(window, now);
        while (_head < _tail && At(_head) < first)
            _head++;
        for (_next = Math.Max(_next, first); _next < end; _next++)
        {
            var price = sign * ticks[_next].Price;
            while (_head < _tail && sign * ticks[At(_tail - 1)].Price <= price)
                _tail--;
            Push(_next);
        }

        return _head < _tail ? ticks[At(_head)].Price : double.NaN;
    }

    private long At(long place) => _queue[place & (_queue.Length - 1)];

    private void Push(long number)
    {
        if (_tail - _head == _queue.Length)
        {
            var larger = new long[_queue.Length * 2];
            for (var place = _head; place < _tail; place++)
                larger[place & (larger.Length - 1)] = At(place);
            _queue = larger;
        }

        _queue[_tail++ & (_queue.Length - 1)] = number;
    }
}
