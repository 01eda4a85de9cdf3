using Plimsoll.Core.Market;

namespace Plimsoll.Storage.Ticks;

/// <summary>Up to 8,192 ticks of a session in one compressed value.</summary>
public sealed class TickSegmentRow
{
    public Guid SessionId { get; init; }

    public InstrumentId InstrumentId { get; init; }

    /// <summary>quote or trade.</summary>
    public required string Kind { get; init; }

    public long FirstSeq { get; init; }

    public long LastSeq { get; init; }

    public Timestamp FirstTime { get; init; }

    public Timestamp LastTime { get; init; }

    public int Rows { get; init; }

    public required byte[] Data { get; init; }

    public required byte[] Sha256 { get; init; }
}
