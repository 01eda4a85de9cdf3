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

    /// <summary>
    /// A random walk, or what real data throws at an indicator: flat stretches, gaps, bars without volume, extreme
    /// prices, a spike. Bars are a minute, an hour or a day apart.
    /// </summary>
    public static Bar[] Varied(ulong seed, int length)
    {
        var random = new SeededRandom(~seed);
        var scale = (seed % 6) switch { 1 => 1e-7, 2 => 1e9, _ => 1.0 };
        var (calm, jump, idle) = ((seed % 5) switch { 1 => 0.7, 2 => 1, _ => 0 }, seed % 4 == 1, seed % 3 == 1);
        var bars = Random(seed, length);
        for (var i = 0; i < length; i++)
        {
            var isFlat = i > 0 && random.Uniform() < calm;
            var factor = scale * (jump && random.Uniform() < 0.05 ? 3 : 1);
            var bar = isFlat ? Still(bars[i - 1].Close) : Scaled(bars[i], factor);
            var volume = idle && random.Uniform() < 0.5 ? 0 : bars[i].Volume;
            bars[i] = bar with { OpenTime = Spaced(seed, i), Volume = volume };
        }

        return bars;
    }

    /// <summary>The bar with all prices taken times a and plus b.</summary>
    public static Bar Scaled(Bar bar, double factor, double shift = 0) =>
        new(bar.OpenTime, bar.Open * factor + shift, bar.High * factor + shift, bar.Low * factor + shift,
            bar.Close * factor + shift, bar.Volume);

    public static double?[] Feed(Indicator indicator, IEnumerable<Bar> bars, Func<double>? read = null) =>
        [.. bars.Select(bar => Step(indicator, bar, read))];

    /// <summary>Every field on every bar, by field; NaN where there is no value.</summary>
    public static double[][] Fields(IndicatorSpec spec, IReadOnlyList<Bar> bars)
    {
        var indicator = spec.Kind.Create(spec);
        double[][] values = [.. spec.Kind.Fields.Select(_ => new double[bars.Count])];
        for (var i = 0; i < bars.Count; i++)
        {
            indicator.Update(bars[i]);
            foreach (var field in spec.Kind.Fields)
                values[field.Index][i] = field.Read(indicator);
        }

        return values;
    }

    public static Timestamp Minute(int index) => Timestamp.FromSeconds(1_700_000_040 + 60L * index);

    private static double? Step(Indicator indicator, Bar bar, Func<double>? read)
    {
        indicator.Update(in bar);
        var value = read?.Invoke() ?? indicator.Value;
        return double.IsNaN(value) ? null : value;
    }

    private static Bar Still(double price) => new(default, price, price, price, price, 1);

    private static Timestamp Spaced(ulong seed, int index)
    {
        var step = (seed % 7) switch { 1 or 2 => 3_600, 3 => 86_400, _ => 60 };
        return Timestamp.FromSeconds(1_700_000_040 + (long)step * (index < 40 ? index : index + 5));
    }

    private static double Snap(ulong seed, double price) => seed % 2 == 0 ? Math.Round(price * 100) / 100 : price;
}
