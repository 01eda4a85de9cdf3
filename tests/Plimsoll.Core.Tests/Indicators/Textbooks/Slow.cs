namespace Plimsoll.Core.Tests.Indicators.Textbooks;

/// <summary>The words of the definitions, written out slowly over whole series; NaN where there is no value.</summary>
internal static class Slow
{
    /// <summary>A value for each window of n; NaN while the window is not full of numbers.</summary>
    public static double[] Over(double[] values, int n, Func<double[], double> of) =>
        [.. values.Select((_, i) =>
            i + 1 >= n && values[(i + 1 - n)..(i + 1)] is var window && !window.Any(double.IsNaN)
                ? of(window)
                : double.NaN)];

    public static double[] Mean(double[] values, int n) => Over(values, n, MeanOf);

    public static double[] Sum(double[] values, int n) => Over(values, n, window => window.Sum());

    public static double[] Highest(double[] values, int n) => Over(values, n, window => window.Max());

    public static double[] Lowest(double[] values, int n) => Over(values, n, window => window.Min());

    public static double[] Deviation(double[] values, int n) => Over(values, n, DeviationOf);

    public static double MeanOf(double[] window) => window.Min() == window.Max() ? window[0] : window.Average();

    public static double DeviationOf(double[] window)
    {
        var mean = MeanOf(window);
        return Math.Sqrt(window.Average(value => (value - mean) * (value - mean)));
    }

    public static double[] Weighted(double[] values, int n) =>
        Over(values, n, window => window.Select((value, i) => value * (i + 1)).Sum() / (n * (n + 1) / 2.0));

    /// <summary>Slope and end of the line of least squares through each window.</summary>
    public static (double[] Slope, double[] End) Line(double[] values, int n)
    {
        var slope = Over(values, n, SlopeOf);
        return (slope, Zip(Mean(values, n), slope, (mean, rise) => mean + rise * (n - 1) / 2));
    }

    public static double[] Ema(double[] values, int n) => Ema(values, n, 2.0 / (n + 1));

    /// <summary>Seeded with the mean of the first numbers.</summary>
    public static double[] Ema(double[] values, int seed, double weight)
    {
        var result = Enumerable.Repeat(double.NaN, values.Length).ToArray();
        var seen = new List<double>();
        var last = double.NaN;
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]))
                continue;
            seen.Add(values[i]);
            if (seen.Count == seed)
                last = seen.Average();
            else if (seen.Count > seed)
                last = weight * values[i] + (1 - weight) * last;
            result[i] = last;
        }

        return result;
    }

    /// <summary>The mean that the parameter <c>mean</c> names.</summary>
    public static double[] Chosen(History h, double[] values, int n) =>
        h.Choice("mean") == "sma" ? Mean(values, n) : Ema(values, n);

    public static double[] Wilder(double[] values, int n) => Ema(values, n, 1.0 / n);

    /// <summary>The value n places before.</summary>
    public static double[] Before(double[] values, int n) =>
        [.. values.Select((_, i) => i >= n ? values[i - n] : double.NaN)];

    public static double[] Changes(double[] values) => Zip(values, Before(values, 1), (now, then) => now - then);

    public static double[] Map(double[] values, Func<double, double> of) => [.. values.Select(of)];

    /// <summary>NaN where one of the two is.</summary>
    public static double[] Zip(double[] left, double[] right, Func<double, double, double> of) =>
        [.. left.Zip(right, (a, b) => double.IsNaN(a) || double.IsNaN(b) ? double.NaN : of(a, b))];

    public static double[] Less(double[] left, double[] right) => Zip(left, right, (a, b) => a - b);

    public static double[] Plus(double[] left, double[] right) => Zip(left, right, (a, b) => a + b);

    public static double[] Times(double[] values, double factor) => Map(values, value => value * factor);

    /// <summary>Null where the divisor is not positive.</summary>
    public static double[] Over(double[] values, double[] divisors) =>
        Zip(values, divisors, (value, divisor) => divisor > 0 ? value / divisor : double.NaN);

    /// <summary>100·a/b, and what stands for it where b is 0.</summary>
    public static double[] Percent(double[] part, double[] whole, double otherwise) =>
        Zip(part, whole, (a, b) => b == 0 ? otherwise : 100 * a / b);

    public static double[] Rsi(double[] values, int n)
    {
        var changes = Changes(values);
        var gain = Wilder(Map(changes, change => Math.Max(change, 0)), n);
        var loss = Wilder(Map(changes, change => Math.Max(-change, 0)), n);
        var strength = Zip(gain, loss, (up, down) => down > 0 ? 100 - 100 / (1 + up / down) : up > 0 ? 100 : 50);

        // Without a change both means fall alike, and the strength stays; means of one change become 0.
        for (var i = 1; i < values.Length && n > 1; i++)
            strength[i] = changes[i] == 0 && !double.IsNaN(strength[i - 1]) ? strength[i - 1] : strength[i];
        return strength;
    }

    /// <summary>Chande's momentum, −1 to 1, by the parameter <c>smoothing</c>.</summary>
    public static double[] NetMomentum(History h, double[] values)
    {
        double[] Smooth(double[] x) => h.Choice("smoothing") == "wilder" ? Wilder(x, h.Period) : Sum(x, h.Period);
        var changes = Changes(values);
        return Zip(Smooth(changes), Smooth(Map(changes, Math.Abs)), (net, path) => path == 0 ? 0 : net / path);
    }

    /// <summary>Place of a price between the low and the high of n bars, percent; 50 where flat.</summary>
    public static double[] Place(double[] prices, double[] highs, double[] lows) =>
        Percent(Less(prices, lows), Less(highs, lows), 50);

    private static double SlopeOf(double[] window)
    {
        var middle = (window.Length - 1) / 2.0;
        var mean = MeanOf(window);
        var spread = window.Select((_, i) => (i - middle) * (i - middle)).Sum();
        return spread == 0 ? 0 : window.Select((value, i) => (i - middle) * (value - mean)).Sum() / spread;
    }
}
