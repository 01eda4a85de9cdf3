namespace Plimsoll.Proof;

/// <summary>How often a life did what others never do.</summary>
/// <param name="Shorts">Entries that sold.</param>
/// <param name="Offsets">Entries that took away from another run's trade.</param>
/// <param name="Flips">Fills that ended a position and opened the next.</param>
/// <param name="Pairs">Stops and targets that were written down as one list.</param>
/// <param name="PairFills">Fills of the one or the other.</param>
public readonly record struct SideCounts(long Shorts, long Offsets, long Flips, long Pairs, long PairFills)
{
    public static SideCounts operator +(SideCounts one, SideCounts other) => new(
        one.Shorts + other.Shorts, one.Offsets + other.Offsets, one.Flips + other.Flips, one.Pairs + other.Pairs,
        one.PairFills + other.PairFills);
}
