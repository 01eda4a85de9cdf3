using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Ticks;

/// <summary>How ticks of a kind are told apart and stored.</summary>
public abstract class TickForm<T>
{
    private protected TickForm(TickKind kind) => Kind = kind;

    public TickKind Kind { get; }

    public abstract long SequenceOf(in T row);

    public abstract Timestamp TimeOf(in T row);

    /// <summary>1 to <see cref="TickSegment.MaxRows"/> rows whose sequence ascends as bytes.</summary>
    public abstract byte[] Encode(ReadOnlySpan<T> rows);

    /// <summary>How many rows stand in a target for <see cref="TickSegment.MaxRows"/> now.</summary>
    /// <exception cref="TickSegmentException">The bytes are no such segment.</exception>
    public abstract int Decode(ReadOnlySpan<byte> data, Span<T> rows);

    internal abstract TickRun RunOf(int slot, ReadOnlyMemory<T> rows);
}
