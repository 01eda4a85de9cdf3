using static Plimsoll.Core.Tests.Indicators.Textbooks.Slow;

namespace Plimsoll.Core.Tests.Indicators.Textbooks;

internal static class Oscillators
{
    public static Dictionary<string, Func<History, double[][]>> Kinds { get; } = new()
    {
        ["stoch_rsi"] = StochasticRsi,
        ["connors_rsi"] = ConnorsRsi,
        ["cmo"] = h => [Times(NetMomentum(h, h.Source), 100)],
        ["momentum"] = h => [Less(h.Source, Before(h.Source, h.Period))],
        ["rocr"] = h => [Zip(h.Source, Before(h.Source, h.Period), (now, then) => now / then)],
        ["ppo"] = h => Lines(h, Distance(Chosen(h, h.Source, h["fast"]), Chosen(h, h.Source, h["slow"]))),
        ["apo"] = h => [Less(Chosen(h, h.Source, h["fast"]), Chosen(h, h.Source, h["slow"]))],
        ["trix"] = h => Averages.Chain(h, 3)[2] is var mean
            ? [Zip(mean, Before(mean, 1), (now, then) => 100 * (now - then) / then)]
            : [],
        ["tsi"] = Tsi,
        ["smi"] = Smi,
        ["ultimate"] = Ultimate,
        ["awesome"] = h => [Awesome(h)],
        ["accelerator"] = h => [Less(Awesome(h), Mean(Awesome(h), h["signal"]))],
        ["coppock"] = h => [Weighted(Plus(Roc(h.Source, h["short"]), Roc(h.Source, h["long"])), h["mean"])],
        ["dpo"] = h => [Less(Before(h.Source, h.Period / 2 + 1), Mean(h.Source, h.Period))],
        ["fisher"] = Fisher,
        ["stc"] = Schaff,
        ["relative_vigor"] = Vigor,
        ["qstick"] = h => [Mean(Less(h.Close, h.Open), h.Period)],
        ["demarker"] = DeMarker,
        ["bop"] = h => [Mean(h.Each(i => h.Range[i] > 0 ? (h.Close[i] - h.Open[i]) / h.Range[i] : 0), h.Period)],
        ["kst"] = Kst,
        ["elder_ray"] = h => [Less(h.High, Ema(h.Close, h.Period)), Less(h.Low, Ema(h.Close, h.Period))],
        ["cog"] = h => [Slow.Over(h.Source, h.Period, w => -w.Reverse().Select((x, i) => x * (i + 1)).Sum() / w.Sum())],
        ["pgo"] = h =>
            [Ratio(Less(h.Close, Mean(h.Close, h.Period)), Ema(h.TrueRange(), h.Period))],
        ["disparity"] = h => [Zip(h.Source, Mean(h.Source, h.Period), (x, mean) => 100 * (x / mean - 1))],
        ["efficiency_ratio"] = h => [Efficiency(h.Source, h.Period)],
        ["relative_volatility"] = RelativeVolatility,
    };

    public static double[] Efficiency(double[] values, int n) =>
        Ratio(Map(Less(values, Before(values, n)), Math.Abs), Sum(Map(Changes(values), Math.Abs), n));

    // 0 where the divisor is.
    private static double[] Ratio(double[] part, double[] whole) => Zip(part, whole, (a, b) => b == 0 ? 0 : a / b);

    public static double[] Distance(double[] values, double[] from) =>
        Zip(values, from, (value, other) => 100 * (value - other) / other);

    public static double[] Roc(double[] values, int n) => Distance(values, Before(values, n));

    public static double[][] Lines(History h, double[] line) =>
        [line, Ema(line, h["signal"]), Less(line, Ema(line, h["signal"]))];

    private static double[] Awesome(History h) => Less(Mean(h.Middle, h["fast"]), Mean(h.Middle, h["slow"]));

    private static double[][] StochasticRsi(History h)
    {
        var rsi = Rsi(h.Source, h.Period);
        var value = Mean(Place(rsi, Highest(rsi, h["range"]), Lowest(rsi, h["range"])), h["smooth"]);
        return [value, Mean(value, h["signal"])];
    }

    private static double[][] ConnorsRsi(History h)
    {
        var changes = Roc(h.Source, 1);
        var streak = 0;
        var streaks = h.Each(i =>
        {
            var sign = Math.Sign(i == 0 ? 0 : h.Source[i] - h.Source[i - 1]);
            streak = sign == 0 ? h.Choice("unchanged") == "keep" ? streak : 0
                : Math.Sign(streak) == sign ? streak + sign : sign;
            return streak;
        });
        var ranks = Slow.Over(changes, h["rank"] + 1, w => 100.0 * w[..^1].Count(one => one < w[^1]) / h["rank"]);
        return [Times(Plus(Plus(Rsi(h.Source, h["rsi"]), Rsi(streaks, h["streak"])), ranks), 1 / 3.0)];
    }

