using Plimsoll.Core.Market;

namespace Plimsoll.Storage.Datasets;

/// <summary>A named, immutable series of what became known of an instrument beside its prices.</summary>
public sealed record Recording
{
    /// <summary>Given by the store.</summary>
    public Guid Id { get; init; }

    /// <summary>Null: built in.</summary>
    public Guid? UserId { get; init; }

    public required string Name { get; init; }

    /// <summary>One of <see cref="RecordingKind"/>.</summary>
    public required string Kind { get; init; }

    public InstrumentId InstrumentId { get; init; }

    /// <summary>Name of the file it came from.</summary>
    public required string Source { get; init; }

    public Timestamp FirstTime { get; init; }

    public Timestamp LastTime { get; init; }

    /// <summary>At least one.</summary>
    public long Rows { get; init; }

    /// <summary>Of its rows, whatever file they came from, in lower-case hex.</summary>
    public required string Sha256 { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
