using Plimsoll.Core.Market;
using Plimsoll.Storage.Datasets;

namespace Plimsoll.Features.Data;

/// <summary>A dataset; lists leave <see cref="Quality"/> out.</summary>
internal sealed record DatasetAnswer
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string InstrumentId { get; init; }

    public required string Timeframe { get; init; }

    /// <summary>Number of bars.</summary>
    public required long Bars { get; init; }

    public required Timestamp FirstOpen { get; init; }

    public required Timestamp LastOpen { get; init; }

    /// <summary>Number of gaps; absent when nobody counted.</summary>
    public required long? Gaps { get; init; }

    public required double? CoverageFraction { get; init; }

    /// <summary>A to D; absent for markets that close.</summary>
    public required string? Grade { get; init; }

    public required string Source { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required bool IsBuiltIn { get; init; }

    /// <summary>Of all bars, whatever file they came from, in lower-case hex.</summary>
    public required string Sha256 { get; init; }

    public DatasetQuality? Quality { get; init; }

    public static DatasetAnswer From(Dataset dataset) => From(dataset, DatasetQuality.Parse(dataset.Quality));

    public static DatasetAnswer WithQuality(Dataset dataset)
    {
        var quality = DatasetQuality.Parse(dataset.Quality);
        return From(dataset, quality) with { Quality = quality };
    }

    private static DatasetAnswer From(Dataset dataset, DatasetQuality quality) => new()
    {
        Id = dataset.Id,
        Name = dataset.Name,
        InstrumentId = dataset.InstrumentId.Value,
        Timeframe = dataset.Timeframe.Code,
        Bars = dataset.Bars,
        FirstOpen = dataset.FirstOpen,
        LastOpen = dataset.LastOpen,
        Gaps = quality.Gaps,
        CoverageFraction = quality.CoverageFraction,
        Grade = quality.Grade,
        Source = dataset.Source,
        CreatedAt = dataset.CreatedAt,
        IsBuiltIn = dataset.UserId is null,
        Sha256 = dataset.Sha256,
    };
}
