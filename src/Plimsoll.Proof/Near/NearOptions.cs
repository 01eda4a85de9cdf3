namespace Plimsoll.Proof.Near;

/// <summary>How an account is driven.</summary>
/// <param name="Steps">Where it dies.</param>
/// <param name="Sabotage">Which rule it breaks.</param>
internal sealed record NearOptions(Steps Steps, Sabotage Sabotage)
{
    /// <summary>Its runs.</summary>
    public required IReadOnlyList<Trader> Traders { get; init; }

    public ProofConditions Conditions { get; init; } = ProofConditions.Usual;

    /// <summary>Its venue lets one exit work at a time.</summary>
    public bool HoldsBalance { get; init; }

    /// <summary>It keeps stop and target as one list.</summary>
    public bool PairsExits { get; init; }
}
