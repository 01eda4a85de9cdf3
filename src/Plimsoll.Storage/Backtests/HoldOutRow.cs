using Plimsoll.Core.Market;

namespace Plimsoll.Storage.Backtests;

/// <summary>The sealed part of the data of a family: a user's strategy on an instrument and timeframe.</summary>
public sealed class HoldOutRow
{
    public long Id { get; init; }

    public Guid UserId { get; init; }

    public required string Strategy { get; init; }

    public InstrumentId InstrumentId { get; init; }

    public Timeframe Timeframe { get; init; }

    public Timestamp SealedFrom { get; init; }

    /// <summary>The share of the data that was asked to be sealed.</summary>
    public decimal Fraction { get; init; }

    public DateTimeOffset SealedAt { get; init; }

    /// <summary>In their order.</summary>
    public List<HoldOutOpeningRow> Openings { get; init; } = [];
}
