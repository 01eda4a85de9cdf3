using static Plimsoll.Core.Tests.Indicators.Textbooks.Slow;

namespace Plimsoll.Core.Tests.Indicators.Textbooks;

internal static class Momentum
{
    public static Dictionary<string, Func<History, double[][]>> Kinds { get; } = new()
    {
        ["rsi"] = h => [Rsi(h.Source, h.Period)],
        ["macd"] = Macd,
        ["stochastic"] = Stochastic,
        ["williams_r"] = WilliamsR,
        ["cci"] = Cci,
        ["roc"] = h => [Zip(h.Source, Before(h.Source, h.Period), (now, then) => (now - then) / then * 100)],
        ["up_ratio"] = h => [Times(Mean(Map(Changes(h.Close), Rise), h.Period), 100)],
    };

    private static double[][] WilliamsR(History h)
    {
        var (highest, lowest) = (Highest(h.High, h.Period), Lowest(h.Low, h.Period));
        return [[.. h.Close.Select((close, i) =>
            highest[i] > lowest[i] ? -100 * (highest[i] - close) / (highest[i] - lowest[i]) : double.NaN)]];
    }

    private static double Rise(double change) => double.IsNaN(change) ? change : change > 0 ? 1 : 0;

    private static double[][] Macd(History h)
    {
        var line = Less(Ema(h.Source, h["fast"]), Ema(h.Source, h["slow"]));
        var signal = Ema(line, h["signal"]);
        return [line, signal, Less(line, signal)];
    }

    private static double[][] Stochastic(History h)
    {
        var raw = Place(h.Close, Highest(h.High, h.Period), Lowest(h.Low, h.Period));
        var k = Mean(raw, h["smooth"]);
        return [k, Mean(k, h["signal"])];
    }

    private static double[][] Cci(History h) =>
    [
        Slow.Over(h.Typical, h.Period, window =>
        {
            var mean = MeanOf(window);
            var deviation = window.Average(x => Math.Abs(x - mean));
            return deviation == 0 ? 0 : (window[^1] - mean) / (0.015 * deviation);
        }),
    ];
}
