using Plimsoll.Core.Market;
using Plimsoll.Storage.Datasets;

namespace Plimsoll.Features.Data;

/// <summary>Funding rates or notices of an instrument, by name.</summary>
internal sealed record RecordingAnswer
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary><c>funding</c> or <c>notices</c>.</summary>
    public required string Kind { get; init; }

    public required string InstrumentId { get; init; }

    public required long Rows { get; init; }

    public required Timestamp FirstTime { get; init; }

    public required Timestamp LastTime { get; init; }

    public required string Source { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required bool IsBuiltIn { get; init; }

    /// <summary>Of its rows, whatever file they came from, in lower-case hex.</summary>
    public required string Sha256 { get; init; }

    public static RecordingAnswer From(Recording recording) => new()
    {
        Id = recording.Id,
        Name = recording.Name,
        Kind = recording.Kind,
        InstrumentId = recording.InstrumentId.Value,
        Rows = recording.Rows,
        FirstTime = recording.FirstTime,
        LastTime = recording.LastTime,
        Source = recording.Source,
        CreatedAt = recording.CreatedAt,
        IsBuiltIn = recording.UserId is null,
        Sha256 = recording.Sha256,
    };
}
