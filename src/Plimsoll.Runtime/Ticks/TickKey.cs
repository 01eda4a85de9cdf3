using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Ticks;

/// <summary>Place of a tick in the total order.</summary>
/// <param name="Time">First of all.</param>
/// <param name="Rank">Then instrument and kind.</param>
/// <param name="Sequence">Then the order in which they came.</param>
internal readonly record struct TickKey(Timestamp Time, int Rank, long Sequence) : IComparable<TickKey>
{
    /// <summary>After every tick.</summary>
    public static TickKey Last { get; } = new(Timestamp.MaxValue, int.MaxValue, long.MaxValue);

    public int CompareTo(TickKey other)
    {
        var byTime = Time.CompareTo(other.Time);
        if (byTime != 0)
            return byTime;
        return Rank != other.Rank ? Rank.CompareTo(other.Rank) : Sequence.CompareTo(other.Sequence);
    }
}
