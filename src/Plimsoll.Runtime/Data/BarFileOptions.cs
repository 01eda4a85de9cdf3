using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Data;

/// <summary>What to read from a file of bars.</summary>
public sealed record BarFileOptions
{
    /// <summary>
    /// Bars to deliver; those of a lower timeframe in the file are aggregated. Null: as they are in the file.
    /// </summary>
    public Timeframe? Timeframe { get; init; }

    /// <summary>First open time to deliver; null for all.</summary>
    public Timestamp? From { get; init; }

    /// <summary>Bars open before this; null for all. Reading stops there.</summary>
    public Timestamp? To { get; init; }

    /// <summary>Names of columns that the file has of its own; then its first line is a heading.</summary>
    public BarColumnNames Columns { get; init; } = BarColumnNames.Known;

    /// <summary>A later bar is a mistake in the file; the caller knows what time it is.</summary>
    public Timestamp LatestTime { get; init; } = new(long.MaxValue);
}
