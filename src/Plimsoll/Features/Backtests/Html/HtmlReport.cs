using Plimsoll.Core.Backtesting.Reporting;

namespace Plimsoll.Features.Backtests.Html;

/// <summary>
/// A backtest as one HTML file that needs nothing else: style, script and drawings are inside, nothing is fetched.
/// The same report gives the same bytes.
/// </summary>
internal static class HtmlReport
{
    private static readonly string Style = Resource("report.css");
    private static readonly string Script = Resource("report.js");

    public static string Of(BacktestReport report)
    {
        var html = new HtmlText();
        html.Add($"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <title>{report.Configuration.Strategy} on {ReportTitle.Instruments(report)} – Plimsoll backtest</title>
            <style>

            """);
        html.AddTrusted(Style).Add($"</style></head><body><main>\n");
        HeadSection.Write(html, report);
        EquitySection.Write(html, report);
        PriceSection.Write(html, report);
        MonthlySection.Write(html, report);
        StatisticsSection.Write(html, report);
        CostSection.Write(html, report);
        TradesSection.WriteGroups(html, report);
        TradesSection.Write(html, report);
        VerdictSection.Write(html, report);
        VerdictSection.WriteProvenance(html, report);
        html.Add($"<footer>A backtest is a story about the past. It is no promise.</footer></main>\n<script>\n");
        html.AddTrusted(Script).Add($"</script></body></html>\n");
        return html.ToString();
    }

    private static string Resource(string name)
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
