namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>The first line of a report.</summary>
internal static class Verdicts
{
    public static string Sentence(RunRecord run, BacktestMetrics metrics)
    {
        if (run.Trades.Count == 0)
            return $"No trade in {Days(run)}: see why below.";
        var profit = run.Trades.NetProfit.Value;
        var word = profit > 0 ? "Made" : profit < 0 ? "Lost" : "Ended flat:";
        var amount = Figures.Amount(profit, signed: false).TrimStart('−');
        return $"{word} {amount} {run.Setup.Instrument.Quote} ({Figures.Percent(metrics.TotalReturn)}) in {Days(run)} "
            + $"with {Figures.Whole(run.Trades.Count)} {(run.Trades.Count == 1 ? "trade" : "trades")}; "
            + $"deepest drawdown {Figures.Percent(metrics.MaxDrawdown, signed: false)}{Compared(run)}.";
    }

    private static string Compared(RunRecord run)
    {
        if (!run.HasBenchmark)
            return "";
        var held = run.Benchmark.EndEquity / run.Benchmark.StartEquity - 1;
        return $"; buy and hold with the same sizing {Figures.Percent(held)}";
    }

    private static string Days(RunRecord run)
    {
        var days = Math.Max(1, (long)Math.Ceiling(run.Equity.Length.TotalDays));
        return $"{Figures.Whole(days)} {(days == 1 ? "day" : "days")}";
    }
}
