namespace Plimsoll.Proof.Tests;

/// <summary>What every change has to stand, done once for all tests.</summary>
public sealed class UsualProof
{
    public const int Points = 1_000;
    public const int Hours = 1_000;

    public CrashResult Crash { get; } = CrashProof.Run(Points, 1, TestContext.Current.CancellationToken);

    public ProofTotals Simulation { get; } = SimulationProof.Run(Hours, 1, TestContext.Current.CancellationToken);

    public IReadOnlyDictionary<Sabotage, ProofRun?> Sabotages { get; } =
        SabotageProof.FindAll(TestContext.Current.CancellationToken);
}
