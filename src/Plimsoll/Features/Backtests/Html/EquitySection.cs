using System.Globalization;
using Plimsoll.Core.Backtesting.Reporting;

namespace Plimsoll.Features.Backtests.Html;

/// <summary>Equity beside buy and hold, drawdown below it, and rolling Sharpe.</summary>
internal static class EquitySection
{
    public static void Write(HtmlText html, BacktestReport report)
    {
        var points = ChartPoints.Of(report.Equity);
        if (points.Count < 2)
            return;
        var times = new TimeScale(points[0].Time, points[^1].Time);
        html.Add($"""
            <section id="equity"><h2>Equity and drawdown</h2>
            <p class="legend"><span class="key equity">Equity</span>
            <span class="key bench">Buy and hold, same sizing and costs</span>
            <span class="readout" aria-live="off"></span></p>
            """);
        WriteEquity(html, points, times);
        WriteDrawdown(html, points, times);
        WriteData(html, points);
        html.Add($"</section>\n");
        WriteRollingSharpe(html, report);
    }

    private static void WriteEquity(HtmlText html, IReadOnlyList<EquityCurvePoint> points, TimeScale times)
    {
        var low = points.Min(point => Math.Min(point.Low, point.Benchmark ?? point.Low));
        var high = points.Max(point => Math.Max(point.Equity, point.Benchmark ?? point.Equity));
        var digits = high - low < 20 ? "#,0.00" : "#,0";
        var frame = new ChartFrame(
            new ChartScale(low, high), times, value => value.ToString(digits, CultureInfo.InvariantCulture));
        frame.Open(html, "tall", "Equity over time, with buy and hold");
        var (equity, benchmark) = (new SvgPath(), new SvgPath());
        foreach (var point in points)
        {
            equity.To(times.X(point.Time), frame.Values.Y(point.Equity));
            if (point.Benchmark is { } held)
                benchmark.To(times.X(point.Time), frame.Values.Y(held));
        }

        ChartFrame.Draw(html, "line bench", benchmark);
        ChartFrame.Draw(html, "line equity", equity);
        frame.Close(html, withTimes: false);
    }

    private static void WriteDrawdown(HtmlText html, IReadOnlyList<EquityCurvePoint> points, TimeScale times)
    {
        var deepest = Math.Max(points.Max(point => point.Drawdown), 1e-6);
        var digits = deepest < 0.01 ? "0.##" : "0.#";
        var frame = new ChartFrame(new ChartScale(-deepest, 0), times, value =>
            (value * 100).ToString(digits, CultureInfo.InvariantCulture).Replace('-', '−') + " %");
        frame.Open(html, "short", "Drawdown over time");
        var area = new SvgPath().To(0, frame.Values.Y(0));
        foreach (var point in points)
            area.To(times.X(point.Time), frame.Values.Y(-point.Drawdown));
        ChartFrame.Draw(html, "area loss", area.To(TimeScale.Width, frame.Values.Y(0)).Close());
        frame.Close(html);
    }

    // Numbers for the pointer's readout; only figures, so nothing in it can end the script element.
    private static void WriteData(HtmlText html, IReadOnlyList<EquityCurvePoint> points)
    {
        html.Add($"<script type=\"application/json\" class=\"points\">[");
        for (var i = 0; i < points.Count; i++)
        {
            var point = points[i];
            var held = point.Benchmark is { } value ? value.ToString("0.##", CultureInfo.InvariantCulture) : "null";
            html.Add($"{(i == 0 ? "" : ",")}[{point.Time.Micros / 1_000},{point.Equity:0.##},");
            html.Add($"{point.Drawdown:0.#####},{held}]");
        }

        html.Add($"]</script>");
    }

    private static void WriteRollingSharpe(HtmlText html, BacktestReport report)
    {
        var points = report.RollingSharpe.Where(point => point.Value is not null).ToList();
        if (points.Count < 2)
            return;
        var times = new TimeScale(TimeOf(points[0].Day), TimeOf(points[^1].Day));
        var scale = new ChartScale(points.Min(point => point.Value!.Value), points.Max(point => point.Value!.Value));
        var frame = new ChartFrame(
            scale, times, value => value.ToString("0.##", CultureInfo.InvariantCulture).Replace('-', '−'));
        html.Add($"<section><h2>Sharpe ratio of the last 90 days</h2>");
        frame.Open(html, "short", "Rolling Sharpe ratio");
        var path = new SvgPath();
        foreach (var point in points)
            path.To(times.X(TimeOf(point.Day)), scale.Y(point.Value!.Value));
        ChartFrame.Draw(html, "line equity", path);
        frame.Close(html);
        html.Add($"</section>\n");
    }

    private static Core.Market.Timestamp TimeOf(DateOnly day) =>
        Core.Market.Timestamp.From(new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));
}
