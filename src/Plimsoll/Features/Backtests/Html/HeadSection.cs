using Plimsoll.Core.Backtesting.Reporting;

namespace Plimsoll.Features.Backtests.Html;

/// <summary>What came of it, how far to trust it, and the figures that matter most.</summary>
internal static class HeadSection
{
    public static void Write(HtmlText html, BacktestReport report)
    {
        var (configuration, data) = (report.Configuration, report.Data);
        html.Add($"""
            <header><p class="brand">Plimsoll <span>backtest</span></p>
            <h1>{configuration.Strategy} <span>on</span> {ReportTitle.Instruments(report)}
            <span>· {configuration.Timeframe}{Detail(configuration)}</span></h1>
            <p class="period">{Day(data.First)} to {Day(data.Last)} · {data.Rows:#,0} bars ·
            {configuration.InitialBalance:#,0.##} {configuration.Currency}</p>
            <p class="verdict {Tone(report)}">{report.Verdict}</p>
            </header>

            """);
        WriteTrust(html, report);
        WriteFigures(html, report);
        WriteDiagnosis(html, report);
    }

    private static void WriteTrust(HtmlText html, BacktestReport report)
    {
        html.Add($"""
            <section class="trust">
            <p><b class="grade">{report.Fidelity.ToString()}</b> {FidelityText(report.Fidelity)}</p>
            <details><summary>Assumptions</summary><dl class="assumptions">
            """);
        foreach (var assumption in report.Assumptions)
            html.Add($"<div><dt>{assumption.Name}</dt><dd><b>{assumption.Value}</b> {assumption.Note}</dd></div>\n");
        html.Add($"</dl></details></section>\n");
    }

    private static void WriteFigures(HtmlText html, BacktestReport report)
    {
        var metrics = report.Metrics;
        html.Add($"<section class=\"figures\">");
        Figure(html, "Return", Figures.Percent(metrics.TotalReturn), Signed(metrics.TotalReturn));
        Figure(html, "A year", Figures.Percent(metrics.Cagr), Signed(metrics.Cagr));
        Figure(html, "Sharpe", StatisticsSection.Ratio(metrics.SharpeRatio), "");
        Figure(html, "Deepest drawdown", Figures.Percent(metrics.MaxDrawdown, signed: false), "");
        Figure(html, "Trades", Figures.Whole(metrics.TotalTrades), "");
        Figure(html, "Won", Figures.Percent(metrics.WinRate, signed: false), "");
        Figure(html, "Profit factor", StatisticsSection.Ratio(metrics.ProfitFactor), "");
        Figure(html, "Buy and hold", Figures.Percent(report.Benchmark?.TotalReturn), "");
        html.Add($"</section>\n");
    }

    private static void Figure(HtmlText html, string name, string value, string tone) =>
        html.Add($"<div><span>{name}</span><b class=\"{tone}\">{value}</b></div>");

    private static void WriteDiagnosis(HtmlText html, BacktestReport report)
    {
        if (report.Diagnosis.Count == 0)
            return;
        html.Add($"<section class=\"diagnosis\"><h2>Reasons to doubt</h2><ul>");
        foreach (var finding in report.Diagnosis)
            html.Add($"<li><span>{finding.Text}</span> <code>{finding.Code}</code></li>\n");
        html.Add($"</ul></section>\n");
    }

    private static string FidelityText(FidelityGrade grade) => grade switch
    {
        FidelityGrade.A => "Fidelity A: ticks and order book.",
        FidelityGrade.B => "Fidelity B: ticks, or finer bars inside the strategy's.",
        FidelityGrade.C => "Fidelity C: bars of the strategy's timeframe decided every fill.",
        FidelityGrade.D => "Fidelity D: coarse or incomplete data; treat the result as a sketch.",
        _ => throw new ArgumentOutOfRangeException(nameof(grade), grade, null),
    };

    private static string Detail(ReportConfiguration configuration) =>
        configuration.DetailTimeframe is { } detail ? $", {detail} inside" : "";

    private static string Tone(BacktestReport report) => Signed((double)report.Metrics.NetProfit.Value);

    private static string Signed(double? value) => value > 0 ? "gain" : value < 0 ? "loss" : "";

    private static string Day(Core.Market.Timestamp? time) =>
        time?.ToDateTimeOffset().ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture) ?? "–";
}
