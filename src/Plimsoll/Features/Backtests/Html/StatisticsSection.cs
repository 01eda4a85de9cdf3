using System.Globalization;
using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Backtesting.Reporting;
using Plimsoll.Core.Market;

namespace Plimsoll.Features.Backtests.Html;

/// <summary>Every metric, in four groups.</summary>
internal static class StatisticsSection
{
    public static string Ratio(double? value) => value is { } number
        ? number.ToString("#,0.00;−#,0.00", CultureInfo.InvariantCulture)
        : "–";

    public static void Write(HtmlText html, BacktestReport report)
    {
        var metrics = report.Metrics;
        html.Add($"<section><h2>Statistics</h2><div class=\"columns\">");
        Group(html, "Return", Returns(metrics, report));
        Group(html, "Risk", Risk(metrics));
        Group(html, "Trades", Trades(metrics));
        Group(html, "Costs and exposure", Costs(metrics));
        var basis = metrics.RatioBasis == "daily" ? "daily returns" : "returns per bar";
        var rate = Figures.Percent(report.Configuration.RiskFreeFraction, signed: false);
        html.Add($"</div><p class=\"note\">Ratios are of {basis}, {metrics.PeriodsPerYear:#,0} a year, ");
        html.Add($"risk-free rate {rate}. “–” is undefined, not zero.</p></section>\n");
    }

    private static void Group(HtmlText html, string title, IReadOnlyList<(string Name, string Value)> rows)
    {
        html.Add($"<table class=\"pairs\"><caption>{title}</caption><tbody>");
        foreach (var (name, value) in rows)
            html.Add($"<tr><th scope=\"row\">{name}</th><td>{value}</td></tr>\n");
        html.Add($"</tbody></table>");
    }

    private static IReadOnlyList<(string, string)> Returns(BacktestMetrics metrics, BacktestReport report) =>
    [
        ("Net profit", Money(metrics.NetProfit)),
        ("Return", Figures.Percent(metrics.TotalReturn)),
        ("A year", Figures.Percent(metrics.Cagr)),
        ("Buy and hold, same sizing", Figures.Percent(report.Benchmark?.TotalReturn)),
        ("Market, fully invested", Figures.Percent(report.MarketReturn)),
        ("Sharpe", Ratio(metrics.SharpeRatio)),
        ("Sortino", Ratio(metrics.SortinoRatio)),
        ("Calmar", Ratio(metrics.CalmarRatio)),
        ("Probability that Sharpe > 0", Figures.Percent(metrics.Psr, signed: false)),
        ($"The same after {Figures.Whole(metrics.TrialCount)} trials", Figures.Percent(metrics.DeflatedSharpe, signed: false)),
        ("Recovery factor", Ratio(metrics.RecoveryFactor)),
    ];

    private static IReadOnlyList<(string, string)> Risk(BacktestMetrics metrics) =>
    [
        ("Deepest drawdown", Figures.Percent(metrics.MaxDrawdown, signed: false)),
        ("Mean drawdown", Figures.Percent(metrics.AverageDrawdown, signed: false)),
        ("Longest drawdown", Hours(metrics.MaxDrawdownDurationHours)),
        ("Ulcer index", Figures.Percent(metrics.UlcerIndex, signed: false)),
        ("Volatility a year", Figures.Percent(metrics.Volatility, signed: false)),
        ("VaR 95 % per bar", Small(metrics.Var95)),
        ("CVaR 95 % per bar", Small(metrics.Cvar95)),
        ("Skew", Ratio(metrics.Skew)),
        ("Kurtosis", Ratio(metrics.Kurtosis)),
    ];

    private static IReadOnlyList<(string, string)> Trades(BacktestMetrics metrics) =>
    [
        ("Trades", Figures.Whole(metrics.TotalTrades)),
        ("Won", Figures.Percent(metrics.WinRate, signed: false)),
        ("Profit factor", Ratio(metrics.ProfitFactor)),
        ("Expectancy", Ratio(metrics.Expectancy)),
        ("Expectancy in R", Ratio(metrics.ExpectancyR)),
        ("Payoff ratio", Ratio(metrics.PayoffRatio)),
        ("Mean win / loss", $"{Ratio(metrics.AverageWin)} / {Ratio(metrics.AverageLoss)}"),
        ("Largest win / loss", $"{Money(metrics.LargestWin)} / {Money(metrics.LargestLoss)}"),
        ("Most wins / losses in a row", $"{metrics.MaxConsecutiveWins} / {metrics.MaxConsecutiveLosses}"),
        ("Mean duration", Hours(metrics.AverageTradeDurationHours)),
    ];

    private static IReadOnlyList<(string, string)> Costs(BacktestMetrics metrics) =>
    [
        ("Fees", Money(metrics.FeesPaid)),
        ("Slippage", Money(metrics.SlippageCost)),
        ("Funding", Money(metrics.FundingPaid)),
        ("Lost beyond stops in gaps", Money(metrics.GapLoss)),
        ("Time in the market", Figures.Percent(metrics.ExposureFraction, signed: false)),
        ("Mean exposure", Figures.Percent(metrics.AverageExposureFraction, signed: false)),
        ("Turnover", Ratio(metrics.Turnover)),
    ];

    private static string Money(Money? money) =>
        money is { } amount ? Figures.Amount(amount.Value, signed: false) : "–";

    private static string Small(double? fraction) => fraction is { } value
        ? (value * 100).ToString("0.0000", CultureInfo.InvariantCulture) + " %"
        : "–";

    private static string Hours(double? hours) => hours switch
    {
        null => "–",
        >= 72 => (hours.Value / 24).ToString("#,0.0", CultureInfo.InvariantCulture) + " days",
        _ => hours.Value.ToString("0.0", CultureInfo.InvariantCulture) + " h",
    };
}
