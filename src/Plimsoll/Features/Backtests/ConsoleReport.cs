using Plimsoll.Core.Backtesting.Reporting;
using Spectre.Console;

namespace Plimsoll.Features.Backtests;

/// <summary>The summary that a person reads in the terminal.</summary>
internal static class ConsoleReport
{
    private const int RefusalsShown = 5;

    public static void Write(IAnsiConsole console, BacktestReport report)
    {
        console.WriteLine();
        var (strategy, timeframe) = (report.Configuration.Strategy, report.Configuration.Timeframe);
        console.MarkupLineInterpolated($"[bold]{strategy}[/] on [bold]{ReportTitle.Instruments(report)}[/] {timeframe}");
        console.MarkupLineInterpolated($"{report.Verdict}");
        console.WriteLine();
        console.Write(Summary(report));
        if (ReportTitle.HasSeveral(report))
            console.Write(ByInstrument(report));
        WriteDiagnosis(console, report);
        WriteLookAhead(console, report);
        var bars = report.Data.Trades is { } trades
            ? $"{Figures.Whole(trades)} trades in {Figures.Whole(report.Data.Rows)} bars"
            : $"{Figures.Whole(report.Data.Rows)} bars, {Figures.Whole(report.Data.Gaps)} gaps";
        var result = report.ResultHash[..16];
        console.MarkupLineInterpolated($"[dim]Fidelity {report.Fidelity} · {bars} · result {result}[/]");
    }

    private static Table Summary(BacktestReport report)
    {
        var metrics = report.Metrics;
        var table = new Table().Border(TableBorder.Rounded).HideHeaders();
        foreach (var align in new[] { Justify.Left, Justify.Right, Justify.Left, Justify.Right })
            table.AddColumn(new TableColumn("") { Alignment = align });
        Row("Net profit", Figures.Amount(metrics.NetProfit.Value), "Trades", Figures.Whole(metrics.TotalTrades));
        Row("Return", Figures.Percent(metrics.TotalReturn), "Won", Share(metrics.WinRate));
        Row("A year", Figures.Percent(metrics.Cagr), "Profit factor", Ratio(metrics.ProfitFactor));
        Row("Buy and hold", Figures.Percent(report.Benchmark?.TotalReturn), "Expectancy", Ratio(metrics.Expectancy));
        Row($"Sharpe ({metrics.RatioBasis})", Ratio(metrics.SharpeRatio), "Fees", Plain(metrics.FeesPaid.Value));
        Row("Sortino", Ratio(metrics.SortinoRatio), "Slippage", Plain(metrics.SlippageCost.Value));
        Row("Deepest drawdown", Share(metrics.MaxDrawdown), "In the market", Share(metrics.ExposureFraction));
        Row("End equity", Plain((decimal)metrics.EndEquity), "Start equity", Plain((decimal)metrics.StartEquity));
        return table;

        void Row(params string[] cells) => table.AddRow([.. cells.Select(cell => cell.EscapeMarkup())]);
    }

    private static Table ByInstrument(BacktestReport report)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumn("Instrument");
        foreach (var name in new[] { "Market", "Trades", "Won", "Net" })
            table.AddColumn(new TableColumn(name) { Alignment = Justify.Right });
        foreach (var part in report.Instruments)
        {
            var group = report.ByInstrument.FirstOrDefault(one => one.Key == part.Rules.Id);
            table.AddRow(
                part.Rules.Id.EscapeMarkup(), Figures.Percent(part.MarketReturn), Figures.Whole(group?.Trades ?? 0),
                Figures.Whole(group?.Wins ?? 0), Figures.Amount(group?.NetPnl.Value ?? 0m));
        }

        return table;
    }

    private static void WriteDiagnosis(IAnsiConsole console, BacktestReport report)
    {
        foreach (var finding in report.Diagnosis)
            console.MarkupLineInterpolated($"[yellow]! {finding.Text}[/]");
        foreach (var verdict in report.RiskVerdicts.Where(verdict => verdict.Code != "approved").Take(RefusalsShown))
            console.MarkupLineInterpolated($"[dim]Risk gate: {verdict.Code} {verdict.Count:#,0} times[/]");
    }

    private static void WriteLookAhead(IAnsiConsole console, BacktestReport report)
    {
        if (report.LookAhead is not { } result)
            return;
        if (result.IsClean)
            console.MarkupLineInterpolated($"[dim]Look-ahead: {result.Verdict()}[/]");
        if (result.StartFindings is [var start, ..])
            console.MarkupLineInterpolated($"[yellow]! {start.Sentence()}[/]");
    }

    private static string Plain(decimal amount) => Figures.Amount(amount, signed: false);

    private static string Share(double? fraction) => Figures.Percent(fraction, signed: false);

    private static string Ratio(double? value) => Html.StatisticsSection.Ratio(value);
}
