using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;

namespace Plimsoll.Core.Engine;

/// <summary>Economic events in the order of their times.</summary>
internal sealed class EventCalendar
{
    private readonly EconomicEvent[] _events;

    public EventCalendar(IEnumerable<EconomicEvent> events) => _events = [.. events.OrderBy(one => one.Time)];

    public IReadOnlyList<EconomicEvent> Events => _events;

    public bool IsEmpty => _events.Length == 0;

    /// <summary>The window of a rule that is open at that time, of several the one that ends last; null outside.</summary>
    public BlackoutWindow? OpenAt(Timestamp time, Instrument instrument, BlackoutRule rule)
    {
        var (before, after) = (TimeSpan.FromMinutes(rule.MinutesBefore), TimeSpan.FromMinutes(rule.MinutesAfter));
        EconomicEvent? last = null;
        // It opens with its first instant, and is over at its end.
        for (var index = FirstAfter(time - after); index < _events.Length && _events[index].Time <= time + before; index++)
            if (rule.Concerns(_events[index], instrument))
                last = _events[index];
        return last is null ? null : new BlackoutWindow(last, last.Time + after);
    }

    private int FirstAfter(Timestamp time)
    {
        var (low, high) = (0, _events.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_events[middle].Time > time)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }
}
