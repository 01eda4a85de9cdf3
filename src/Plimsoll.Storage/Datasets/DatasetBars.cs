using Plimsoll.Core.Market;

namespace Plimsoll.Storage.Datasets;

/// <summary>Up to 8,192 bars of a dataset in one compressed value.</summary>
public sealed class DatasetBars
{
    public Guid DatasetId { get; init; }

    public int Ordinal { get; init; }

    public Timestamp FirstOpen { get; init; }

    public Timestamp LastOpen { get; init; }

    /// <summary>Number of bars.</summary>
    public int Bars { get; init; }

    /// <summary>Written and read by <see cref="BarCodec"/>.</summary>
    public required byte[] Data { get; init; }
}
