using Plimsoll.Core.Market;

namespace Plimsoll.Core.Tests.Indicators;

/// <summary>The definitions written out slowly, each value from the whole history.</summary>
internal static class Textbook
{
    public static double?[] Sma(Bar[] bars, int n) =>
        [.. bars.Select((_, i) => i + 1 < n ? (double?)null : bars[(i + 1 - n)..(i + 1)].Average(bar => bar.Close))];

    public static double?[] Ema(Bar[] bars, int n)
    {
        var values = new double?[bars.Length];
        for (var i = n - 1; i < bars.Length; i++)
            values[i] = i == n - 1
                ? bars[..n].Average(bar => bar.Close)
                : values[i - 1] + 2.0 / (n + 1) * (bars[i].Close - values[i - 1]);
        return values;
    }

    public static double?[] Rsi(Bar[] bars, int n)
    {
        var changes = bars.Skip(1).Zip(bars, (now, before) => now.Close - before.Close).ToArray();
        var gains = Wilder([.. changes.Select(change => Math.Max(change, 0))], n);
        var losses = Wilder([.. changes.Select(change => Math.Max(-change, 0))], n);
        return [null, .. gains.Zip(losses, Strength)];
    }

    public static double?[] Atr(Bar[] bars, int n) =>
        Wilder([.. bars.Select((bar, i) => i == 0 ? bar.High - bar.Low : TrueRange(bar, bars[i - 1].Close))], n);

    private static double TrueRange(Bar bar, double lastClose) =>
        Math.Max(bar.High - bar.Low, Math.Max(Math.Abs(bar.High - lastClose), Math.Abs(bar.Low - lastClose)));

    private static double? Strength(double? gain, double? loss) =>
        gain is null ? null
        : loss > 0 ? 100 - 100 / (1 + gain / loss)
        : gain > 0 ? 100 : 50;

    private static double?[] Wilder(double[] inputs, int n)
    {
        var values = new double?[inputs.Length];
        for (var i = n - 1; i < inputs.Length; i++)
            values[i] = i == n - 1 ? inputs[..n].Average() : (values[i - 1] * (n - 1) + inputs[i]) / n;
        return values;
    }
}
