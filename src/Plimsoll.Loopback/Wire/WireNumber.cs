using System.Globalization;

namespace Plimsoll.Loopback.Wire;

/// <summary>Decimals as the venue writes them: text with a fixed count of digits, never rounded up.</summary>
internal static class WireNumber
{
    private const int AssetDigits = 8;

    public static string Of(decimal value, int digits = AssetDigits) =>
        Down(value, digits).ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>Towards zero: nobody is credited a digit that was not earned.</summary>
    public static decimal Down(decimal value, int digits = AssetDigits)
    {
        var scale = Scale(digits);
        return decimal.Truncate(value * scale) / scale;
    }

    /// <summary>Digits after the point that a step needs: 2 for 0.01.</summary>
    public static int DigitsOf(decimal step)
    {
        var digits = 0;
        while (decimal.Truncate(step) != step)
        {
            step *= 10m;
            digits++;
        }
        return digits;
    }

    private static decimal Scale(int digits)
    {
        var scale = 1m;
        for (var i = 0; i < digits; i++)
            scale *= 10m;
        return scale;
    }
}
