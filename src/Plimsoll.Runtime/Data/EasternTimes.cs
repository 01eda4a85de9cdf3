using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Data;

/// <summary>
/// Times of HistData.com in UTF-8: <c>20190131 235900</c>, in ticks with three digits of a second behind it; New York's
/// winter time all year (HistData.com, F.A.Q.: "Eastern Standard Time without daylight savings").
/// </summary>
internal static class EasternTimes
{
    public const int LengthOfMinutes = 15;
    public const int LengthOfTicks = 18;

    private const long BehindUtc = 5 * 3_600 * Timestamp.MicrosPerSecond;

    public static bool TryParse(ReadOnlySpan<byte> text, out Timestamp time)
    {
        time = default;
        if (text.Length is not (LengthOfMinutes or LengthOfTicks) || text[8] != ' '
            || !TryParseDay(text[..8], out var day)
            || !Part(text[9..11], out var hour) || !Part(text[11..13], out var minute)
            || !Part(text[13..15], out var second) || hour > 23 || minute > 59 || second > 59)
            return false;
        var milliseconds = 0;
        if (text.Length == LengthOfTicks && !Part(text[15..], out milliseconds))
            return false;
        var micros = (hour * 3_600L + minute * 60L + second) * Timestamp.MicrosPerSecond + milliseconds * 1_000L;
        time = new Timestamp(day.Micros + micros + BehindUtc);
        return true;
    }

    private static bool TryParseDay(ReadOnlySpan<byte> text, out Timestamp day)
    {
        day = default;
        if (!Part(text[..4], out var year) || !Part(text[4..6], out var month) || !Part(text[6..], out var number)
            || year == 0 || month is 0 or > 12 || number == 0 || number > DateTime.DaysInMonth(year, month))
            return false;
        day = Timestamp.From(new DateTimeOffset(year, month, number, 0, 0, 0, TimeSpan.Zero));
        return true;
    }

    private static bool Part(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (var digit in text)
        {
            if (digit is < (byte)'0' or > (byte)'9')
                return false;
            value = value * 10 + (digit - '0');
        }

        return true;
    }
}
