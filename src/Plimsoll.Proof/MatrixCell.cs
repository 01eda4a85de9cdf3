namespace Plimsoll.Proof;

/// <summary>What came of one corner of the matrix.</summary>
/// <param name="Conditions">Which.</param>
/// <param name="Loss">Share of calls that each kind of trouble befalls.</param>
public sealed record MatrixCell(ProofConditions Conditions, double Loss)
{
    public required long Orders { get; init; }

    /// <summary>Orders that counted as never placed, and rightly so.</summary>
    public required long NotPlaced { get; init; }

    /// <summary>Orders that arrived more than once, that counted as never placed and were, and whatever else differs.</summary>
    public required IReadOnlyList<string> Problems { get; init; }
}
