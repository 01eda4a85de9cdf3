namespace Plimsoll.Core.Simulation;

/// <summary>Everything that one synthetic instrument needs to go on exactly where it was.</summary>
public sealed record SyntheticTapeState
{
    public required string InstrumentId { get; init; }

    public required IReadOnlyList<ulong> Random { get; init; }

    /// <summary>Undisturbed mid price in increments.</summary>
    public required double Level { get; init; }

    public required int Regime { get; init; }

    public required double RegimeLevel { get; init; }

    public required bool IsNight { get; init; }

    public required long NextTradeMicros { get; init; }

    public required long Sequence { get; init; }

    public SyntheticEpisodePlan? Episode { get; init; }

    /// <summary>What is left of earlier pumps, as a fraction of the price.</summary>
    public required double PremiumFraction { get; init; }
}
