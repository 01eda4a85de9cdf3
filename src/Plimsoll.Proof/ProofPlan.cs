using Plimsoll.Core.Strategies;
using Plimsoll.Proof.Faults;

namespace Plimsoll.Proof;

/// <summary>One run to be proven.</summary>
/// <param name="Seed">Makes market, faults and everything else; equal seeds are equal runs.</param>
/// <param name="Troubled">How long things go wrong, simulated.</param>
/// <param name="Rates">How often.</param>
/// <param name="DieAtStep">The step at which the program dies, from 1; 0: only when the rates say so.</param>
public sealed record ProofPlan(ulong Seed, TimeSpan Troubled, FaultRates Rates, long DieAtStep = 0)
{
    /// <summary>
    /// Whether the venue lets a working exit hold what the next one would sell (spot). Half of all runs live so; the
    /// others trade a contract, with two runs that net, one of them short.
    /// </summary>
    public bool HoldsBalance => Seed % 2 == 0;

    /// <summary>Whether the venue keeps stop and target as one list; half of the venues that hold the balance do.</summary>
    public bool PairsExits => Seed % 4 == 0;

    /// <summary>A rule that is switched off.</summary>
    public Sabotage Sabotage { get; init; }

    public ProofConditions Conditions { get; init; } = ProofConditions.Usual;

    /// <summary>What is traded by; null: metronomes.</summary>
    internal StrategyDefinition? Strategy { get; init; }
}
