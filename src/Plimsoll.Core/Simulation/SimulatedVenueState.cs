namespace Plimsoll.Core.Simulation;

/// <summary>The simulated venue's book as it is stored.</summary>
public sealed record SimulatedVenueState(
    long Fills, long Orders, IReadOnlyList<decimal> HoldingsBySlot, IReadOnlyList<VenueOrderState> Working)
{
    /// <summary>By slot; absent in books of before there were margins.</summary>
    public IReadOnlyList<decimal>? Costs { get; init; }

    public IReadOnlyList<decimal>? Margins { get; init; }

    internal decimal CostOf(int slot) => Costs?[slot] ?? 0m;

    internal decimal MarginOf(int slot) => Margins?[slot] ?? 0m;
}
