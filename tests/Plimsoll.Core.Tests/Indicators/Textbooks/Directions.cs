using static Plimsoll.Core.Tests.Indicators.Textbooks.Slow;

namespace Plimsoll.Core.Tests.Indicators.Textbooks;

internal static class Directions
{
    public static Dictionary<string, Func<History, double[][]>> Kinds { get; } = new()
    {
        ["aroon"] = Aroon,
        ["dx"] = h => [Trend.Directional(h, h.Period).Index],
        ["adxr"] = h => Wilder(Trend.Directional(h, h.Period).Index, h.Period) is var adx
            ? [Times(Plus(adx, Before(adx, h.Period - 1)), 0.5)]
            : [],
        ["vortex"] = Vortex,
        ["mass_index"] = h => Ema(h.Range, h["mean"]) is var mean
            ? [Sum(Zip(mean, Ema(mean, h["mean"]), (a, b) => b == 0 ? 1 : a / b), h.Period)]
            : [],
        ["alligator"] = h => [Line(h, "jaw"), Line(h, "teeth"), Line(h, "lips")],
        ["gator"] = h =>
        [
            Map(Less(Line(h, "jaw"), Line(h, "teeth")), Math.Abs),
            Map(Less(Line(h, "teeth"), Line(h, "lips")), x => -Math.Abs(x)),
        ],
        ["chandelier"] = h => Times(Wilder(h.TrueRange(), h.Period), h.Number("multiplier")) is var width
            ? [Less(Highest(h.High, h.Period), width), Plus(Lowest(h.Low, h.Period), width)]
            : [],
        ["atr_stop"] = h => Trend.Trailing(h, h.Close),
        ["volatility_stop"] = VolatilityStop,
        ["fractal"] = h => [Peaks(h.High, h["span"], 1), Peaks(h.Low, h["span"], -1)],
        ["zigzag"] = ZigZag,
        ["td_sequential"] = Setup,
        ["vhf"] = h => [Zip(
            Less(Highest(h.Close, h.Period), Lowest(h.Close, h.Period)),
            Sum(Map(Changes(h.Close), Math.Abs), h.Period), (a, b) => b == 0 ? 0 : a / b)],
        ["swing_index"] = h => [h.Each(i => Swing(h, i))],
        ["asi"] = h => [Volumes.Running(h.Each(i => Swing(h, i)))],
    };

    private static double[] Line(History h, string name) => Before(Wilder(h.Middle, h[name]), h[name + "Shift"]);

    private static double[][] Aroon(History h)
    {
        var n = h.Period;
        var up = Slow.Over(h.High, n + 1, w => 100.0 * Array.LastIndexOf(w, w.Max()) / n);
        var down = Slow.Over(h.Low, n + 1, w => 100.0 * Array.LastIndexOf(w, w.Min()) / n);
        return [up, down, Less(up, down)];
    }

    private static double[][] Vortex(History h)
    {
        var range = Sum(h.TrueRange(withFirst: false), h.Period);
        double[] Side(double[] now, double[] then) =>
            Over(Sum(Map(Less(now, Before(then, 1)), Math.Abs), h.Period), range);
        return [Side(h.High, h.Low), Side(h.Low, h.High)];
    }

    private static double[][] VolatilityStop(History h)
    {
        var (stop, direction) = (h.Each(_ => double.NaN), h.Each(_ => double.NaN));
        if (h.Length <= h.Period)
            return [stop, direction];
        var width = Before(Times(Wilder(h.TrueRange(), h.Period), h.Number("multiplier")), 1);
        var isUp = h.Close[h.Period - 1] > h.Close[0];
        var best = isUp ? h.Close[..h.Period].Max() : h.Close[..h.Period].Min();
        for (var i = h.Period; i < h.Length; i++)
        {
            stop[i] = isUp ? best - width[i] : best + width[i];
            var turns = isUp ? h.Close[i] < stop[i] : h.Close[i] > stop[i];
            isUp = turns ? !isUp : isUp;
            best = turns ? h.Close[i] : isUp ? Math.Max(best, h.Close[i]) : Math.Min(best, h.Close[i]);
            direction[i] = isUp ? 1 : -1;
        }

        return [stop, direction];
    }

    private static double[] Peaks(double[] values, int span, int sign)
    {
        var last = double.NaN;
        return [.. values.Select((_, i) =>
        {
            var middle = i - span;
            if (middle < span)
                return last;
            var others = Enumerable.Range(middle - span, 2 * span + 1).Where(j => j != middle);
            if (others.All(j => sign * values[j] < sign * values[middle]))
                last = values[middle];
            return last;
        })];
    }

    // From each turn on, the first bar that has come back far enough from the extreme before it.
    private static double[][] ZigZag(History h)
    {
        var share = h.Number("percent") / 100;
        double[][] fields = [h.Each(_ => double.NaN), h.Each(_ => double.NaN), h.Each(_ => double.NaN)];
        var (begin, direction, pivot) = (0, 0, double.NaN);
        for (var i = 0; i < h.Length; i++)
        {
            var (high, low) = (h.High[begin..(i + 1)].Max(), h.Low[begin..(i + 1)].Min());
            if (direction == 1)
                low = double.PositiveInfinity;
            if (direction == -1)
                high = double.NegativeInfinity;
            if (direction >= 0 && h.Low[i] <= high * (1 - share) && h.High[i] < high)
                (pivot, direction, begin) = (high, -1, i);
            else if (direction <= 0 && h.High[i] >= low * (1 + share) && h.Low[i] > low)
                (pivot, direction, begin) = (low, 1, i);
            var extreme = direction > 0 ? h.High[begin..(i + 1)].Max() : h.Low[begin..(i + 1)].Min();
            if (direction != 0)
                (fields[0][i], fields[1][i], fields[2][i]) = (pivot, direction, extreme);
        }

        return fields;
    }

    private static double[][] Setup(History h)
    {
        int Sign(int i) => Math.Sign(h.Close[i] - h.Close[i - 4]);
        return [h.Each(i =>
        {
            if (i < 4)
                return double.NaN;
            var run = Enumerable.Range(4, i - 3).Reverse().TakeWhile(j => Sign(j) == Sign(i)).Count();
            return Sign(i) * ((run - 1) % 9 + 1);
        })];
    }

    private static double Swing(History h, int i)
    {
        if (i == 0)
            return double.NaN;
        var (before, now) = (h.Bars[i - 1], h.Bars[i]);
        var (up, down) = (Math.Abs(now.High - before.Close), Math.Abs(now.Low - before.Close));
        var range = now.High - now.Low;
        var body = Math.Abs(before.Close - before.Open) / 4;
        var scale = body + (range >= up && range >= down ? range : up >= down ? up - down / 2 : down - up / 2);
        var move = now.Close - before.Close + (now.Close - now.Open) / 2 + (before.Close - before.Open) / 4;
        return scale == 0 ? 0 : 50 * (move / scale) * (Math.Max(up, down) / h.Number("limit"));
    }
}
