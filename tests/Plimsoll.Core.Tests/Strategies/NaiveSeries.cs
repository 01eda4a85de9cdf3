using Plimsoll.Core.Market;

namespace Plimsoll.Core.Tests.Strategies;

/// <summary>Averages and strengths of a whole series at once, straight from their definitions. NaN until warm.</summary>
internal static class NaiveSeries
{
    public static double[] Sma(IReadOnlyList<double> values, int period) =>
        [.. values.Select((_, i) => i + 1 < period ? double.NaN : values.Skip(i + 1 - period).Take(period).Average())];

    public static double[] Ema(IReadOnlyList<double> values, int period)
    {
        var result = Enumerable.Repeat(double.NaN, values.Count).ToArray();
        if (values.Count < period)
            return result;
        result[period - 1] = values.Take(period).Average();
        for (var i = period; i < values.Count; i++)
            result[i] = result[i - 1] + 2.0 / (period + 1) * (values[i] - result[i - 1]);
        return result;
    }

    public static double[] Rsi(IReadOnlyList<double> closes, int period)
    {
        var result = Enumerable.Repeat(double.NaN, closes.Count).ToArray();
        double[] changes = [.. closes.Skip(1).Zip(closes, (after, before) => after - before)];
        if (changes.Length < period)
            return result;
        var gain = changes.Take(period).Sum(change => Math.Max(change, 0)) / period;
        var loss = changes.Take(period).Sum(change => Math.Max(-change, 0)) / period;
        for (var i = period; i < closes.Count; i++)
        {
            if (i > period)
            {
                gain = (gain * (period - 1) + Math.Max(changes[i - 1], 0)) / period;
                loss = (loss * (period - 1) + Math.Max(-changes[i - 1], 0)) / period;
            }

            result[i] = gain + loss == 0 ? 50 : 100 * gain / (gain + loss);
        }

        return result;
    }

    /// <summary>For each bar, how many bars of so many seconds are final at its close, and their closes.</summary>
    public static List<(int LastLower, Bar Bar)> Higher(IReadOnlyList<Bar> bars, long lowerSeconds, long higherSeconds)
    {
        var result = new List<(int, Bar)>();
        foreach (var group in bars.Select((bar, index) => (bar, index))
            .GroupBy(one => Math.Floor(one.bar.OpenTime.Micros / 1e6 / higherSeconds)))
        {
            var (last, index) = group.Last();
            var end = (long)((group.Key + 1) * higherSeconds);
            if (last.OpenTime.Micros / 1_000_000 + lowerSeconds < end)
                continue;
            result.Add((index, last with { Open = group.First().bar.Open }));
        }

        return result;
    }
}
