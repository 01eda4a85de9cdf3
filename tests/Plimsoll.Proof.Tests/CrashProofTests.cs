namespace Plimsoll.Proof.Tests;

/// <summary>The program dies at every step there is and comes back from its journal.</summary>
public sealed class CrashProofTests(UsualProof usual, ITestOutputHelper output)
{
    [Fact]
    public void Dying_at_any_of_a_thousand_points_loses_nothing_and_doubles_nothing()
    {
        var (scenarios, totals) = usual.Findings.Crash;
        foreach (var run in totals.Failed)
            output.WriteLine($"seed {run.Plan.Seed} step {run.Plan.DieAtStep}: {string.Join("; ", run.Problems)}");
        output.WriteLine($"{totals.Runs} points of {scenarios} scenarios, {totals.Orders} orders, {totals.Fills} fills");

        totals.Failed.ShouldBeEmpty();
        totals.Runs.ShouldBeGreaterThanOrEqualTo(ProofFindings.Points);
        scenarios.ShouldBeGreaterThanOrEqualTo(20);
        totals.Deaths.ShouldBeGreaterThanOrEqualTo(ProofFindings.Points);
        totals.Fills.ShouldBeGreaterThan(2 * ProofFindings.Points, "else nothing was tried");
        totals.Sides.Shorts.ShouldBeGreaterThan(ProofFindings.Points / 2, "else it was long only");
        totals.Sides.PairFills.ShouldBeGreaterThan(ProofFindings.Points / 4, "else no order list executed");
        totals.Sides.Offsets.ShouldBeGreaterThan(ProofFindings.Points / 4, "else nobody took anything away");
    }
}
