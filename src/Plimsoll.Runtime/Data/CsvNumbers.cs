using System.Globalization;
using System.Runtime.CompilerServices;

namespace Plimsoll.Runtime.Data;

/// <summary>Invariant decimal numbers in UTF-8, read without allocation.</summary>
internal static class CsvNumbers
{
    private const long MaxExactMantissa = 1L << 53;
    private const int MaxDigits = 18;

    // Powers of ten that are exact in a double.
    private static readonly double[] Powers =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    ];

    /// <summary>
    /// The nearest double to a decimal number; false for anything else, NaN and infinities included. Up to 2^53
    /// digits and power are exact, so one division rounds once (W. D. Clinger, 1990); longer numbers go the slow way.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryParse(ReadOnlySpan<byte> text, out double value)
    {
        long mantissa = 0;
        var (digits, point) = (0, -1);
        for (var i = 0; i < text.Length; i++)
        {
            var digit = unchecked((uint)(text[i] - '0'));
            if (digit <= 9 && digits < MaxDigits)
            {
                mantissa = mantissa * 10 + digit;
                digits++;
            }
            else if (text[i] == (byte)'.' && point < 0)
            {
                point = digits;
            }
            else
            {
                return TryParseSlowly(text, out value);
            }
        }

        if (digits == 0 || mantissa > MaxExactMantissa)
            return TryParseSlowly(text, out value);
        value = point < 0 ? mantissa : mantissa / Powers[digits - point];
        return true;
    }

    private static bool TryParseSlowly(ReadOnlySpan<byte> text, out double value) =>
        double.TryParse(
            text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out value) && double.IsFinite(value);
}
