using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;

namespace Plimsoll.Features.Accounts;

/// <summary>What an account has come to since it was opened, or began anew.</summary>
internal sealed record AccountStatisticsView
{
    public required Timestamp Since { get; init; }

    public required decimal InitialBalance { get; init; }

    public required int TotalTrades { get; init; }

    public required int WinningTrades { get; init; }

    /// <summary>0 to 1; null before the first trade has ended.</summary>
    public required decimal? WinRate { get; init; }

    /// <summary>Of ended trades, after costs.</summary>
    public required decimal TotalPnl { get; init; }

    /// <summary>Without what open positions have won or lost.</summary>
    public required decimal Balance { get; init; }

    public required decimal Equity { get; init; }

    public required decimal MarginUsed { get; init; }

    public required decimal MarginAvailable { get; init; }

    /// <summary>It is being closed, and begins anew as soon as it is flat.</summary>
    public required bool IsResetPending { get; init; }

    public static AccountStatisticsView From(AccountState state)
    {
        var (statistics, margin) = (state.Statistics, Money.Zero);
        foreach (var position in state.Positions)
            margin += position.IsFlat ? Money.Zero : position.Margin;
        return new AccountStatisticsView
        {
            Since = statistics.Since,
            InitialBalance = statistics.InitialBalance.Value,
            TotalTrades = statistics.TotalTrades,
            WinningTrades = statistics.WinningTrades,
            WinRate = statistics.WinRate,
            TotalPnl = statistics.TotalPnl.Value,
            Balance = (state.Ledger.Cash + margin).Value,
            Equity = state.Marks.Exact().Value,
            MarginUsed = margin.Value,
            MarginAvailable = state.Ledger.Cash.Value,
            IsResetPending = state.PendingReset is not null,
        };
    }
}
