using Plimsoll.Proof.Exhausting;

namespace Plimsoll.Proof;

/// <summary>What every change of the program has to stand, done once.</summary>
public sealed record ProofFindings
{
    public const int Points = 1_000;
    public const int Hours = 1_000;
    public const int Depth = 7;
    public const int MatrixOrders = 2_000;

    public required CrashResult Crash { get; init; }

    public required ProofTotals Simulation { get; init; }

    /// <summary>The run that noticed, for each rule that was switched off; null where none did.</summary>
    public required IReadOnlyDictionary<Sabotage, ProofRun?> Sabotages { get; init; }

    public required ExhaustResult Exhaust { get; init; }

    public required IReadOnlyList<MatrixCell> Matrix { get; init; }

    public static ProofFindings Find(CancellationToken cancellationToken) => new()
    {
        Crash = CrashProof.Run(Points, 1, cancellationToken),
        Simulation = SimulationProof.Run(Hours, 1, cancellationToken),
        Sabotages = SabotageProof.FindAll(cancellationToken),
        Exhaust = ExhaustProof.Run(Depth, cancellationToken),
        Matrix = MatrixProof.Run(MatrixOrders, 1, cancellationToken),
    };
}
