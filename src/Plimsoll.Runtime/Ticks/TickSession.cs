using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Ticks;

/// <summary>Ticks of one or more instruments that were recorded or imported together.</summary>
public sealed record TickSession
{
    public required Guid Id { get; init; }

    /// <summary>Null: built in.</summary>
    public Guid? UserId { get; init; }

    public required string Name { get; init; }

    public required TickSessionKind Kind { get; init; }

    /// <summary>In the order in which they were given.</summary>
    public required IReadOnlyList<InstrumentId> Instruments { get; init; }

    public required IReadOnlyList<TickDataType> DataTypes { get; init; }

    /// <summary>How long it records; null: until it is stopped.</summary>
    public int? DurationSeconds { get; init; }

    public required int FlushSeconds { get; init; }

    public required TickSessionStatus Status { get; init; }

    /// <summary>Name of the file or the feed that it comes from.</summary>
    public required string Source { get; init; }

    /// <summary>SHA-256 of the file that was imported, in lower-case hex; null for what was collected.</summary>
    public string? SourceHash { get; init; }

    /// <summary>When it began, by the clock of the program.</summary>
    public required DateTimeOffset StartTime { get; init; }

    /// <summary>When it ended; null while it is active.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Why it ended, as a stable code; null when it ended as it was meant to.</summary>
    public string? EndReason { get; init; }

    /// <summary>Everything that was ever added, each once.</summary>
    public required long RecordsCollected { get; init; }

    /// <summary>Trades and quotes of them.</summary>
    public required long PricesCount { get; init; }

    /// <summary>States of the book of them.</summary>
    public required long OrderbookCount { get; init; }

    /// <summary>What is known to be missing, or to have come afterwards.</summary>
    public required IReadOnlyList<TickGap> Gaps { get; init; }

    /// <summary>What its segments take now.</summary>
    public required long Bytes { get; init; }

    /// <summary>The earliest of its ticks; null while it has none.</summary>
    public Timestamp? FirstTick { get; init; }

    /// <summary>The latest of its ticks; null while it has none.</summary>
    public Timestamp? LastTick { get; init; }
}
