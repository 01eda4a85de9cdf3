namespace Plimsoll.Core.Market;

/// <summary>A market trade of one of several instruments.</summary>
/// <param name="Slot">Place of the instrument.</param>
/// <param name="Trade">What was traded.</param>
/// <param name="Quote">Best bid and ask that it met, of the same time; null where nobody knows or asks.</param>
public readonly record struct SlotTick(int Slot, Trade Trade, Quote? Quote);
