using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting;

/// <summary>What the equity points of a run amount to. NaN where undefined (fewer than two points).</summary>
public sealed record EquitySummary
{
    // Shorter runs have too few days for a ratio of daily returns.
    private static readonly TimeSpan LongEnoughForDays = TimeSpan.FromDays(60);

    public required long Points { get; init; }

    public required Timestamp FirstTime { get; init; }

    public required Timestamp LastTime { get; init; }

    public required double StartEquity { get; init; }

    public required double EndEquity { get; init; }

    public required double MeanEquity { get; init; }

    public required EquityStatisticsOptions Options { get; init; }

    /// <summary>Returns between neighboring points.</summary>
    public required ReturnSummary BaseReturns { get; init; }

    /// <summary>Returns between the last points of neighboring UTC days.</summary>
    public required ReturnSummary DailyReturns { get; init; }

    public required double MaxDrawdown { get; init; }

    public required double MaxDrawdownMoney { get; init; }

    public required double AverageDrawdown { get; init; }

    public required TimeSpan MaxDrawdownDuration { get; init; }

    public required double UlcerIndex { get; init; }

    /// <summary>Share of the points with a position.</summary>
    public required double TimeInMarket { get; init; }

    /// <summary>Mean of |position value|/equity over all points.</summary>
    public required double AverageExposure { get; init; }

    public required double ValueAtRisk95 { get; init; }

    public required double ExpectedShortfall95 { get; init; }

    public required IReadOnlyList<DailyEquity> Daily { get; init; }

    public required IReadOnlyList<CurvePoint> Curve { get; init; }

    public TimeSpan Length => LastTime - FirstTime;

    /// <summary>Whether headline ratios come from daily equity (runs of 60 days and more) or from base bars.</summary>
    public bool UsesDailyReturns => Points > 0 && Length >= LongEnoughForDays;

    /// <summary>The returns that headline ratios come from.</summary>
    public ReturnSummary HeadlineReturns => UsesDailyReturns ? DailyReturns : BaseReturns;

    /// <summary>How many headline returns a year has.</summary>
    public double HeadlinePeriodsPerYear => UsesDailyReturns ? Options.DaysPerYear : Options.PeriodsPerYear;
}