    private static double[][] Tsi(History h)
    {
        double[] Twice(double[] x) => Ema(Ema(x, h["slow"]), h["fast"]);
        var changes = Changes(h.Source);
        var value = Percent(Twice(changes), Twice(Map(changes, Math.Abs)), 0);
        return [value, Ema(value, h["signal"])];
    }

    private static double[][] Smi(History h)
    {
        double[] Once(double[] x, int n) => Ema(x, h.Choice("seed") == "first" ? 1 : n, 2.0 / (n + 1));
        double[] Twice(double[] x) => Once(Once(x, h["first"]), h["second"]);
        var (high, low) = (Highest(h.High, h.Period), Lowest(h.Low, h.Period));
        var value = Percent(Twice(Less(h.Close, Times(Plus(high, low), 0.5))), Twice(Times(Less(high, low), 0.5)), 0);
        return [value, Once(value, h["signal"])];
    }

    private static double[][] Ultimate(History h)
    {
        var bottom = Zip(h.Low, Before(h.Close, 1), Math.Min);
        double[] Share(int n) => Zip(
            Sum(Less(h.Close, bottom), n), Sum(h.TrueRange(withFirst: false), n), (a, b) => b == 0 ? 0.5 : a / b);
        var shares = Plus(Plus(Times(Share(h["short"]), 4), Times(Share(h["middle"]), 2)), Share(h["long"]));
        return [Times(shares, 100.0 / 7)];
    }

    private static double[][] Fisher(History h)
    {
        var place = Place(h.Middle, Highest(h.Middle, h.Period), Lowest(h.Middle, h.Period));
        var (smooth, last) = (0.0, 0.0);
        var value = Map(place, percent =>
        {
            if (double.IsNaN(percent))
                return percent;
            smooth = Math.Clamp(0.66 * (percent / 100 - 0.5) + 0.67 * smooth, -0.999, 0.999);
            return last = 0.5 * Math.Log((1 + smooth) / (1 - smooth)) + 0.5 * last;
        });
        return [value, Before(value, 1)];
    }

    private static double[][] Schaff(History h)
    {
        var line = Less(Ema(h.Source, h["fast"]), Ema(h.Source, h["slow"]));
        return [Cycle(Cycle(line, h.Period), h.Period)];
    }

    private static double[] Cycle(double[] values, int n)
    {
        var (high, low) = (Highest(values, n), Lowest(values, n));
        var last = 0.0;
        var places = values.Select((value, i) => double.IsNaN(high[i]) ? double.NaN
            : last = high[i] == low[i] ? last : 100 * (value - low[i]) / (high[i] - low[i])).ToArray();
        return Ema(places, 1, 0.5);
    }

    private static double[][] Vigor(History h)
    {
        double[] Symmetric(double[] x) => Slow.Over(x, 4, w => (w[0] + 2 * w[1] + 2 * w[2] + w[3]) / 6);
        var value = Over(Sum(Symmetric(Less(h.Close, h.Open)), h.Period), Sum(Symmetric(h.Range), h.Period));
        return [value, Symmetric([.. value.Where(double.IsFinite)]) is var known ? Flows.Spread(value, known) : []];
    }

    private static double[][] DeMarker(History h)
    {
        var up = Sum(Map(Changes(h.High), change => Math.Max(change, 0)), h.Period);
        var down = Sum(Map(Changes(h.Low), change => Math.Max(-change, 0)), h.Period);
        return [Times(Percent(up, Plus(up, down), 50), 0.01)];
    }

    private static double[][] Kst(History h)
    {
        double[] Part(string roc, int mean) => Mean(Roc(h.Close, h[roc]), mean);
        var value = Plus(
            Plus(Part("roc1", h["mean"]), Times(Part("roc2", h["mean"]), 2)),
            Plus(Times(Part("roc3", h["mean"]), 3), Times(Part("roc4", h["mean"] * 3 / 2), 4)));
        return [value, Mean(value, h["signal"])];
    }

    private static double[][] RelativeVolatility(History h)
    {
        var (deviation, changes) = (Deviation(h.Source, h["deviation"]), Changes(h.Source));
        double[] Side(int sign) =>
            Wilder(Zip(deviation, changes, (d, change) => Math.Sign(change) == sign ? d : 0), h.Period);
        return [Percent(Side(1), Plus(Side(1), Side(-1)), 50)];
    }
}
