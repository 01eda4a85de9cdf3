namespace Plimsoll.Proof.Tests;

/// <summary>What every change has to stand, done once for all tests.</summary>
public sealed class UsualProof
{
    public ProofFindings Findings { get; } = ProofFindings.Find(TestContext.Current.CancellationToken);
}
