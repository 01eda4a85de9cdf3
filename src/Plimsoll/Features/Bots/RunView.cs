using Plimsoll.Core.Market;
using Plimsoll.Features.Strategies;
using Plimsoll.Storage.Accounts.Rows;

namespace Plimsoll.Features.Bots;

/// <summary>One run of a strategy: a bot from its start to its stop.</summary>
internal sealed record RunView
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    public Guid? BotId { get; init; }

    public required string Name { get; init; }

    public required string Strategy { get; init; }

    /// <summary>Of the strategy, as it was when the run began.</summary>
    public required int StrategyVersion { get; init; }

    public required string InstrumentId { get; init; }

    public required string Timeframe { get; init; }

    public required bool IsActive { get; init; }

    /// <summary>Why it enters no more; absent while it may.</summary>
    public string? DisabledReason { get; init; }

    public required int Wins { get; init; }

    public required int Losses { get; init; }

    public required decimal RealisedPnl { get; init; }

    public required Timestamp StartedAt { get; init; }

    public Timestamp? StoppedAt { get; init; }

    public string? StopReason { get; init; }

    public static RunView From(RunRow row) => new()
    {
        Id = row.RunId,
        AccountId = row.AccountId,
        BotId = row.BotId,
        Name = row.Name,
        Strategy = StrategyReference.Parse(row.StrategyName).Name,
        StrategyVersion = row.StrategyVersion,
        InstrumentId = row.InstrumentId.Value,
        Timeframe = row.Timeframe.Code,
        IsActive = row.IsActive,
        DisabledReason = row.DisabledReason,
        Wins = row.Wins,
        Losses = row.Losses,
        RealisedPnl = row.RealisedPnl,
        StartedAt = Timestamp.From(row.StartedAt),
        StoppedAt = row.StoppedAt is { } stopped ? Timestamp.From(stopped) : null,
        StopReason = row.StopReason,
    };
}
