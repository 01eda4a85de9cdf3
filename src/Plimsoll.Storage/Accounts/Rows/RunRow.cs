using Plimsoll.Core.Market;

namespace Plimsoll.Storage.Accounts.Rows;

/// <summary>A strategy run and its books.</summary>
public sealed class RunRow
{
    public Guid AccountId { get; init; }

    public Guid RunId { get; init; }

    public Guid? BotId { get; init; }

    public required string Name { get; init; }

    public required string StrategyName { get; init; }

    public int StrategyVersion { get; init; }

    /// <summary>JSON object.</summary>
    public required string Parameters { get; init; }

    public InstrumentId InstrumentId { get; init; }

    public Timeframe Timeframe { get; init; }

    /// <summary>JSON object.</summary>
    public required string Sizing { get; init; }

    public bool IsActive { get; init; }

    /// <summary>Null while enabled.</summary>
    public string? DisabledReason { get; init; }

    public int Wins { get; init; }

    public int Losses { get; init; }

    public int ConsecutiveLosses { get; init; }

    public decimal RealisedPnl { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? StoppedAt { get; init; }

    public string? StopReason { get; init; }
}
