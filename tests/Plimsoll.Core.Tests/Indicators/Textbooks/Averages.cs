using static Plimsoll.Core.Tests.Indicators.Textbooks.Slow;

namespace Plimsoll.Core.Tests.Indicators.Textbooks;

internal static class Averages
{
    public static Dictionary<string, Func<History, double[][]>> Kinds { get; } = new()
    {
        ["sma"] = h => [Mean(h.Source, h.Period)],
        ["ema"] = h => [Ema(h.Source, h.Period)],
        ["wma"] = h => [Weighted(h.Source, h.Period)],
        ["hma"] = Hma,
        ["dema"] = h => Chain(h, 2) is var e ? [Less(Times(e[0], 2), e[1])] : [],
        ["tema"] = h => Chain(h, 3) is var e ? [Plus(Times(Less(e[0], e[1]), 3), e[2])] : [],
        ["t3"] = T3,
        ["trima"] = h => [Mean(Mean(h.Source, (h.Period + 1) / 2), h.Period / 2 + 1)],
        ["kama"] = Kama,
        ["alma"] = Alma,
        ["smma"] = h => [Wilder(h.Source, h.Period)],
        ["vwma"] = h => [Over(Sum(Zip(h.Source, h.Volume, (x, v) => x * v), h.Period), Sum(h.Volume, h.Period))],
        ["zlema"] = h => [Ema(Less(Times(h.Source, 2), Before(h.Source, (h.Period - 1) / 2)), h.Period)],
        ["mcginley"] = McGinley,
        ["vidya"] = Vidya,
        ["lsma"] = h => [Line(h.Source, h.Period).End],
        ["tsf"] = h => Line(h.Source, h.Period) is var line ? [Plus(line.End, line.Slope)] : [],
    };

    private static double[][] Hma(History h)
    {
        var root = Math.Sqrt(h.Period);
        var fast = Times(Weighted(h.Source, Math.Max(h.Period / 2, 1)), 2);
        var smooth = h.Choice("root") == "floor" ? Math.Floor(root) : Math.Floor(root + 0.5);
        return [Weighted(Less(fast, Weighted(h.Source, h.Period)), (int)smooth)];
    }

    public static double[][] Chain(History h, int depth)
    {
        var weight = 2.0 / (h.Period + 1);
        var first = Ema(h.Source, h.Choice("seed") == "first" ? 1 : h.Period, weight);
        var means = new List<double[]> { first };
        while (means.Count < depth)
            means.Add(Ema(means[^1], h.Choice("seed") == "chained" ? h.Period : 1, weight));
        return [.. means];
    }

    private static double[][] T3(History h)
    {
        // A generalized DEMA, (1+v)·EMA − v·EMA(EMA), of itself, three times: as polynomial in the nested means.
        var v = h.Number("volumeFactor");
        var means = Chain(h, 6);
        double[] weights = [Math.Pow(1 + v, 3), -3 * v * Math.Pow(1 + v, 2), 3 * v * v * (1 + v), -v * v * v];
        return [h.Each(i => means[2..].Select((mean, level) => weights[level] * mean[i]).Sum())];
    }

    private static double[][] Kama(History h)
    {
        var price = h.Source;
        var net = Map(Less(price, Before(price, h.Period)), Math.Abs);
        var path = Sum(Map(Changes(price), Math.Abs), h.Period);
        var efficiency = Zip(net, path, (a, b) => b == 0 ? 0 : a / b);
        var (fast, slow) = (2.0 / (h["fast"] + 1), 2.0 / (h["slow"] + 1));
        var mean = h.Period <= h.Length ? price[h.Period - 1] : double.NaN;
        return
        [
            h.Each(i => i < h.Period
                ? double.NaN
                : mean += Math.Pow(efficiency[i] * (fast - slow) + slow, 2) * (price[i] - mean)),
            efficiency,
        ];
    }

    private static double[][] Alma(History h)
    {
        var n = h.Period;
        var weights = Enumerable.Range(0, n)
            .Select(i => Math.Exp(-Math.Pow((i - h.Number("offset") * (n - 1)) / (n / h.Number("sigma")), 2) / 2))
            .ToArray();
        return [Slow.Over(h.Source, n, window => window.Zip(weights, (x, w) => x * w).Sum() / weights.Sum())];
    }

    private static double[][] McGinley(History h)
    {
        var price = h.Source;
        var mean = double.NaN;
        return
        [
            h.Each(i => i + 1 < h.Period ? double.NaN
                : i + 1 == h.Period ? mean = price[..h.Period].Average()
                : mean += (price[i] - mean) / Math.Max(h.Period * Math.Pow(price[i] / mean, 4), 1)),
        ];
    }

    private static double[][] Vidya(History h)
    {
        var price = h.Source;
        var pace = Map(NetMomentum(h, price), x => 2.0 / (h.Period + 1) * Math.Abs(x));
        var mean = h.Period <= h.Length ? price[h.Period - 1] : double.NaN;
        return [h.Each(i => i < h.Period ? double.NaN : mean += pace[i] * (price[i] - mean))];
    }
}
