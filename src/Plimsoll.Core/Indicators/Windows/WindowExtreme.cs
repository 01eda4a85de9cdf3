namespace Plimsoll.Core.Indicators.Windows;

/// <summary>
/// The trade of the highest (lowest) price in a range whose ends only move on: a queue in a ring holds the trades that no
/// later one beats, so that every trade is looked at once.
/// </summary>
/// <param name="sign">1 for the highest, -1 for the lowest.</param>
/// <param name="isOldest">Of several at that price the oldest, not the newest.</param>
internal sealed class WindowExtreme(int sign, bool isOldest = false)
{
    private long[] _queue = new long[64];
    private long _head;
    private long _tail;
    private long _next;

    /// <summary>Its number; null without a trade.</summary>
    public long? Of(Tape<TradeTick> ticks, (long First, long End) range)
    {
        while (_head < _tail && At(_head) < range.First)
            _head++;
        for (_next = Math.Max(_next, range.First); _next < range.End; _next++)
        {
            var price = sign * ticks[_next].Price;
            while (_head < _tail && IsBeaten(sign * ticks[At(_tail - 1)].Price, price))
                _tail--;
            Push(_next);
        }

        return _head < _tail ? At(_head) : null;
    }

    private bool IsBeaten(double earlier, double later) => isOldest ? earlier < later : earlier <= later;

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
