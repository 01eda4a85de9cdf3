namespace Plimsoll.Runtime.Ticks;

/// <summary>
/// Doubles as whole multiples of a power of ten. A division of two exact numbers is rounded to the nearest double, as
/// reading the decimal's text is (IEEE 754): what comes back has the same bits, and that is checked of every number.
/// </summary>
internal static class Decimals
{
    /// <summary>There is no such power.</summary>
    public const int None = -1;

    // Whole numbers beyond this have neighbors that are no doubles.
    private const double MaxExact = 9_007_199_254_740_992;

    // Every one is a double; the smallest token moves in 10^-18.
    private static readonly double[] Powers =
        [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18];

    public static int Most => Powers.Length - 1;

    /// <summary>The least number of decimals that all have, with their multiples; or <see cref="None"/>.</summary>
    public static int TryScale(ReadOnlySpan<double> values, Span<long> multiples)
    {
        var decimals = 0;
        for (var index = 0; index < values.Length; index++)
        {
            var before = decimals;
            while (!TryScale(values[index], Powers[decimals], out multiples[index]))
                if (++decimals > Most)
                    return None;

            // Those before have fewer decimals: again, with all.
            if (decimals != before && index > 0)
                index = -1;
        }

        return decimals;
    }

    public static double PowerOf(int decimals) => Powers[decimals];

    private static bool TryScale(double value, double power, out long multiple)
    {
        var scaled = Math.Round(value * power, MidpointRounding.ToEven);
        if (!(Math.Abs(scaled) <= MaxExact))
        {
            multiple = 0;
            return false;
        }

        multiple = (long)scaled;
        return BitConverter.DoubleToInt64Bits(multiple / power) == BitConverter.DoubleToInt64Bits(value);
    }
}
