using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Features.Accounts;
using Plimsoll.Storage.Accounts.Rows;

namespace Plimsoll.Features.Bots;

/// <summary>A trade of ours from the first entry fill to flat.</summary>
internal sealed record RoundTripView
{
    /// <summary>1, 2, 3 … on its account.</summary>
    public required long Number { get; init; }

    public required Guid AccountId { get; init; }

    public required string InstrumentId { get; init; }

    public required PositionSide Side { get; init; }

    public required Timestamp EntryTime { get; init; }

    public required Timestamp ExitTime { get; init; }

    public required decimal EntryPrice { get; init; }

    public required decimal ExitPrice { get; init; }

    public required decimal Quantity { get; init; }

    public required decimal GrossPnl { get; init; }

    public required decimal Fees { get; init; }

    /// <summary>Paid for being held; negative when received.</summary>
    public required decimal FundingPaid { get; init; }

    public required decimal NetPnl { get; init; }

    public required decimal SlippageCost { get; init; }

    /// <summary>Absent without a stop.</summary>
    public decimal? RMultiple { get; init; }

    public decimal? InitialStop { get; init; }

    public decimal? InitialTarget { get; init; }

    public required double WorstPrice { get; init; }

    public required double BestPrice { get; init; }

    public required ExitReason ExitReason { get; init; }

    public required bool IsAmbiguous { get; init; }

    public required decimal GapLoss { get; init; }

    public Guid? BotId { get; init; }

    public string? BotName { get; init; }

    public static RoundTripView From(NamedRow<RoundTripRow> named)
    {
        var row = named.Row;
        return new RoundTripView
        {
            Number = row.Number,
            AccountId = row.AccountId,
            InstrumentId = row.InstrumentId.Value,
            Side = row.Side,
            EntryTime = Timestamp.From(row.EntryTime),
            ExitTime = Timestamp.From(row.ExitTime),
            EntryPrice = row.EntryPrice,
            ExitPrice = row.ExitPrice,
            Quantity = row.Quantity,
            GrossPnl = row.GrossPnl,
            Fees = row.Fees,
            FundingPaid = row.FundingPaid,
            NetPnl = row.NetPnl,
            SlippageCost = row.SlippageCost,
            RMultiple = row.RMultiple,
            InitialStop = row.InitialStop,
            InitialTarget = row.InitialTarget,
            WorstPrice = row.WorstPrice,
            BestPrice = row.BestPrice,
            ExitReason = row.ExitReason,
            IsAmbiguous = row.IsAmbiguous,
            GapLoss = row.GapLoss,
            BotId = named.BotId,
            BotName = named.BotName,
        };
    }
}
