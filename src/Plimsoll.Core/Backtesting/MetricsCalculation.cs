namespace Plimsoll.Core.Backtesting;

/// <summary>The formulas that turn equity and trades into <see cref="BacktestMetrics"/>.</summary>
public static class MetricsCalculation
{
    // A growth rate extrapolated from less than a month is a fantasy.
    private const double LeastDaysForCagr = 30;

    public static BacktestMetrics Of(EquitySummary equity, TradeSummary trades)
    {
        var headline = equity.HeadlineReturns;
        var annual = Math.Sqrt(equity.HeadlinePeriodsPerYear);
        var totalReturn = Defined(equity.EndEquity / equity.StartEquity - 1);
        var cagr = Cagr(equity);
        var significance = SharpeSignificance.Probabilistic(headline, 0);
        return new BacktestMetrics
        {
            StartEquity = equity.StartEquity,
            EndEquity = equity.EndEquity,
            NetProfit = trades.NetProfit,
            TotalReturn = totalReturn,
            Cagr = cagr,
            SharpeRatio = headline.Sharpe * annual,
            SortinoRatio = headline.Sortino * annual,
            RatioBasis = equity.UsesDailyReturns ? "daily" : "base",
            PeriodsPerYear = equity.HeadlinePeriodsPerYear,
            Volatility = Defined(headline.StandardDeviation * annual),
            CalmarRatio = equity.MaxDrawdown > 0 ? cagr / equity.MaxDrawdown : null,
            MaxDrawdown = Observed(equity, equity.MaxDrawdown),
            AverageDrawdown = Observed(equity, equity.AverageDrawdown),
            MaxDrawdownDurationHours = Observed(equity, equity.MaxDrawdownDuration.TotalHours),
            UlcerIndex = Observed(equity, equity.UlcerIndex),
            TotalTrades = trades.Count,
            WinRate = trades.WinRate,
            ProfitFactor = trades.ProfitFactor,
            Expectancy = trades.Expectancy,
            ExpectancyR = trades.ExpectancyR,
            PayoffRatio = trades.PayoffRatio,
            AverageWin = trades.AverageWin,
            AverageLoss = trades.AverageLoss,
            LargestWin = trades.LargestWin,
            LargestLoss = trades.LargestLoss,
            MaxConsecutiveWins = trades.MaxConsecutiveWins,
            MaxConsecutiveLosses = trades.MaxConsecutiveLosses,
            RecoveryFactor = Defined((equity.EndEquity - equity.StartEquity) / equity.MaxDrawdownMoney),
            AverageTradeDurationHours = trades.AverageDurationHours,
            ExposureFraction = Defined(equity.TimeInMarket),
            AverageExposureFraction = Defined(equity.AverageExposure),
            Turnover = Defined((double)trades.Notional.Value / equity.MeanEquity),
            FeesPaid = trades.Fees,
            FundingPaid = trades.Funding,
            SlippageCost = trades.SlippageCost,
            GapLoss = trades.GapLoss,
            Psr = significance,
            DeflatedSharpe = significance, // Of one trial the deflated ratio is the plain one.
            TrialCount = 1, // Who knows of others says so: TrialStatistics.
            HeadlineSample = SharpeSignificance.SampleOf(headline),
            Var95 = Defined(equity.ValueAtRisk95),
            Cvar95 = Defined(equity.ExpectedShortfall95),
            Skew = Defined(equity.BaseReturns.Skew),
            Kurtosis = Defined(equity.BaseReturns.Kurtosis),
        };
    }

    private static double? Cagr(EquitySummary equity)
    {
        var days = equity.Length.TotalDays;
        return equity.Points > 1 && days >= LeastDaysForCagr
            ? Defined(Math.Pow(equity.EndEquity / equity.StartEquity, 365 / days) - 1)
            : null;
    }

    private static double? Observed(EquitySummary equity, double value) => equity.Points > 0 ? Defined(value) : null;

    private static double? Defined(double value) => double.IsFinite(value) ? value : null;
}
