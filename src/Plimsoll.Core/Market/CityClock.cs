namespace Plimsoll.Core.Market;

/// <summary>
/// Wall clock of a financial centre. Its daylight saving is arithmetic, not a table of the machine, so that the same bars
/// give the same sessions everywhere. Source: IANA time zone database; right from 1987 on (London: from 1981).
/// </summary>
public sealed class CityClock
{
    private const long Day = 86_400 * Timestamp.MicrosPerSecond;
    private const long Hour = 3_600 * Timestamp.MicrosPerSecond;
    private const long Minute = 60 * Timestamp.MicrosPerSecond;

    private readonly long _standard;
    private readonly Func<int, (long Begin, long End)> _summer;
    private (long Begin, long End) _year;
    private (long Begin, long End) _summerOfYear;

    private CityClock(int hours, Func<int, (long Begin, long End)> summer) =>
        (_standard, _summer) = (hours * Hour, summer);

    /// <summary>Clocks remember the last year they looked at: one each for whoever looks.</summary>
    public static CityClock NewYork() => new(-5, SummerOfNewYork);

    public static CityClock London() => new(0, SummerOfLondon);

    public static CityClock Tokyo() => new(9, _ => (long.MaxValue, long.MaxValue));

    public static CityClock Utc() => new(0, _ => (long.MaxValue, long.MaxValue));

    /// <summary>Local day, counted from 1970-01-01, and minute of that day.</summary>
    public (long Day, int Minute) At(Timestamp time)
    {
        var local = time.Micros + OffsetAt(time.Micros);
        var day = Math.DivRem(local, Day, out var rest);
        return rest < 0 ? (day - 1, (int)((rest + Day) / Minute)) : (day, (int)(rest / Minute));
    }

    private long OffsetAt(long micros)
    {
        if (micros < _year.Begin || micros >= _year.End)
            LookUp(new Timestamp(micros).ToDateTimeOffset().Year);
        return micros >= _summerOfYear.Begin && micros < _summerOfYear.End ? _standard + Hour : _standard;
    }

    private void LookUp(int year)
    {
        _year = (DayOf(year, 1, 1), DayOf(year + 1, 1, 1));
        _summerOfYear = _summer(year);
    }

    // 02:00 by the clock that is in force, at both ends. Energy Policy Act of 2005; before it the act of 1986.
    private static (long Begin, long End) SummerOfNewYork(int year) => year >= 2007
        ? (SundayFrom(year, 3, 8) + 7 * Hour, SundayFrom(year, 11, 1) + 6 * Hour)
        : (SundayFrom(year, 4, 1) + 7 * Hour, SundayFrom(year, 10, 25) + 6 * Hour);

    // 01:00 UTC at both ends; the autumn's Sunday has moved twice.
    private static (long Begin, long End) SummerOfLondon(int year) => (
        SundayFrom(year, 3, 25) + Hour,
        SundayFrom(year, 10, year >= 1996 ? 25 : year >= 1990 ? 22 : 23) + Hour);

    private static long SundayFrom(int year, int month, int day)
    {
        var first = DayOf(year, month, day);
        var weekday = (int)new DateTime(year, month, day).DayOfWeek;
        return first + (7 - weekday) % 7 * Day;
    }

    private static long DayOf(int year, int month, int day) =>
        Timestamp.From(new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero)).Micros;
}
