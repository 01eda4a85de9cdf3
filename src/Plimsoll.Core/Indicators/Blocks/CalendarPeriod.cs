using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Blocks;

/// <summary>Tells the first bar of each UTC day, week (from Monday) or month.</summary>
internal struct CalendarPeriod(string length)
{
    private readonly string _length = length;
    private DateTime _begin = DateTime.MaxValue;

    public bool Begins(in Bar bar)
    {
        var day = bar.OpenTime.ToDateTimeOffset().UtcDateTime.Date;
        var begin = _length switch
        {
            "day" => day,
            "week" => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
            _ => day.AddDays(1 - day.Day),
        };
        var begins = begin != _begin;
        _begin = begin;
        return begins;
    }
}
