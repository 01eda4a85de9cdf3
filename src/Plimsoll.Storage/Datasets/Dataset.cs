using Plimsoll.Core.Market;

namespace Plimsoll.Storage.Datasets;

/// <summary>A named, immutable series of bars.</summary>
public sealed class Dataset
{
    public Guid Id { get; init; }

    /// <summary>Null: built in.</summary>
    public Guid? UserId { get; init; }

    public required string Name { get; init; }

    public InstrumentId InstrumentId { get; init; }

    public Timeframe Timeframe { get; init; }

    /// <summary>Where the bars came from: a file name, <c>synthetic</c> ...</summary>
    public required string Source { get; init; }

    public Timestamp FirstOpen { get; internal set; }

    /// <summary>Open time of the last bar.</summary>
    public Timestamp LastOpen { get; internal set; }

    /// <summary>Number of bars.</summary>
    public long Bars { get; internal set; }

    /// <summary>Of all bars, whatever their encoding: the same bars have the same hash, in lower-case hex.</summary>
    public string Sha256 { get; internal set; } = "";

    /// <summary>JSON object; what the import found: gaps, duplicates and so on.</summary>
    public string Quality { get; internal set; } = "{}";

    public DateTimeOffset CreatedAt { get; init; }
}
