using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Backtesting;

/// <summary>What the round trips of a run add up to. Ratios are null where there is nothing to divide by.</summary>
public sealed record TradeSummary
{
    public required IReadOnlyList<RoundTrip> Trades { get; init; }

    public required int Wins { get; init; }

    /// <summary>Sum of net profits of winning trades.</summary>
    public required Money Won { get; init; }

    /// <summary>Sum of net losses of losing trades, zero or positive.</summary>
    public required Money Lost { get; init; }

    public required Money Fees { get; init; }

    /// <summary>Paid for holding positions; negative when received.</summary>
    public required Money Funding { get; init; }

    public required Money SlippageCost { get; init; }

    public required Money GapLoss { get; init; }

    /// <summary>Value traded, entries and exits.</summary>
    public required Money Notional { get; init; }

    public required Money? LargestWin { get; init; }

    /// <summary>The most negative net P&amp;L; null without losing trades.</summary>
    public required Money? LargestLoss { get; init; }

    public required int MaxConsecutiveWins { get; init; }

    public required int MaxConsecutiveLosses { get; init; }

    /// <summary>Trades that the same-bar policy decided.</summary>
    public required int Ambiguous { get; init; }

    /// <summary>Mean of R multiples over the trades that had a stop.</summary>
    public required double? ExpectancyR { get; init; }

    public required double? AverageDurationHours { get; init; }

    public int Count => Trades.Count;

    public int Losses => Count - Wins;

    public Money NetProfit => Won - Lost;

    public double? WinRate => Count > 0 ? (double)Wins / Count : null;

    public double? ProfitFactor => Lost > Money.Zero ? (double)(Won.Value / Lost.Value) : null;

    public double? AverageWin => Wins > 0 ? (double)(Won.Value / Wins) : null;

    /// <summary>Zero or negative.</summary>
    public double? AverageLoss => Losses > 0 ? -(double)(Lost.Value / Losses) : null;

    /// <summary>winRate·avgWin − (1 − winRate)·|avgLoss|, which is the mean net P&amp;L.</summary>
    public double? Expectancy => Count > 0 ? (double)(NetProfit.Value / Count) : null;

    public double? PayoffRatio => Wins > 0 && Lost > Money.Zero ? AverageWin / -AverageLoss : null;

    public double? AmbiguousFraction => Count > 0 ? (double)Ambiguous / Count : null;
}
