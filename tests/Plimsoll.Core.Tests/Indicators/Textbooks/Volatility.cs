using static Plimsoll.Core.Tests.Indicators.Textbooks.Slow;

namespace Plimsoll.Core.Tests.Indicators.Textbooks;

internal static class Volatility
{
    public static Dictionary<string, Func<History, double[][]>> Kinds { get; } = new()
    {
        ["atr"] = h => Wilder(h.TrueRange(), h.Period) is var atr
            ? [atr, Zip(atr, h.Close, (range, close) => range / close * 100)]
            : [],
        ["atr_sma"] = h => [Mean(h.TrueRange(), h.Period)],
        ["bollinger"] = Bollinger,
        ["bb_squeeze"] = Squeeze,
        ["donchian"] = Donchian,
        ["keltner"] = h => Around(
            Chosen(h, h.Source, h.Period), Times(Wilder(h.TrueRange(), h["atr"]), h.Number("multiplier"))),
        ["volatility"] = h =>
            [Times(Deviation(Zip(Changes(h.Close), Before(h.Close, 1), (change, then) => change / then), h.Period),
                Math.Sqrt(h.Number("periodsPerYear")))],
    };

    public static double[][] Around(double[] middle, double[] width) =>
        [middle, Plus(middle, width), Less(middle, width)];

    private static double[][] Bollinger(History h)
    {
        var width = Times(Deviation(h.Source, h.Period), h.Number("multiplier"));
        var bands = Around(Mean(h.Source, h.Period), width);
        return
        [
            .. bands,
            Zip(Times(width, 2), bands[0], (w, m) => w / m),
            h.Each(i => width[i] > 0 ? (h.Source[i] - bands[2][i]) / (bands[1][i] - bands[2][i]) : double.NaN),
        ];
    }

    private static double[][] Squeeze(History h)
    {
        var half = Zip(Deviation(h.Close, h.Period), Mean(h.Close, h.Period), (d, m) => h.Number("multiplier") * d / m);
        var width = Times(half, 2);
        var median = Slow.Over(width, h["lookback"], MedianOf);
        return [Zip(width, median, (w, m) => w < 0.7 * m ? 1 : 0), Zip(width, median, (w, m) => w > 1.3 * m ? 1 : 0)];
    }

    public static double MedianOf(double[] window)
    {
        var sorted = window.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static double[][] Donchian(History h)
    {
        var shift = h.Choice("excludeCurrent") == "true" ? 1 : 0;
        var upper = Before(Highest(h.High, h.Period), shift);
        var lower = Before(Lowest(h.Low, h.Period), shift);
        return [upper, lower, Times(Plus(upper, lower), 0.5)];
    }
}
