namespace Plimsoll.Core.Simulation;

/// <summary>How far a market or stop fill slips.</summary>
public enum SlippageModel
{
    /// <summary>Always the whole of the slippage.</summary>
    Fixed,

    /// <summary>A seeded uniform share of it.</summary>
    Uniform,

    /// <summary>
    /// The slippage plus 10 basis points × √(order ÷ bar volume). Where no volume is known the order counts as all of
    /// it.
    /// </summary>
    Volume,
}
