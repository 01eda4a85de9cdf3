using static Plimsoll.Core.Tests.Indicators.Textbooks.Slow;

namespace Plimsoll.Core.Tests.Indicators.Textbooks;

internal static class Trend
{
    public static Dictionary<string, Func<History, double[][]>> Kinds { get; } = new()
    {
        ["adx"] = h => Directional(h, h.Period) is var d ? [Wilder(d.Index, h.Period), d.Plus, d.Minus] : [],
        ["supertrend"] = h => Trailing(h, h.Middle),
        ["ichimoku"] = Ichimoku,
        ["parabolic_sar"] = ParabolicSar,
    };

    public static (double[] Plus, double[] Minus, double[] Index) Directional(History h, int n)
    {
        var (up, down) = (Changes(h.High), Map(Changes(h.Low), x => -x));
        var range = Wilder(h.TrueRange(withFirst: false), n);
        var plus = Percent(Wilder(Zip(up, down, (a, b) => a > b && a > 0 ? a : 0), n), range, 0);
        var minus = Percent(Wilder(Zip(up, down, (a, b) => b > a && b > 0 ? b : 0), n), range, 0);
        return (plus, minus, Percent(Map(Less(plus, minus), Math.Abs), Plus(plus, minus), 0));
    }

    /// <summary>Bands around a middle that only tighten until the close before was beyond them.</summary>
    public static double[][] Trailing(History h, double[] middle)
    {
        var width = Times(Wilder(h.TrueRange(), h.Period), h.Number("multiplier"));
        var (upper, lower) = (Plus(middle, width), Less(middle, width));
        var direction = h.Each(_ => double.NaN);
        for (var i = h.Period - 1; i < h.Length; i++)
        {
            if (i >= h.Period)
            {
                upper[i] = h.Close[i - 1] > upper[i - 1] ? upper[i] : Math.Min(upper[i], upper[i - 1]);
                lower[i] = h.Close[i - 1] < lower[i - 1] ? lower[i] : Math.Max(lower[i], lower[i - 1]);
            }

            var before = i < h.Period ? 1 : direction[i - 1];
            direction[i] = before > 0 ? h.Close[i] < lower[i] ? -1 : 1 : h.Close[i] > upper[i] ? 1 : -1;
        }

        return [h.Each(i => direction[i] > 0 ? lower[i] : upper[i]), direction];
    }

    private static double[][] Ichimoku(History h)
    {
        double[] Middle(int n) => Times(Plus(Highest(h.High, n), Lowest(h.Low, n)), 0.5);
        var (tenkan, kijun, spanB) = (Middle(h["tenkan"]), Middle(h["kijun"]), Middle(h["spanB"]));
        var spanA = Times(Plus(tenkan, kijun), 0.5);
        var (pastA, pastB) = (Before(spanA, h["shift"]), Before(spanB, h["shift"]));
        return [tenkan, kijun, spanA, spanB, h.Close, Zip(pastA, pastB, Math.Max), Zip(pastA, pastB, Math.Min)];
    }

    private static double[][] ParabolicSar(History h)
    {
        var (stop, direction) = (h.Each(_ => double.NaN), h.Each(_ => double.NaN));
        var (isLong, last, extreme, pace) = (true, h.Low[0], h.High[0], h.Number("step"));
        for (var i = 1; i < h.Length; i++)
        {
            var lows = h.Low[Math.Max(i - 2, 0)..i].Min();
            var highs = h.High[Math.Max(i - 2, 0)..i].Max();
            last += pace * (extreme - last);
            last = isLong ? Math.Min(last, lows) : Math.Max(last, highs);
            var crossed = isLong ? h.Low[i] < last : h.High[i] > last;
            var isNew = isLong ? h.High[i] > extreme : h.Low[i] < extreme;
            if (crossed)
                (isLong, last, extreme, pace) = (!isLong, extreme, isLong ? h.Low[i] : h.High[i], h.Number("step"));
            else if (isNew)
                (extreme, pace) = (isLong ? h.High[i] : h.Low[i], Math.Min(pace + h.Number("step"), h.Number("max")));
            (stop[i], direction[i]) = (last, isLong ? 1 : -1);
        }

        return [stop, direction];
    }
}
