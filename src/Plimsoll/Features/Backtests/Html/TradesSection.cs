using System.Globalization;
using Plimsoll.Core.Backtesting.Reporting;
using Plimsoll.Core.Market;

namespace Plimsoll.Features.Backtests.Html;

/// <summary>The trades, and what they have in common.</summary>
internal static class TradesSection
{
    // A page, not an archive: the JSON result has all of them.
    private const int MostRows = 1_000;

    private static readonly string[] Weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    public static void WriteGroups(HtmlText html, BacktestReport report)
    {
        if (report.Trades.Count == 0)
            return;
        html.Add($"<section><h2>Where the trades came from</h2><div class=\"columns\">");
        if (ReportTitle.HasSeveral(report))
            Group(html, "Instrument", report.ByInstrument, key => key);
        Group(html, "Exit reason", report.ByExitReason, key => key.Replace('_', ' '));
        Group(html, "Weekday of entry", report.ByWeekday, key => Weekdays[key[0] - '1']);
        Group(html, "Hour of entry, UTC", report.ByHour, key => $"{key}:00");
        html.Add($"</div></section>\n");
    }

    public static void Write(HtmlText html, BacktestReport report)
    {
        html.Add($"<section><h2>Trades</h2>");
        if (report.Trades.Count == 0)
            html.Add($"<p>There were none. The reasons stand under “Why no trade”.</p></section>\n");
        else
            WriteTable(html, report);
    }

    private static void WriteTable(HtmlText html, BacktestReport report)
    {
        var hasSeveral = ReportTitle.HasSeveral(report);
        html.Add($"""
            <div class="scroll tall-scroll"><table class="trades sortable"><thead><tr>
            <th>#</th>
            """);
        if (hasSeveral)
            html.Add($"<th>Instrument</th>");
        html.Add($"""
            <th>Side</th><th>Entry</th><th>Price</th><th>Quantity</th><th>Exit</th><th>Price</th><th>Why</th>
            <th>Fees</th><th>Net</th><th>R</th><th>Worst</th><th>Best</th></tr></thead><tbody>

            """);
        foreach (var trade in report.Trades.Take(MostRows))
            WriteRow(html, trade, hasSeveral);
        html.Add($"</tbody></table></div>");
        if (report.Trades.Count > MostRows)
            html.Add(
                $"<p class=\"note\">The first {MostRows:#,0} of {report.Trades.Count:#,0}; the JSON result has all.</p>");
        html.Add($"</section>\n");
    }

    private static void WriteRow(HtmlText html, ReportTrade trade, bool hasSeveral)
    {
        var flags = (trade.IsAmbiguous ? " ambiguous" : "") + (trade.GapLoss > 0 ? " gap" : "");
        html.Add($"<tr><td>{trade.Number}</td>");
        if (hasSeveral)
            html.Add($"<td>{trade.InstrumentId}</td>");
        html.Add($"<td>{trade.Side.ToString().ToLowerInvariant()}</td>");
        html.Add($"<td>{Time(trade.EntryTime)}</td><td>{Price(trade.EntryPrice)}</td>");
        html.Add($"<td>{Figures.Exact(trade.Quantity)}</td>");
        html.Add($"<td>{Time(trade.ExitTime)}</td><td>{Price(trade.ExitPrice)}</td>");
        html.Add($"<td>{Spaced(trade.ExitReason.ToString())}{flags}</td>");
        html.Add($"<td>{Figures.Amount(trade.Fees, signed: false)}</td>");
        html.Add($"<td class=\"{(trade.NetPnl > 0 ? "gain" : "loss")}\">{Figures.Amount(trade.NetPnl)}</td>");
        html.Add($"<td>{StatisticsSection.Ratio((double?)trade.RMultiple)}</td>");
        html.Add($"<td>{Figures.Percent(-trade.Mae)}</td><td>{Figures.Percent(trade.Mfe)}</td></tr>\n");
    }

    private static void Group(
        HtmlText html, string title, IReadOnlyList<TradeGroup> groups, Func<string, string> label)
    {
        html.Add($"""
            <table class="groups"><caption>{title}</caption>
            <thead><tr><th></th><th>Trades</th><th>Won</th><th>Net</th></tr></thead><tbody>

            """);
        foreach (var group in groups)
            WriteGroup(html, label(group.Key), group);
        html.Add($"</tbody></table>");
    }

    private static void WriteGroup(HtmlText html, string label, TradeGroup group)
    {
        var won = Figures.Percent((double)group.Wins / group.Trades, signed: false);
        var tone = group.NetPnl.Value > 0 ? "gain" : "loss";
        html.Add($"<tr><th scope=\"row\">{label}</th><td>{group.Trades:#,0}</td><td>{won}</td>");
        html.Add($"<td class=\"{tone}\">{Figures.Amount(group.NetPnl.Value)}</td></tr>\n");
    }

    private static string Time(Timestamp time) =>
        time.ToDateTimeOffset().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    // Averages over fills have endless digits; ten significant ones are more than any increment.
    private static string Price(decimal price) => ((double)price).ToString("G10", CultureInfo.InvariantCulture);

    private static string Spaced(string name) =>
        string.Concat(name.Select((letter, i) => char.IsAsciiLetterUpper(letter) && i > 0 ? $" {letter}" : $"{letter}"))
            .ToLowerInvariant();
}
