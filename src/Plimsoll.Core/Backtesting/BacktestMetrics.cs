using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting;

/// <summary>
/// Every figure a backtest is judged by. Fractions are fractions; a figure that is undefined is null and never 0.
/// Money is exact, ratios and averages are statistics.
/// </summary>
public sealed record BacktestMetrics
{
    public required double StartEquity { get; init; }

    public required double EndEquity { get; init; }

    public required Money NetProfit { get; init; }

    public required double? TotalReturn { get; init; }

    /// <summary>(E_end/E_start)^(365/days) − 1; null below 30 days.</summary>
    public required double? Cagr { get; init; }

    public required double? SharpeRatio { get; init; }

    public required double? SortinoRatio { get; init; }

    /// <summary>Which returns Sharpe, Sortino and psr come from: <c>daily</c> or <c>base</c> (bars).</summary>
    public required string RatioBasis { get; init; }

    /// <summary>Returns of that basis a year.</summary>
    public required double PeriodsPerYear { get; init; }

    /// <summary>Standard deviation of the basis, annualized.</summary>
    public required double? Volatility { get; init; }

    public required double? CalmarRatio { get; init; }

    public required double? MaxDrawdown { get; init; }

    public required double? AverageDrawdown { get; init; }

    /// <summary>Longest time from a peak until it was reached again, or until the end.</summary>
    public required double? MaxDrawdownDurationHours { get; init; }

    public required double? UlcerIndex { get; init; }

    public required int TotalTrades { get; init; }

    public required double? WinRate { get; init; }

    public required double? ProfitFactor { get; init; }

    /// <summary>Mean net P&amp;L of a trade.</summary>
    public required double? Expectancy { get; init; }

    public required double? ExpectancyR { get; init; }

    public required double? PayoffRatio { get; init; }

    public required double? AverageWin { get; init; }

    public required double? AverageLoss { get; init; }

    public required Money? LargestWin { get; init; }

    public required Money? LargestLoss { get; init; }

    public required int MaxConsecutiveWins { get; init; }

    public required int MaxConsecutiveLosses { get; init; }

    public required double? RecoveryFactor { get; init; }

    public required double? AverageTradeDurationHours { get; init; }

    /// <summary>Share of base bars that closed with a position.</summary>
    public required double? ExposureFraction { get; init; }

    /// <summary>Mean of |position value|/equity over all base bars.</summary>
    public required double? AverageExposureFraction { get; init; }

    /// <summary>Value traded (entries and exits)/mean equity.</summary>
    public required double? Turnover { get; init; }

    public required Money FeesPaid { get; init; }

    public required Money FundingPaid { get; init; }

    public required Money SlippageCost { get; init; }

    public required Money GapLoss { get; init; }

    /// <summary>Probability that the true Sharpe ratio is above 0.</summary>
    public required double? Psr { get; init; }

    /// <summary>The same after as many trials as <see cref="TrialCount"/>.</summary>
    public required double? DeflatedSharpe { get; init; }

    /// <summary>Of the family, with distinct parameters; 1 where nobody keeps others.</summary>
    public required int TrialCount { get; init; }

    /// <summary>What <see cref="Psr"/> is made of; absent where the Sharpe ratio is undefined.</summary>
    public SharpeSample? HeadlineSample { get; init; }

    /// <summary>Loss of a base bar that 95 % of the bars stay within; zero or positive.</summary>
    public required double? Var95 { get; init; }

    /// <summary>Mean loss of the worst 5 % of base bars.</summary>
    public required double? Cvar95 { get; init; }

    public required double? Skew { get; init; }

    /// <summary>3 for a normal distribution.</summary>
    public required double? Kurtosis { get; init; }
}
