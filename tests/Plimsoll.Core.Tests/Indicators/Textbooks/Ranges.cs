using static Plimsoll.Core.Tests.Indicators.Textbooks.Slow;

namespace Plimsoll.Core.Tests.Indicators.Textbooks;

internal static class Ranges
{
    public static Dictionary<string, Func<History, double[][]>> Kinds { get; } = new()
    {
        ["true_range"] = h => [h.TrueRange()],
        ["natr"] = h => [Zip(Wilder(h.TrueRange(), h.Period), h.Close, (range, close) => 100 * range / close)],
        ["starc"] = h => Volatility.Around(
            Mean(h.Close, h.Period), Times(Wilder(h.TrueRange(), h["atr"]), h.Number("multiplier"))),
        ["stddev_channels"] = h => Volatility.Around(
            Line(h.Source, h.Period).End, Times(Deviation(h.Source, h.Period), h.Number("multiplier"))),
        ["ma_envelope"] = h => Mean(h.Source, h.Period) is var mean
            ? Volatility.Around(mean, Times(mean, h.Number("percent") / 100))
            : [],
        ["roc_bands"] = RocBands,
        ["rogers_satchell"] = h => [RootMean(h, i =>
            Log(h.High[i], h.Close[i]) * Log(h.High[i], h.Open[i])
            + Log(h.Low[i], h.Close[i]) * Log(h.Low[i], h.Open[i]))],
        ["parkinson"] = h => [RootMean(h, i => Math.Pow(Log(h.High[i], h.Low[i]), 2) / 4 / Math.Log(2))],
        ["garman_klass"] = h => [RootMean(h, i =>
            0.5 * Math.Pow(Log(h.High[i], h.Low[i]), 2)
            - (2 * Math.Log(2) - 1) * Math.Pow(Log(h.Close[i], h.Open[i]), 2))],
        ["historical_volatility"] = h =>
            [Times(Deviation(Zip(h.Close, Before(h.Close, 1), Log), h.Period), Math.Sqrt(h.Number("periodsPerYear")))],
        ["ulcer_index"] = h => Oscillators.Distance(h.Close, Highest(h.Close, h.Period)) is var fall
            ? [Map(Mean(Map(fall, x => x * x), h.Period), Math.Sqrt)]
            : [],
        ["choppiness"] = h => [Zip(
            Sum(h.TrueRange(), h.Period), Less(Highest(h.High, h.Period), Lowest(h.Low, h.Period)),
            (sum, range) => range > 0 ? 100 * Math.Log10(sum / range) / Math.Log10(h.Period) : double.NaN)],
        ["average_range"] = h => [Mean(h.Range, h.Period)],
        ["chaikin_volatility"] = h => Ema(h.Range, h["mean"]) is var mean
            ? [Over(Times(Less(mean, Before(mean, h.Period)), 100), Before(mean, h.Period))]
            : [],
    };

    private static double Log(double value, double from) => Math.Log(value / from);

    private static double[] RootMean(History h, Func<int, double> variance) =>
        Map(Mean(h.Each(variance), h.Period), mean => Math.Sqrt(Math.Max(mean, 0)));

    private static double[][] RocBands(History h)
    {
        var change = Oscillators.Roc(h.Close, h.Period);
        var band = Map(Mean(Map(change, x => x * x), h["deviation"]), Math.Sqrt);
        return [change, Ema(change, h["signal"]), band, Times(band, -1)];
    }
}
