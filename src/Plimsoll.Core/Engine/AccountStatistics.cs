using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>What the trades of an account have come to since it was opened, or began anew.</summary>
/// <param name="Since">When that was.</param>
/// <param name="InitialBalance">What it began with.</param>
public sealed record AccountStatistics(Timestamp Since, Money InitialBalance)
{
    public int TotalTrades { get; init; }

    public int WinningTrades { get; init; }

    /// <summary>Of ended trades, after costs.</summary>
    public Money TotalPnl { get; init; }

    /// <summary>Null before the first trade has ended.</summary>
    public decimal? WinRate => TotalTrades == 0 ? null : (decimal)WinningTrades / TotalTrades;

    public AccountStatistics With(RoundTrip trip) => this with
    {
        TotalTrades = TotalTrades + 1,
        WinningTrades = WinningTrades + (trip.IsWin ? 1 : 0),
        TotalPnl = TotalPnl + trip.NetPnl,
    };
}
