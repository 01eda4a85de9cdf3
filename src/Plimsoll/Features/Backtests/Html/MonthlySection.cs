using System.Globalization;
using Plimsoll.Core.Backtesting.Reporting;

namespace Plimsoll.Features.Backtests.Html;

/// <summary>Returns by month as a heat table, years downwards.</summary>
internal static class MonthlySection
{
    private const int Shades = 5;

    public static void Write(HtmlText html, BacktestReport report)
    {
        var months = report.MonthlyReturns;
        if (months.Count == 0)
            return;
        var largest = months.Max(month => Math.Abs(month.Return ?? 0));
        html.Add($"<section><h2>Monthly returns</h2><div class=\"scroll\"><table class=\"heat\"><thead><tr><th></th>");
        for (var month = 1; month <= 12; month++)
            html.Add($"<th scope=\"col\">{DateTimeFormatInfo.InvariantInfo.GetAbbreviatedMonthName(month)}</th>");
        html.Add($"<th scope=\"col\">Year</th></tr></thead><tbody>");
        foreach (var year in months.GroupBy(month => month.Year))
            WriteYear(html, year.Key, year.ToDictionary(month => month.Month), largest);
        html.Add($"</tbody></table></div></section>\n");
    }

    private static void WriteYear(
        HtmlText html, int year, IReadOnlyDictionary<int, MonthlyReturn> months, double largest)
    {
        html.Add($"<tr><th scope=\"row\">{year}</th>");
        for (var month = 1; month <= 12; month++)
        {
            if (months.GetValueOrDefault(month) is not { } found)
                html.Add($"<td></td>");
            else
                WriteMonth(html, found, largest);
        }

        var total = months.Values.Aggregate(1.0, (growth, month) => growth * (1 + (month.Return ?? 0))) - 1;
        html.Add($"<td class=\"total\">{Text(total)}</td></tr>\n");
    }

    private static void WriteMonth(HtmlText html, MonthlyReturn month, double largest) => html.Add(
        $"<td class=\"{Shade(month.Return, largest)}\" title=\"{month.Trades} trades\">{Text(month.Return)}</td>");

    private static string Shade(double? change, double largest)
    {
        if (change is not { } value || value == 0 || largest == 0)
            return "";
        var depth = Math.Clamp((int)Math.Ceiling(Math.Abs(value) / largest * Shades), 1, Shades);
        return $"{(value > 0 ? "up" : "down")}{depth}";
    }

    private static string Text(double? change) => change is { } value
        ? (value * 100).ToString("+0.00;−0.00;0", CultureInfo.InvariantCulture)
        : "–";
}
