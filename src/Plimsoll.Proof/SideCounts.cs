namespace Plimsoll.Proof;

/// <summary>How often a life stood on the other side, or went over to it.</summary>
/// <param name="Shorts">Entries that sold.</param>
/// <param name="Offsets">Entries that took away from another run's trade.</param>
/// <param name="Flips">Fills that ended a position and opened the next.</param>
public readonly record struct SideCounts(long Shorts, long Offsets, long Flips)
{
    public static SideCounts operator +(SideCounts one, SideCounts other) =>
        new(one.Shorts + other.Shorts, one.Offsets + other.Offsets, one.Flips + other.Flips);
}
