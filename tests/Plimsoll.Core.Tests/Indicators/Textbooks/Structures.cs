using Plimsoll.Core.Market;
using static Plimsoll.Core.Tests.Indicators.Textbooks.Slow;

namespace Plimsoll.Core.Tests.Indicators.Textbooks;

/// <summary>Swings, ranges and the shapes of a few bars; every value looks at the whole series again.</summary>
internal static class Structures
{
    public static Dictionary<string, Func<History, double[][]>> Kinds { get; } = new()
    {
        ["swings"] = SwingsOf,
        ["zones"] = h => [.. Zone(h, 1), .. Zone(h, -1)],
        ["trendline"] = Line,
        ["fibonacci"] = Levels,
        ["equilibrium"] = h => (Highest(h.High, h.Period), Lowest(h.Low, h.Period)) is var (high, low)
            ? [Times(Plus(high, low), 0.5), Over(Less(h.Close, low), Less(high, low))]
            : [],
        ["trend5"] = h => h.Each(i => i + 1 < h.Period ? double.NaN : DirectionOf(h.High, h.Low, i, h.Period)) is var way
            ? [Map(way, x => Flag(x, 1)), Map(way, x => Flag(x, -1)), Map(way, x => Flag(x, 0)), way]
            : [],
        ["displacement"] = Displaced,
        ["ote"] = Entry,
        ["balance"] = Balanced,
        ["market_maker_phase"] = Phases,
        ["market_structure"] = Structure,
    };

    /// <summary>+1 when each of the last n has a higher high and low than its predecessor, −1 when lower.</summary>
    public static double DirectionOf(double[] highs, double[] lows, int end, int n)
    {
        var steps = Enumerable.Range(end - n + 2, n - 1).ToArray();
        return steps.All(i => highs[i] > highs[i - 1] && lows[i] > lows[i - 1]) ? 1
            : steps.All(i => highs[i] < highs[i - 1] && lows[i] < lows[i - 1]) ? -1
            : 0;
    }

    /// <summary>Bars that are swings and confirmed at a bar, oldest first.</summary>
    public static List<int> Confirmed(double[] values, (int Sign, int Span, bool IsStrict) swing, int now)
    {
        var (sign, span, isStrict) = swing;
        return [.. Enumerable.Range(0, now + 1).Where(middle => middle >= span && middle + span <= now
            && Enumerable.Range(middle - span, 2 * span + 1).All(other => other == middle
                || (isStrict ? sign * values[other] < sign * values[middle] : sign * values[other] <= sign * values[middle])))];
    }

    private static double Flag(double value, double wanted) => double.IsNaN(value) ? value : value == wanted ? 1 : 0;

    private static double[][] SwingsOf(History h)
    {
        var isStrict = h.Choice("ties") == "rejected";
        var highs = h.Each(i => Confirmed(h.High, (1, h["span"], isStrict), i).LastOrDefault(-1));
        var lows = h.Each(i => Confirmed(h.Low, (-1, h["span"], isStrict), i).LastOrDefault(-1));
        double[] At(double[] bars, double[] values) => Map(bars, bar => bar < 0 ? double.NaN : values[(int)bar]);
        double[] Age(double[] bars) => [.. bars.Select((bar, i) => bar < 0 ? double.NaN : i - bar)];
        return [At(highs, h.High), At(lows, h.Low), Age(highs), Age(lows)];
    }

    private static double[][] Zone(History h, int side)
    {
        var (extremes, ends) = side > 0 ? (h.Low, h.High) : (h.High, h.Low);
        var chosen = h.Each(i => Confirmed(extremes, (-side, h["span"], false), i).TakeLast(20)
            .Where(bar => side * extremes[bar] <= side * h.Close[i])
            .OrderBy(bar => Math.Abs(h.Close[i] - extremes[bar])).ThenByDescending(bar => bar)
            .Select(bar => (double)bar).FirstOrDefault(double.NaN));
        double[] At(double[] values) => Map(chosen, bar => double.IsNaN(bar) ? bar : values[(int)bar]);
        return [At(extremes), At(ends)];
    }

    private static double[][] Line(History h)
    {
        var sign = h.Choice("side") == "lows" ? 1 : -1;
        var extremes = sign > 0 ? h.Low : h.High;
        var fields = Enumerable.Range(0, 5).Select(_ => h.Each(_ => double.NaN)).ToArray();
        for (var i = 0; i < h.Length; i++)
        {
            if (Confirmed(extremes, (-sign, h["span"], true), i) is not [.., var first, var second])
                continue;
            var slope = (extremes[second] - extremes[first]) / (second - first);
            double At(int bar) => extremes[second] + slope * (bar - second);
            bool IsBeyond(int bar) => sign * (h.Close[bar] - At(bar)) < 0;
            bool IsNear(int bar) => Math.Abs(extremes[bar] - At(bar)) <= h.Number("tolerance") * At(bar);
            var since = Enumerable.Range(first, i - first + 1).ToArray();
            fields[0][i] = At(i);
            fields[1][i] = slope;
            fields[2][i] = since.Count(bar => IsNear(bar) && (bar == first || !IsNear(bar - 1)));
            fields[3][i] = since.Any(bar => bar > second && IsBeyond(bar)) ? 1 : 0;
            fields[4][i] = since.Any(bar => bar > first && bar < second && IsBeyond(bar)) ? 1 : 0;
        }

        return fields;
    }

