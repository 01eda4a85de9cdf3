namespace Plimsoll.Storage.Ticks;

/// <summary>A session of ticks as its row is.</summary>
public sealed class TickSessionRow
{
    public Guid Id { get; init; }

    /// <summary>Null: built in.</summary>
    public Guid? UserId { get; init; }

    public required string Name { get; set; }

    /// <summary>collect or import.</summary>
    public required string Kind { get; init; }

    public required string[] Instruments { get; init; }

    public required string[] DataTypes { get; init; }

    public int? DurationSeconds { get; init; }

    public int FlushSeconds { get; init; }

    /// <summary>active → completed | failed | stopped.</summary>
    public required string Status { get; init; }

    public required string Source { get; init; }

    /// <summary>SHA-256 of the file, in lower-case hex.</summary>
    public string? SourceHash { get; init; }

    public DateTimeOffset StartTime { get; init; }

    public DateTimeOffset? EndTime { get; init; }

    /// <summary>A stable code; null when it ended as it was meant to.</summary>
    public string? EndReason { get; init; }

    public long RecordsCollected { get; init; }

    public long PricesCount { get; init; }

    public long OrderbookCount { get; init; }

    /// <summary>JSON array.</summary>
    public required string Gaps { get; init; }

    public long Bytes { get; init; }

    /// <summary>Microseconds since the Unix epoch.</summary>
    public long? FirstTick { get; init; }

    /// <summary>Microseconds since the Unix epoch.</summary>
    public long? LastTick { get; init; }

    /// <summary>Deleted ones are kept for a while, but nobody sees them.</summary>
    public DateTimeOffset? DeletedAt { get; init; }
}
