namespace Plimsoll.Storage.Backtests;

/// <summary>A run read a sealed part, and why.</summary>
public sealed class HoldOutOpeningRow
{
    /// <summary>Given by the database, ascending.</summary>
    public long Number { get; init; }

    public long HoldOutId { get; init; }

    public Guid RunId { get; init; }

    /// <summary>What the strategy was, its version and parameters, as a hash.</summary>
    public required string Candidate { get; init; }

    public required string Reason { get; init; }

    public DateTimeOffset OpenedAt { get; init; }
}
