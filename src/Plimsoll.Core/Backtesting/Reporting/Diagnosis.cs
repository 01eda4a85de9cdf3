using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>Reasons to doubt a result, each with its rule. Adding one is a line in the table.</summary>
internal static class Diagnosis
{
    private const int FewTrades = 30;
    private const int TopDays = 5;

    private static readonly (string Code, Func<DiagnosisFacts, string?> Look)[] Rules =
    [
        ("stopped_early", StoppedEarly),
        ("few_trades", facts => facts.TradeCount < FewTrades
            ? $"{facts.TradeCount} trades: fewer than {FewTrades} say little about the next ones." : null),
        ("one_trade", OneTrade),
        ("few_days", FewDays),
        ("idle_months", IdleMonths),
        ("costs", CostsTooHigh),
        ("ambiguous", Ambiguous),
        ("exposure", facts => facts.Metrics.ExposureFraction < 0.01
            ? $"In the market for {Percent(facts.Metrics.ExposureFraction)} of the time only." : null),
        ("parameters", TooManyParameters),
        ("sharpe", facts => facts.Metrics.SharpeRatio > 4
            ? "A Sharpe ratio above 4 is more often a mistake than a discovery." : null),
        ("long_drawdown", LongDrawdown),
        ("close_at_end", CloseAtEnd),
        ("large_fills", LargeFills),
        ("below_benchmark", BelowBenchmark),
        ("open_position", OpenPosition),
    ];

    public static IReadOnlyList<Finding> Of(DiagnosisFacts facts)
    {
        var findings = new List<Finding>();
        foreach (var (code, look) in Rules)
            if (look(facts) is { } text)
                findings.Add(new Finding(code, text));
        return findings;
    }

    private static string? StoppedEarly(DiagnosisFacts facts)
    {
        if (facts.Run.Tally.Shutdown is { } shutdown)
            return $"Emergency shutdown on {shutdown.At}: {shutdown.Reason}. No entries after it.";
        return facts.Run.Tally.Disabled is { } disabled
            ? $"The risk rules disabled the strategy on {disabled.At}: {disabled.Reason}. No entries after it."
            : null;
    }

    private static string? Ambiguous(DiagnosisFacts facts) => facts.Run.Trades.AmbiguousFraction > 0.05
        ? $"The same-bar policy decided {Percent(facts.Run.Trades.AmbiguousFraction)} of the trades: use finer data."
        : null;

    private static string? TooManyParameters(DiagnosisFacts facts)
    {
        var count = facts.Run.Parameters().Count;
        return count > facts.TradeCount / 10.0
            ? $"{count} parameters for {facts.TradeCount} trades: easy to fit by chance."
            : null;
    }

    private static string? LargeFills(DiagnosisFacts facts)
    {
        var tally = facts.Run.Tally;
        return tally.LargeFills > 0
            ? $"{tally.LargeFills} of {tally.Fills} fills took more than 10 % of their bar's volume."
            : null;
    }

    private static string? OneTrade(DiagnosisFacts facts) =>
        facts.NetProfit > 0 && facts.Run.Trades.LargestWin is { } win && win.Value > facts.NetProfit / 2
            ? $"One trade made {Percent((double)(win.Value / facts.NetProfit))} of the net profit."
            : null;

    private static string? FewDays(DiagnosisFacts facts)
    {
        var days = facts.Run.Equity.Daily;
        var profit = facts.Run.Equity.EndEquity - facts.Run.Equity.StartEquity;
        if (days.Count <= TopDays || profit <= 0)
            return null;
        var best = Enumerable.Range(1, days.Count - 1).Select(i => days[i].Equity - days[i - 1].Equity)
            .OrderDescending().Take(TopDays).Sum();
        return best > 0.8 * profit
            ? $"The best {TopDays} days made {Percent(best / profit)} of the net profit."
            : null;
    }

    private static string? IdleMonths(DiagnosisFacts facts)
    {
        var idle = facts.Months.Count(month => month.Trades == 0);
        return idle > 0.3 * facts.Months.Count
            ? $"No trade ended in {idle} of {facts.Months.Count} months."
            : null;
    }

    private static string? CostsTooHigh(DiagnosisFacts facts)
    {
        var costs = facts.Costs.Fees.Value + facts.Costs.Slippage.Value + facts.Costs.Funding.Value;
        if (facts.TradeCount == 0 || costs <= 0)
            return null;
        return facts.Costs.Gross.Value <= 0
            ? "Before costs there was no profit that costs could be paid from."
            : costs > facts.Costs.Gross.Value / 2
                ? $"Costs took {Percent((double)(costs / facts.Costs.Gross.Value))} of what prices alone earned."
                : null;
    }

    private static string? LongDrawdown(DiagnosisFacts facts)
    {
        var (longest, run) = (facts.Run.Equity.MaxDrawdownDuration, facts.Run.Equity.Length);
        return longest > run / 2 ? $"A drawdown lasted {longest.TotalDays:0.#} of {run.TotalDays:0.#} days." : null;
    }

    private static string? CloseAtEnd(DiagnosisFacts facts)
    {
        var atEnd = facts.Run.Trades.Trades.Where(trip => trip.ExitReason == ExitReason.EndOfData)
            .Sum(trip => trip.NetPnl.Value);
        return facts.NetProfit > 0 && facts.NetProfit - atEnd <= 0
            ? "The profit comes from the position that the end of the data closed."
            : null;
    }

    private static string? BelowBenchmark(DiagnosisFacts facts) =>
        facts.Run.HasBenchmark && facts.TradeCount > 0 && !facts.Curve.Any(point => point.Equity > point.Benchmark)
            ? "Equity was never above buy and hold."
            : null;

    private static string? OpenPosition(DiagnosisFacts facts)
    {
        var change = facts.Run.Equity.EndEquity - facts.Run.Equity.StartEquity;
        var isWhole = Math.Abs(change - (double)facts.NetProfit) <= 1e-6 * facts.Run.Equity.StartEquity;
        return facts.Run.Equity.Points == 0 || isWhole
            ? null
            : "Part of the result is unrealized: a position was open at the end.";
    }

    private static string Percent(double? fraction) => Figures.Percent(fraction, signed: false);
}
