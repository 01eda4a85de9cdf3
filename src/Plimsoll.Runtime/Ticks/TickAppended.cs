namespace Plimsoll.Runtime.Ticks;

/// <summary>What became of ticks that were added.</summary>
/// <param name="Written">Those that are new.</param>
/// <param name="Repeated">Those whose sequence was there already: they changed nothing.</param>
public readonly record struct TickAppended(long Written, long Repeated);
