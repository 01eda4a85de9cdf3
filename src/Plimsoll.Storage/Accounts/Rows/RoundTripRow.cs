using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Storage.Accounts.Rows;

/// <summary>A trade from entry to flat, for ever.</summary>
public sealed class RoundTripRow
{
    public Guid AccountId { get; init; }

    public long Number { get; init; }

    public Guid RunId { get; init; }

    public Guid? BotId { get; init; }

    public InstrumentId InstrumentId { get; init; }

    public PositionSide Side { get; init; }

    public DateTimeOffset EntryTime { get; init; }

    public DateTimeOffset ExitTime { get; init; }

    public decimal EntryPrice { get; init; }

    public decimal ExitPrice { get; init; }

    public decimal Quantity { get; init; }

    public decimal GrossPnl { get; init; }

    public decimal Fees { get; init; }

    public decimal FundingPaid { get; init; }

    public decimal NetPnl { get; init; }

    public decimal SlippageCost { get; init; }

    public decimal? RMultiple { get; init; }

    public decimal? InitialStop { get; init; }

    public decimal? InitialTarget { get; init; }

    public double WorstPrice { get; init; }

    public double BestPrice { get; init; }

    public ExitReason ExitReason { get; init; }

    public bool IsAmbiguous { get; init; }

    public decimal GapLoss { get; init; }
}
