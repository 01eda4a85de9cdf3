using System.Buffers.Text;
using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Data;

/// <summary>
/// Times in UTF-8: epoch seconds, milli-, micro- or nanoseconds told apart by magnitude, or ISO-8601
/// (<c>2024-01-31</c>, <c>2024-01-31 23:59:59.123</c>, with T, Z or an offset). A time without offset is UTC.
/// </summary>
internal static class CsvTimes
{
    private const long SecondsBelow = 100_000_000_000;
    private const long MillisecondsBelow = 100_000_000_000_000;
    private const long MicrosecondsBelow = 100_000_000_000_000_000;

    public static bool TryParse(ReadOnlySpan<byte> text, out Timestamp time)
    {
        if (Utf8Parser.TryParse(text, out long epoch, out var used) && used == text.Length)
        {
            time = FromEpoch(epoch);
            return epoch >= 0;
        }

        return TryParseIso(text, out time);
    }

    private static Timestamp FromEpoch(long epoch) => new(
        epoch < SecondsBelow ? epoch * 1_000_000
        : epoch < MillisecondsBelow ? epoch * 1_000
        : epoch < MicrosecondsBelow ? epoch
        : epoch / 1_000);

    private static bool TryParseIso(ReadOnlySpan<byte> text, out Timestamp time)
    {
        time = default;
        if (text.Length < 10 || text[4] != '-' || text[7] != '-'
            || !Part(text[..4], out var year) || !Part(text[5..7], out var month) || !Part(text[8..10], out var day)
            || year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month))
            return false;
        var date = Timestamp.From(new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero));
        if (text.Length == 10)
        {
            time = date;
            return true;
        }

        if (text[10] is not ((byte)'T' or (byte)' ') || !TryParseClock(text[11..], out var micros))
            return false;
        time = new Timestamp(date.Micros + micros);
        return true;
    }

    // HH:mm[:ss[.fraction]][Z|±HH[:]mm]
    private static bool TryParseClock(ReadOnlySpan<byte> text, out long micros)
    {
        micros = 0;
        if (text.Length < 5 || text[2] != ':'
            || !Part(text[..2], out var hour) || !Part(text[3..5], out var minute) || hour > 23 || minute > 59)
            return false;
        micros = (hour * 3_600L + minute * 60L) * Timestamp.MicrosPerSecond;
        text = text[5..];
        if (text is [(byte)':', ..])
        {
            if (text.Length < 3 || !Part(text[1..3], out var second) || second > 59)
                return false;
            micros += second * Timestamp.MicrosPerSecond;
            text = text[3..];
            if (!TryTakeFraction(ref text, ref micros))
                return false;
        }

        return TryParseOffset(text, ref micros);
    }

    private static bool TryTakeFraction(ref ReadOnlySpan<byte> text, ref long micros)
    {
        if (text is not [(byte)'.', ..])
            return true;
        var length = text[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        var digits = length < 0 ? text[1..] : text.Slice(1, length);
        if (digits.Length is 0 or > 9)
            return false;
        var unit = Timestamp.MicrosPerSecond;
        foreach (var digit in digits)
            micros += (digit - '0') * (unit /= 10);
        text = text[(1 + digits.Length)..];
        return true;
    }

    private static bool TryParseOffset(ReadOnlySpan<byte> text, ref long micros)
    {
        if (text.IsEmpty || text is [(byte)'Z'] or [(byte)'z'])
            return true;
        if (text[0] is not ((byte)'+' or (byte)'-'))
            return false;
        var minutes = text.Length == 6 && text[3] == ':' ? text[4..] : text.Length == 5 ? text[3..] : default;
        if (!Part(text.Length >= 3 ? text[1..3] : default, out var hour) || hour > 14)
            return false;
        var minute = 0;
        if (text.Length != 3 && !Part(minutes, out minute))
            return false;
        var offset = (hour * 3_600L + minute * 60L) * Timestamp.MicrosPerSecond;
        micros += text[0] == '+' ? -offset : offset;
        return minute <= 59;
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

        return !text.IsEmpty;
    }
}
