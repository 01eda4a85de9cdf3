namespace Plimsoll.Core.Market;

/// <summary>A bar of one of several instruments.</summary>
/// <param name="Slot">The instrument's place in the <see cref="InstrumentTable"/>.</param>
/// <param name="Bar">The bar.</param>
public readonly record struct SlotBar(int Slot, Bar Bar);
