using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Serialization;

/// <summary>
/// Reads <c>2026-01-05T12:00:00.000001Z</c>, with up to six digits of a second or none: the one way in which times are
/// written here, and the value that a log has most of.
/// </summary>
internal static class IsoTime
{
    private const int Shortest = 20;
    private const int SecondsEnd = 19;
    private const int MostDigits = 6;

    public static bool TryRead(ReadOnlySpan<byte> text, out Timestamp time)
    {
        time = default;
        if (text.Length is < Shortest or > Shortest + MostDigits + 1 || text[^1] != (byte)'Z' || !HasMarks(text)
            || !TryNumber(text[..4], out var year) || !TryNumber(text[5..7], out var month)
            || !TryNumber(text[8..10], out var day) || !TryNumber(text[11..13], out var hour)
            || !TryNumber(text[14..16], out var minute) || !TryNumber(text[17..19], out var second)
            || !TryMicros(text[SecondsEnd..^1], out var micros))
            return false;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour > 23 || minute > 59 || second > 59)
            return false;
        var days = new DateOnly(year, month, day).DayNumber - new DateOnly(1970, 1, 1).DayNumber;
        var seconds = ((days * 24L + hour) * 60 + minute) * 60 + second;
        time = new Timestamp(seconds * Timestamp.MicrosPerSecond + micros);
        return true;
    }

    private static bool HasMarks(ReadOnlySpan<byte> text) =>
        text[4] == (byte)'-' && text[7] == (byte)'-' && text[10] == (byte)'T' && text[13] == (byte)':'
        && text[16] == (byte)':';

    private static bool TryMicros(ReadOnlySpan<byte> fraction, out int micros)
    {
        micros = 0;
        if (fraction.IsEmpty)
            return true;
        if (fraction[0] != (byte)'.' || fraction.Length == 1 || !TryNumber(fraction[1..], out micros))
            return false;
        for (var digits = fraction.Length - 1; digits < MostDigits; digits++)
            micros *= 10;
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<byte> digits, out int number)
    {
        number = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9')
                return false;
            number = number * 10 + (digit - '0');
        }

        return true;
    }
}