    private static double[][] Levels(History h)
    {
        double[] shares = [0.236, 0.382, 0.5, 0.618, 0.786];
        var (high, low) = (Highest(h.High, h.Period), Lowest(h.Low, h.Period));
        return
        [
            .. shares.Select(share => Zip(high, low, (top, bottom) => top - (top - bottom) * share)),
            .. shares.Select(share => Zip(high, low, (top, bottom) => bottom + (top - bottom) * share)),
        ];
    }

    private static double[][] Displaced(History h)
    {
        var usual = Before(Mean(h.Volume, h.Period), 1);
        var value = h.Each(i =>
        {
            var (body, range) = (Math.Abs(h.Close[i] - h.Open[i]), h.Range[i]);
            return double.IsNaN(usual[i]) ? double.NaN
                : range > 0 && body >= h.Number("share") * range && h.Volume[i] > usual[i] * (1 + 1e-9) ? 1 : 0;
        });
        return [value, h.Each(i => value[i] * Math.Sign(h.Close[i] - h.Open[i]))];
    }

    private static double[][] Entry(History h)
    {
        var fields = Enumerable.Range(0, 4).Select(_ => h.Each(_ => double.NaN)).ToArray();
        for (var i = h.Period - 1; i < h.Length; i++)
        {
            var (highs, lows) = (h.High[(i + 1 - h.Period)..(i + 1)], h.Low[(i + 1 - h.Period)..(i + 1)]);
            var (high, low) = (highs.Max(), lows.Min());
            if (high == low)
                continue;
            var newer = Array.LastIndexOf(highs, high) - Array.LastIndexOf(lows, low);
            var isUp = newer > 0 || (newer == 0 && h.Close[i] >= h.Open[i]);
            var ratio = (isUp ? high - h.Close[i] : h.Close[i] - low) / (high - low);
            fields[0][i] = ratio is >= 0.62 and <= 0.79 ? 1 : 0;
            fields[1][i] = ratio;
            fields[2][i] = new[] { 0.62, 0.705, 0.79 }.FirstOrDefault(label => Math.Abs(label - ratio) <= 0.025);
            fields[3][i] = isUp ? 1 : -1;
        }

        return fields;
    }

    private static double[][] Balanced(History h)
    {
        var (high, low) = (Highest(h.High, h.Period), Lowest(h.Low, h.Period));
        var bodies = Mean(h.Each(i => Math.Abs(h.Close[i] - h.Open[i])), h.Period);
        var body = Zip(bodies, Mean(h.Range, h.Period), (part, whole) => whole > 0 ? part / whole : 0);
        var width = Zip(high, low, (top, bottom) => (top - bottom) / ((top + bottom) / 2));
        return [Zip(body, width, (share, wide) => share < 0.35 && wide < 0.03 ? 1 : 0), body, width];
    }

    private static double[][] Phases(History h)
    {
        var share = h.Each(i => h.Range[i] > 0 ? Math.Abs(h.Close[i] - h.Open[i]) / h.Range[i] : 0);
        var (high, low) = (Before(Highest(h.High, h.Period - 1), 1), Before(Lowest(h.Low, h.Period - 1), 1));
        var phase = h.Each(i =>
            i + 1 < h.Period ? double.NaN
            : h.Close[i] <= high[i] && h.Close[i] >= low[i] && (h.High[i] > high[i] || h.Low[i] < low[i]) ? 1
            : share[i] > 0.7 ? 2
            : share[(i + 1 - h.Period)..(i + 1)].Sum() / h.Period < 0.3 ? 0
            : 3);
        return [.. Enumerable.Range(0, 4).Select(one => Map(phase, x => Flag(x, one)))];
    }

    private static double[][] Structure(History h)
    {
        var (high, low) = (Before(Highest(h.High, h.Period), 1), Before(Lowest(h.Low, h.Period), 1));
        var direction = h.Each(i =>
            i < h.Period ? double.NaN : h.Close[i] > high[i] ? 1 : h.Close[i] < low[i] ? -1 : 0);
        var trend = HigherTrend(h.Bars, Timeframe.Of(h.Choice("higher")));
        int LastBreak(int i) => Array.FindLastIndex(direction, i, i + 1, x => x is 1 or -1);
        return
        [
            direction,
            Zip(direction, trend, (way, higher) => way != 0 && way == higher ? 1 : 0),
            Zip(direction, trend, (way, higher) => way != 0 && way == -higher ? 1 : 0),
            h.Each(i => LastBreak(i) is var at && at < 0 ? double.NaN : direction[at] > 0 ? high[at] : low[at]),
            h.Each(i => i < h.Period ? double.NaN
                : LastBreak(i) is var at && at >= 0 && i - at < h.Period ? direction[at] : 0),
        ];
    }

    private static double[] HigherTrend(Bar[] bars, Timeframe timeframe) =>
        [.. bars.Select((bar, i) =>
        {
            var over = bars.Take(i + 1).GroupBy(one => timeframe.Floor(one.OpenTime)).SkipLast(1).ToArray();
            return over.Length < 5 ? double.NaN : DirectionOf(
                [.. over.Select(group => group.Max(one => one.High))],
                [.. over.Select(group => group.Min(one => one.Low))], over.Length - 1, 5);
        })];
}
