using System.Globalization;
using Plimsoll.Core.Backtesting.Reporting;

namespace Plimsoll.Features.Backtests.Html;

/// <summary>The market with entries and exits on it.</summary>
internal static class PriceSection
{
    // More dots than this are a smear, not a chart.
    private const int MostTrades = 2_000;

    public static void Write(HtmlText html, BacktestReport report)
    {
        var several = ReportTitle.HasSeveral(report);
        if (!several && report.Price.Count < 2)
            return;
        html.Add($"""
            <section><h2>Price, entries and exits</h2>
            <p class="legend"><span class="key entry">Entry</span><span class="key win">Exit with profit</span><span
             class="key lose">Exit with loss</span></p>
            """);
        if (several)
            WriteSeveral(html, report);
        else
            WriteChart(html, ChartPoints.Of(report.Price), report.Trades);
        html.Add($"</section>\n");
    }

    private static void WriteSeveral(HtmlText html, BacktestReport report)
    {
        foreach (var part in report.Instruments)
        {
            var id = part.Rules.Id;
            List<ReportTrade> trades = [.. report.Trades.Where(trade => trade.InstrumentId == id)];
            html.Add($"<details{(part == report.Instruments[0] ? " open" : "")}><summary>{id}: ");
            html.Add($"market {Figures.Percent(part.MarketReturn)}, {trades.Count:#,0} trades</summary>");
            WriteChart(html, ChartPoints.Of(part.Price, report.Instruments.Count), trades);
            html.Add($"</details>\n");
        }
    }

    private static void WriteChart(
        HtmlText html, IReadOnlyList<Core.Backtesting.CurvePoint> points, IReadOnlyList<ReportTrade> trades)
    {
        if (points.Count < 2)
            return;
        var times = new TimeScale(points[0].Time, points[^1].Time);
        var scale = new ChartScale(points.Min(point => point.Low), points.Max(point => point.High));
        var frame = new ChartFrame(scale, times, value => value.ToString("#,0.########", CultureInfo.InvariantCulture));
        frame.Open(html, "tall", "Price with entries and exits");
        DrawPrice(html, points, frame);
        DrawTrades(html, trades, frame);
        frame.Close(html);
        if (trades.Count > MostTrades)
            html.Add($"<p class=\"note\">Drawn: the first {MostTrades:#,0} of {trades.Count:#,0} trades.</p>");
    }

    private static void DrawPrice(
        HtmlText html, IReadOnlyList<Core.Backtesting.CurvePoint> points, ChartFrame frame)
    {
        var (range, line) = (new SvgPath(), new SvgPath());
        foreach (var point in points)
        {
            range.To(frame.Times.X(point.Time), frame.Values.Y(point.High));
            line.To(frame.Times.X(point.Time), frame.Values.Y(point.Last));
        }

        for (var i = points.Count - 1; i >= 0; i--)
            range.To(frame.Times.X(points[i].Time), frame.Values.Y(points[i].Low));
        ChartFrame.Draw(html, "area range", range.Close());
        ChartFrame.Draw(html, "line price", line);
    }

    private static void DrawTrades(HtmlText html, IReadOnlyList<ReportTrade> trades, ChartFrame frame)
    {
        var (entries, wins, losses) = (new SvgPath(), new SvgPath(), new SvgPath());
        var (won, lost) = (new SvgPath(), new SvgPath());
        foreach (var trade in trades.Take(MostTrades))
        {
            var from = (frame.Times.X(trade.EntryTime), frame.Values.Y((double)trade.EntryPrice));
            var to = (frame.Times.X(trade.ExitTime), frame.Values.Y((double)trade.ExitPrice));
            var isWin = trade.NetPnl > 0;
            entries.Dot(from.Item1, from.Item2);
            (isWin ? wins : losses).Dot(to.Item1, to.Item2);
            (isWin ? won : lost).Line(from, to);
        }

        ChartFrame.Draw(html, "trip win", won);
        ChartFrame.Draw(html, "trip lose", lost);
        ChartFrame.Draw(html, "dot entry", entries);
        ChartFrame.Draw(html, "dot lose", losses);
        ChartFrame.Draw(html, "dot win", wins);
    }
}
