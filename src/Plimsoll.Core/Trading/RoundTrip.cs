using Plimsoll.Core.Market;

namespace Plimsoll.Core.Trading;

/// <summary>
/// A trade of ours, position opened to position flat, as journal and backtest count it. Prices are averages over
/// fills; money is in the account's currency.
/// </summary>
public sealed record RoundTrip
{
    /// <summary>1, 2, 3 … on its account.</summary>
    public required long Number { get; init; }

    public required InstrumentId InstrumentId { get; init; }

    public required PositionSide Side { get; init; }

    public required Timestamp EntryTime { get; init; }

    public required Timestamp ExitTime { get; init; }

    public required decimal EntryPrice { get; init; }

    public required decimal ExitPrice { get; init; }

    /// <summary>Sum of entry fills, base units.</summary>
    public required Quantity Quantity { get; init; }

    public required Money GrossPnl { get; init; }

    public required Money Fees { get; init; }

    /// <summary>What was paid for holding the position; negative when it received.</summary>
    public Money Funding { get; init; }

    /// <summary>What adverse slippage cost against the undisturbed prices; already inside <see cref="GrossPnl"/>.</summary>
    public required Money SlippageCost { get; init; }

    /// <summary>Null when the entry came without a stop price of its own.</summary>
    public Price? InitialStop { get; init; }

    public Price? InitialTarget { get; init; }

    /// <summary>|entry − initial stop| × quantity × contract size; zero when there was no stop.</summary>
    public required Money InitialRisk { get; init; }

    /// <summary>Worst price seen while open (double: market data).</summary>
    public required double WorstPrice { get; init; }

    /// <summary>Best price seen while open.</summary>
    public required double BestPrice { get; init; }

    public required ExitReason ExitReason { get; init; }

    /// <summary>Stop and target (or entry and stop) lay inside one bar and the same-bar policy decided.</summary>
    public bool IsAmbiguous { get; init; }

    /// <summary>Loss beyond the stop price because the market opened past it; zero or positive.</summary>
    public Money GapLoss { get; init; }

    public Money NetPnl => GrossPnl - Fees - Funding;

    /// <summary>A trade that nets zero is a loss.</summary>
    public bool IsWin => NetPnl > Money.Zero;

    /// <summary>Net P&amp;L in units of initial risk; null without a stop.</summary>
    public decimal? RMultiple => InitialRisk > Money.Zero ? NetPnl.Value / InitialRisk.Value : null;
}
