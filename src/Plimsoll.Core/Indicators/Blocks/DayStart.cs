using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Blocks;

/// <summary>Tells the first bar of each trading day, which begins at a minute of the UTC day.</summary>
internal struct DayStart(int startMinute)
{
    private const long DayMicros = 86_400 * Timestamp.MicrosPerSecond;

    private readonly long _start = startMinute * 60 * Timestamp.MicrosPerSecond;
    private long _day = long.MinValue;

    public bool Begins(in Bar bar)
    {
        var day = Math.DivRem(bar.OpenTime.Micros - _start, DayMicros, out var rest);
        day = rest < 0 ? day - 1 : day;
        var begins = day != _day;
        _day = day;
        return begins;
    }
}
