using Plimsoll.Core.Backtesting.Reporting;

namespace Plimsoll.Features.Backtests.Html;

/// <summary>What the risk gate said, why bars did not trade, and what the result can be reproduced from.</summary>
internal static class VerdictSection
{
    public static void Write(HtmlText html, BacktestReport report)
    {
        html.Add($"<section><h2>Risk and reasons</h2><div class=\"columns\">");
        Counts(html, "Verdicts of the risk gate", report.RiskVerdicts);
        Counts(html, "Why no trade", report.Blockers);
        html.Add($"</div></section>\n");
    }

    public static void WriteProvenance(HtmlText html, BacktestReport report)
    {
        var (configuration, data) = (report.Configuration, report.Data);
        html.Add($"<section><h2>To reproduce it</h2><dl class=\"provenance\">");
        Pair(html, "Strategy", $"{configuration.Strategy} version {configuration.StrategyVersion}");
        Pair(html, "Parameters", string.Join(", ", configuration.Parameters.Select(set => $"{set.Key}={set.Value}")));
        Pair(html, "Data", $"{data.Kind} {data.Name}, {Figures.Whole(data.Rows)} bars");
        Pair(html, "Data SHA-256", data.Sha256);
        if (ReportTitle.HasSeveral(report))
            foreach (var part in report.Instruments)
                Pair(html, part.Rules.Id, $"{Figures.Whole(part.Data.Rows)} bars, {part.Data.Sha256}");
        foreach (var one in configuration.Recordings)
            Pair(html, $"{one.Kind} of {one.InstrumentId}", $"{one.Name}, {one.Sha256}");
        Pair(html, "Seed", $"{report.Seed}");
        Pair(html, "Program", report.CodeVersion);
        Pair(html, "Result SHA-256", report.ResultHash);
        html.Add($"</dl></section>\n");
    }

    private static void Counts(HtmlText html, string title, IReadOnlyList<CodeCount> counts)
    {
        html.Add($"<table class=\"pairs\"><caption>{title}</caption><tbody>");
        foreach (var count in counts)
            html.Add($"<tr><th scope=\"row\"><code>{count.Code}</code></th><td>{count.Count:#,0}</td></tr>\n");
        if (counts.Count == 0)
            html.Add($"<tr><th scope=\"row\">none</th><td></td></tr>");
        html.Add($"</tbody></table>");
    }

    private static void Pair(HtmlText html, string name, string value) =>
        html.Add($"<div><dt>{name}</dt><dd>{value}</dd></div>\n");
}
