namespace Plimsoll.Core.Simulation;

/// <summary>The simulated venue's book as it is stored.</summary>
public sealed record SimulatedVenueState(
    long Fills, long Orders, IReadOnlyList<decimal> HoldingsBySlot, IReadOnlyList<VenueOrderState> Working)
{
    internal decimal[] Holdings => [.. HoldingsBySlot];
}
