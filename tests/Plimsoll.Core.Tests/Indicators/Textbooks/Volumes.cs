using Plimsoll.Core.Market;
using static Plimsoll.Core.Tests.Indicators.Textbooks.Slow;

namespace Plimsoll.Core.Tests.Indicators.Textbooks;

internal static class Volumes
{
    public static Dictionary<string, Func<History, double[][]>> Kinds { get; } = new()
    {
        ["obv"] = h => OnBalance(h) is var total ? [total, Mean(total, h["signal"])] : [],
        ["mfi"] = MoneyFlow,
        ["volume_sma"] = h => [Mean(h.Volume, h.Period)],
        ["volume_ratio"] = h => [Over(h.Volume, Before(Mean(h.Volume, h.Period), 1))],
        ["candle_delta"] = CandleDelta,
        ["vwap"] = Vwap,
        ["rolling_vwap"] = h =>
            [Over(Sum(Zip(h.Typical, h.Volume, (p, v) => p * v), h.Period), Sum(h.Volume, h.Period))],
        ["anchored_vwap"] = h => [h.Each(i => AverageFrom(h, h.Number("anchor") * 1e6, i))],
    };

    public static double[] Running(double[] values)
    {
        var total = 0.0;
        return Map(values, value => double.IsNaN(value) ? value : total += value);
    }

    private static double[] OnBalance(History h) =>
        Running(h.Each(i => i == 0 ? 0 : Math.Sign(h.Close[i] - h.Close[i - 1]) * h.Volume[i]));

    private static double[][] MoneyFlow(History h)
    {
        var changes = Changes(h.Typical);
        double[] Flow(int sign) => Sum(
            h.Each(i => double.IsNaN(changes[i]) ? double.NaN
                : Math.Sign(changes[i]) == sign ? h.Typical[i] * h.Volume[i] : 0), h.Period);
        return [Percent(Flow(1), Plus(Flow(1), Flow(-1)), 50)];
    }

    private static double[][] CandleDelta(History h)
    {
        var delta = h.Each(i =>
            Math.Max(h.Range[i], h.Number("increment")) is var range && range > 0
                ? h.Volume[i] * (h.Close[i] - h.Open[i]) / range
                : 0);
        var surge = Zip(delta, Deviation(delta, h.Period), (d, deviation) => Math.Abs(d) > 2 * deviation ? 1 : 0);
        return [delta, Mean(delta, h.Period), surge];
    }

    private static double[][] Vwap(History h)
    {
        var middle = h.Each(i => AverageFrom(h, DayOf(h, h.Bars[i]), i));
        var width = Wilder(h.TrueRange(), h.Period);
        return [middle, Plus(middle, width), Less(middle, width)];
    }

    private static double DayOf(History h, Bar bar)
    {
        var start = h["dayStart"] * 60e6;
        return Math.Floor((bar.OpenTime.Micros - start) / 86_400e6) * 86_400e6 + start;
    }

    private static double AverageFrom(History h, double fromMicros, int last)
    {
        var bars = h.Bars[..(last + 1)].Where(bar => bar.OpenTime.Micros >= fromMicros).ToArray();
        var volume = bars.Sum(bar => bar.Volume);
        return volume > 0 ? bars.Sum(bar => (bar.High + bar.Low + bar.Close) / 3 * bar.Volume) / volume : double.NaN;
    }
}
