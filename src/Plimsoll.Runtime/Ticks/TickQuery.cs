using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Ticks;

/// <summary>Which ticks of a session are read.</summary>
public sealed record TickQuery(Guid SessionId)
{
    /// <summary>Each once; a run's slot is the place in here.</summary>
    public required IReadOnlyList<InstrumentId> Instruments { get; init; }

    public IReadOnlyList<TickKind> Kinds { get; init; } = [TickKind.Quote, TickKind.Trade];

    public Timestamp From { get; init; } = Timestamp.MinValue;

    /// <summary>Ticks before this.</summary>
    public Timestamp To { get; init; } = Timestamp.MaxValue;

    /// <summary>
    /// Told of each segment that cannot be read, which is then left out; null: reading ends there with a
    /// <see cref="TickSegmentException"/>.
    /// </summary>
    public Action<TickSegmentException>? SkipDamaged { get; init; }
}
