using static Plimsoll.Core.Tests.Indicators.Textbooks.Slow;

namespace Plimsoll.Core.Tests.Indicators.Textbooks;

internal static class Flows
{
    public static Dictionary<string, Func<History, double[][]>> Kinds { get; } = new()
    {
        ["adl"] = h => [Volumes.Running(Flow(h))],
        ["chaikin_oscillator"] = h => Volumes.Running(Flow(h)) is var line
            ? [Less(Ema(line, h["fast"]), Ema(line, h["slow"]))]
            : [],
        ["cmf"] = h => [Over(Sum(Flow(h), h.Period), Sum(h.Volume, h.Period))],
        ["force_index"] = h => [Ema(Zip(Changes(h.Close), h.Volume, (change, volume) => change * volume), h.Period)],
        ["kvo"] = Klinger,
        ["emv"] = EaseOfMovement,
        ["nvi"] = h => [Index(h, (now, before) => now < before)],
        ["pvi"] = h => [Index(h, (now, before) => now > before)],
        ["pvt"] = h => [Volumes.Running(h.Each(i =>
            i == 0 ? 0 : h.Volume[i] * (h.Close[i] - h.Close[i - 1]) / h.Close[i - 1]))],
        ["pvo"] = h => Oscillators.Lines(h, Zip(
            Ema(h.Volume, h["fast"]), Ema(h.Volume, h["slow"]), (f, s) => s == 0 ? 0 : 100 * (f - s) / s)),
        ["variance"] = h => [Map(Deviation(h.Source, h.Period), x => x * x)],
        ["max"] = h => [Highest(h.Source, h.Period)],
        ["min"] = h => [Lowest(h.Source, h.Period)],
        ["midpoint"] = h => [Times(Plus(Highest(h.Source, h.Period), Lowest(h.Source, h.Period)), 0.5)],
        ["midprice"] = h => [Times(Plus(Highest(h.High, h.Period), Lowest(h.Low, h.Period)), 0.5)],
        ["log_return"] = h => Map(h.Source, Math.Log) is var logs ? [Less(logs, Before(logs, h.Period))] : [],
        ["median"] = h => [Slow.Over(h.Source, h.Period, Volatility.MedianOf)],
        ["percent_rank"] = h =>
            [Slow.Over(h.Source, h.Period + 1, w => 100.0 * w[..^1].Count(one => one < w[^1]) / h.Period)],
        ["sortino"] = h => [Slow.Over(Zip(Changes(h.Close), Before(h.Close, 1), (c, x) => c / x), h.Period, Sortino)],
        ["heikin_ashi"] = HeikinAshi,
        ["internal_bar_strength"] = h => [Times(Place(h.Close, h.High, h.Low), 0.01)],
        ["price"] = h => [h.Source],
        ["candle"] = Candle,
    };

    private static double[] Flow(History h) =>
        h.Each(i => h.Range[i] == 0 ? 0 : (2 * h.Close[i] - h.High[i] - h.Low[i]) / h.Range[i] * h.Volume[i]);

    private static double[][] Klinger(History h)
    {
        var (force, measure, trend) = (h.Each(_ => double.NaN), 0.0, 0);
        for (var i = 1; i < h.Length; i++)
        {
            var now = h.Typical[i] > h.Typical[i - 1] ? 1 : -1;
            if (i > 1)
            {
                measure = h.Range[i] + (now == trend ? measure : h.Range[i - 1]);
                force[i] = measure == 0 ? 0 : h.Volume[i] * Math.Abs(2 * h.Range[i] / measure - 2) * now * 100;
            }

            trend = now;
        }

        var value = Less(Ema(force, h["fast"]), Ema(force, h["slow"]));
        return [value, Ema(value, h["signal"])];
    }

    private static double[][] EaseOfMovement(History h)
    {
        var change = Changes(h.Middle);
        var ease = h.Each(i => h.Volume[i] > 0 ? change[i] * h.Range[i] * h.Number("scale") / h.Volume[i] : double.NaN);
        return [Spread(ease, Mean([.. ease.Where(double.IsFinite)], h.Period))];
    }

    // The values of a series without holes, put back to the places of the numbers of another.
    public static double[] Spread(double[] places, double[] known)
    {
        var next = 0;
        return Map(places, place => double.IsNaN(place) ? place : known[next++]);
    }

    private static double[] Index(History h, Func<double, double, bool> counts)
    {
        var value = 1_000.0;
        return h.Each(i =>
            i > 0 && counts(h.Volume[i], h.Volume[i - 1]) ? value *= h.Close[i] / h.Close[i - 1] : value);
    }

    private static double Sortino(double[] returns)
    {
        var risk = Math.Sqrt(returns.Average(x => Math.Pow(Math.Min(x, 0), 2)));
        return risk > 0 ? returns.Average() / risk : double.NaN;
    }

    private static double[][] HeikinAshi(History h)
    {
        var close = h.Each(i => (h.Open[i] + h.High[i] + h.Low[i] + h.Close[i]) / 4);
        var last = 0.0;
        var open = h.Each(i => last = i == 0 ? (h.Open[0] + h.Close[0]) / 2 : (last + close[i - 1]) / 2);
        return
        [
            close,
            open,
            h.Each(i => new[] { h.High[i], open[i], close[i] }.Max()),
            h.Each(i => new[] { h.Low[i], open[i], close[i] }.Min()),
        ];
    }

    private static double[][] Candle(History h) =>
    [
        Less(h.Close, h.Open),
        h.Each(i => Math.Min(h.High[i] - h.Open[i], h.High[i] - h.Close[i])),
        h.Each(i => Math.Min(h.Open[i] - h.Low[i], h.Close[i] - h.Low[i])),
        Over(Map(Less(h.Close, h.Open), Math.Abs), h.Range),
    ];
}
