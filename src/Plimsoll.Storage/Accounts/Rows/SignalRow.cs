using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Storage.Accounts.Rows;

/// <summary>A signal and where it stands.</summary>
public sealed class SignalRow
{
    public Guid AccountId { get; init; }

    public long Number { get; init; }

    public required string SignalId { get; init; }

    public Guid RunId { get; init; }

    public InstrumentId InstrumentId { get; init; }

    public SignalAction Action { get; init; }

    public PositionSide Side { get; init; }

    public decimal EntryPrice { get; init; }

    public decimal? StopLoss { get; init; }

    public decimal? TakeProfit { get; init; }

    /// <summary>Null without a target.</summary>
    public decimal? RewardRisk { get; init; }

    /// <summary>0–100.</summary>
    public int Confidence { get; init; }

    public required string Reason { get; init; }

    public SignalStatus Status { get; init; }

    /// <summary>Why it ended, when it did not execute.</summary>
    public string? Code { get; init; }

    public string? Text { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }
}
