using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Features.Accounts;
using Plimsoll.Storage.Accounts.Rows;

namespace Plimsoll.Features.Execution;

/// <summary>A position as it was written down last: no market is asked, so that it has no mark.</summary>
internal sealed record StoredPosition
{
    public required string InstrumentId { get; init; }

    public required PositionSide Side { get; init; }

    public required decimal Quantity { get; init; }

    public required decimal AverageEntry { get; init; }

    public required decimal Leverage { get; init; }

    public required decimal Margin { get; init; }

    public required decimal Fees { get; init; }

    /// <summary>What it paid for being held; negative when it received.</summary>
    public required decimal FundingPaid { get; init; }

    public decimal? Stop { get; init; }

    public decimal? Target { get; init; }

    public required Timestamp OpenedAt { get; init; }

    public Guid? BotId { get; init; }

    public string? BotName { get; init; }

    public static StoredPosition From(NamedRow<PositionRow> named)
    {
        var row = named.Row;
        return new StoredPosition
        {
            InstrumentId = row.InstrumentId.Value,
            Side = row.Side,
            Quantity = row.Quantity,
            AverageEntry = row.AverageEntry,
            Leverage = row.Leverage,
            Margin = row.Margin,
            Fees = row.Fees,
            FundingPaid = row.FundingPaid,
            Stop = row.Stop,
            Target = row.Target,
            OpenedAt = Timestamp.From(row.OpenedAt),
            BotId = named.BotId,
            BotName = named.BotName,
        };
    }
}
