using System.Globalization;
using Plimsoll.Core.Market;
using static Plimsoll.Core.Tests.Indicators.Textbooks.Slow;

namespace Plimsoll.Core.Tests.Indicators.Textbooks;

internal static class Shapes
{
    public static Dictionary<string, Func<History, double[][]>> Kinds { get; } = new()
    {
        ["skewness"] = h => [Slow.Over(h.Source, h.Period, w => Moment(w, 3))],
        ["kurtosis"] = h => [Slow.Over(h.Source, h.Period, w => Moment(w, 4) - 3)],
        ["mean_deviation"] = h => [Slow.Over(h.Source, h.Period, w => w.Average(x => Math.Abs(x - MeanOf(w))))],
        ["price_spike"] = PriceSpike,
        ["hurst"] = h =>
            [Slow.Over(Zip(h.Close, Before(h.Close, 1), (now, then) => Math.Log(now / then)), h.Period, Exponent)],
        ["pivot_points"] = PivotPoints,
        ["mama"] = Mama,
    };

    private static double Moment(double[] window, int power)
    {
        var (mean, deviation) = (MeanOf(window), DeviationOf(window));
        return deviation > 0 ? window.Average(x => Math.Pow((x - mean) / deviation, power)) : double.NaN;
    }

    private static double[][] PriceSpike(History h)
    {
        var returns = Zip(h.Close, Before(h.Close, 1), (now, then) => Math.Log(now / then));
        var before = Before(Deviation(returns, h.Period), 1);
        var usual = Zip(before, Before(h.Close, 1), (deviation, close) => deviation * close);
        return [Over(Changes(h.Close), usual)];
    }

    private static double Exponent(double[] returns)
    {
        var points = new List<(double Size, double Range)>();
        for (var size = returns.Length; size >= 8; size = returns.Length / (1 << points.Count))
        {
            var chunks = returns.Reverse().Chunk(size).Where(chunk => chunk.Length == size).Take(1 << points.Count);
            points.Add((Math.Log10(size), Math.Log10(chunks.Average(chunk => Rescaled([.. chunk.Reverse()])))));
        }

        var (x, y) = (points.Average(one => one.Size), points.Average(one => one.Range));
        var joint = points.Sum(one => (one.Size - x) * (one.Range - y));
        var slope = joint / points.Sum(one => (one.Size - x) * (one.Size - x));
        return double.IsFinite(slope) ? slope : double.NaN;
    }

    private static double Rescaled(double[] chunk)
    {
        var mean = MeanOf(chunk);
        var running = Volumes.Running(Map(chunk, x => x - mean));
        var deviation = DeviationOf(chunk);
        return deviation > 0 ? (running.Max() - running.Min()) / deviation : 0;
    }

    private static double[][] PivotPoints(History h)
    {
        var periods = h.Bars.Select(bar => PeriodOf(bar, h.Choice("window"))).ToArray();
        var whole = periods.Distinct().Skip(1).ToArray();
        var none = Enumerable.Repeat(double.NaN, 7).ToArray();
        var levels = h.Bars.Select((_, i) => Array.IndexOf(whole, periods[i]) is var place and > 0
            ? Levels([.. h.Bars.Where((_, j) => periods[j] == whole[place - 1])], h.Choice("method"))
            : none).ToArray();
        return [.. Enumerable.Range(0, 7).Select(field => h.Each(i => levels[i][field]))];
    }

    private static double[] Levels(Bar[] bars, string method)
    {
        var (high, low, close) = (bars.Max(bar => bar.High), bars.Min(bar => bar.Low), bars[^1].Close);
        var (pivot, range) = ((high + low + close) / 3, high - low);
        double[] Around(double middle, double[] shares) =>
            [pivot, .. shares.Select(one => middle + one * range), .. shares.Select(one => middle - one * range)];
        return method switch
        {
            "fibonacci" => Around(pivot, [0.382, 0.618, 1]),
            "camarilla" => Around(close, [1.1 / 12, 1.1 / 6, 1.1 / 4]),
            _ =>
            [
                pivot, 2 * pivot - low, pivot + range, high + 2 * (pivot - low),
                2 * pivot - high, pivot - range, low - 2 * (high - pivot),
            ],
        };
    }

    private static string PeriodOf(Bar bar, string window)
    {
        var day = bar.OpenTime.ToDateTimeOffset().UtcDateTime;
        return window switch
        {
            "day" => $"{day:yyyy-MM-dd}",
            "week" => $"{ISOWeek.GetYear(day)}-{ISOWeek.GetWeekOfYear(day)}",
            _ => $"{day:yyyy-MM}",
        };
    }

    private static double[][] Mama(History h)
    {
        var phase = Phases(h.Middle);
        var (mama, fama) = (h.Each(_ => double.NaN), h.Each(_ => double.NaN));
        for (var i = 5; i < h.Length; i++)
        {
            var weight = Math.Max(h.Number("fast") / Math.Max(phase[i - 1] - phase[i], 1), h.Number("slow"));
            mama[i] = i == 5 ? h.Middle[..6].Average() : weight * h.Middle[i] + (1 - weight) * mama[i - 1];
            fama[i] = i == 5 ? mama[5] : weight / 2 * mama[i] + (1 - weight / 2) * fama[i - 1];
        }

        return [mama, fama];
    }

    // Whole columns of Ehlers' worksheet, all 0 for the first six bars.
    private static double[] Phases(double[] price)
    {
        double[] Column() => new double[price.Length];
        var (smooth, detrended, i1, q1) = (Column(), Column(), Column(), Column());
        var (i2, q2, re, im, period, phase) = (Column(), Column(), Column(), Column(), Column(), Column());
        for (var i = 6; i < price.Length; i++)
        {
            var gain = 0.075 * period[i - 1] + 0.54;
            double Hilbert(double[] x) =>
                (0.0962 * x[i] + 0.5769 * x[i - 2] - 0.5769 * x[i - 4] - 0.0962 * x[i - 6]) * gain;
            smooth[i] = (4 * price[i] + 3 * price[i - 1] + 2 * price[i - 2] + price[i - 3]) / 10;
            detrended[i] = Hilbert(smooth);
            (i1[i], q1[i]) = (detrended[i - 3], Hilbert(detrended));
            i2[i] = 0.2 * (i1[i] - Hilbert(q1)) + 0.8 * i2[i - 1];
            q2[i] = 0.2 * (q1[i] + Hilbert(i1)) + 0.8 * q2[i - 1];
            re[i] = 0.2 * (i2[i] * i2[i - 1] + q2[i] * q2[i - 1]) + 0.8 * re[i - 1];
            im[i] = 0.2 * (i2[i] * q2[i - 1] - q2[i] * i2[i - 1]) + 0.8 * im[i - 1];
            var turn = re[i] != 0 && im[i] != 0 ? 2 * Math.PI / Math.Atan(im[i] / re[i]) : 0;
            turn = Math.Max(Math.Min(turn, 1.5 * period[i - 1]), 0.67 * period[i - 1]);
            period[i] = 0.2 * Math.Min(Math.Max(turn, 6), 50) + 0.8 * period[i - 1];
            phase[i] = i1[i] == 0 ? 0 : Math.Atan(q1[i] / i1[i]) * 180 / Math.PI;
        }

        return phase;
    }
}
