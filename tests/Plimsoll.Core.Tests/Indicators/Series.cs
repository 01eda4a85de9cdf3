using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;

namespace Plimsoll.Core.Tests.Indicators;

/// <summary>Bars to feed and the values that come back (null where there is none).</summary>
internal static class Series
{
    public static Bar[] OfCloses(params double[] closes) =>
        [.. closes.Select((close, i) => new Bar(Minute(i), close, close, close, close, 1))];

    public static Bar[] OfRanges(params (double High, double Low, double Close)[] bars) =>
        [.. bars.Select((bar, i) => new Bar(Minute(i), bar.Close, bar.High, bar.Low, bar.Close, 1))];

    /// <summary>A random walk; every second seed lies on a two-decimal grid, the others on none.</summary>
    public static Bar[] Random(ulong seed, int length)
    {
        var random = new SeededRandom(seed);
        var close = random.Uniform(0.5, 50_000);
        var bars = new Bar[length];
        for (var i = 0; i < length; i++)
        {
            var open = close;
            close = Snap(seed, open * (1 + 0.01 * random.Normal()));
            var high = Snap(seed, Math.Max(open, close) * (1 + 0.005 * random.Uniform()) + 0.01);
            var low = Snap(seed, Math.Min(open, close) * (1 - 0.005 * random.Uniform()) - 0.01);
            bars[i] = new Bar(Minute(i), open, high, low, close, 100 * random.Uniform());
        }

        return bars;
    }

    public static double?[] Feed(Indicator indicator, IEnumerable<Bar> bars, Func<double>? read = null) =>
        [.. bars.Select(bar => Step(indicator, bar, read))];

    public static Timestamp Minute(int index) => Timestamp.FromSeconds(1_700_000_040 + 60L * index);

    private static double? Step(Indicator indicator, Bar bar, Func<double>? read)
    {
        indicator.Update(in bar);
        var value = read?.Invoke() ?? indicator.Value;
        return double.IsNaN(value) ? null : value;
    }

    private static double Snap(ulong seed, double price) => seed % 2 == 0 ? Math.Round(price * 100) / 100 : price;
}
