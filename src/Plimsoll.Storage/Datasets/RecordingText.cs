namespace Plimsoll.Storage.Datasets;

/// <summary>The rows of a recording as one compressed value.</summary>
public sealed class RecordingText
{
    public Guid RecordingId { get; init; }

    /// <summary>Text under Brotli.</summary>
    public required byte[] Data { get; init; }
}
