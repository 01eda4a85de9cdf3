using Plimsoll.Proof.Faults;

namespace Plimsoll.Proof.Tests;

/// <summary>Everything goes wrong for hours, then heals: nothing lost, nothing doubled, nothing unknown.</summary>
public sealed class SimulationProofTests(UsualProof usual, ITestOutputHelper output)
{
    [Fact]
    public void A_thousand_hours_of_trouble_lose_nothing_and_double_nothing()
    {
        var totals = usual.Findings.Simulation;
        foreach (var run in totals.Failed)
            output.WriteLine($"seed {run.Plan.Seed}: {string.Join("; ", run.Problems)}");
        foreach (var kind in Enum.GetValues<FaultKind>().OrderBy(kind => totals.Faults[(int)kind]))
            output.WriteLine($"{kind} {totals.Faults[(int)kind]}");

        totals.Failed.ShouldBeEmpty();
        totals.Fills.ShouldBeGreaterThan(5_000, "else nothing was tried");
        totals.Deaths.ShouldBeGreaterThan(1_000);
        totals.NotPlaced.ShouldBeGreaterThan(500);
        foreach (var kind in Enum.GetValues<FaultKind>())
            totals.Faults[(int)kind].ShouldBeGreaterThanOrEqualTo(1_000, $"{kind} has to happen");
        totals.Sides.Shorts.ShouldBeGreaterThan(500, "else it was long only");
        totals.Sides.Offsets.ShouldBeGreaterThan(50, "else nobody took anything away");
        totals.Sides.Flips.ShouldBeGreaterThan(0, "a late fill has to pass through zero");
        totals.Sides.Pairs.ShouldBeGreaterThan(1_000, "else hardly any order list was tried");
        totals.Sides.PairFills.ShouldBeGreaterThan(250, "else none of them executed");
    }

    [Fact]
    public void Equal_seeds_are_equal_lives()
    {
        var plan = new ProofPlan(7, TimeSpan.FromHours(2), FaultRates.Hostile);
        var (once, again) = (ProofWorld.Run(plan), ProofWorld.Run(plan));
        (again.Orders, again.Fills, again.Deaths, again.Steps).ShouldBe((once.Orders, once.Fills, once.Deaths, once.Steps));
        again.Journal.ShouldBe(once.Journal);
        again.Faults.ShouldBe(once.Faults);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Without_faults_nothing_is_ever_in_doubt(ulong seed)
    {
        var run = ProofWorld.Run(new ProofPlan(seed, TimeSpan.FromHours(12), FaultRates.None));
        run.Problems.ShouldBeEmpty();
        run.Alarms.ShouldBeEmpty();
        (run.Deaths, run.NotPlaced).ShouldBe((0, 0));
        run.Fills.ShouldBeGreaterThan(30);
        (run.Sides.PairFills > 10).ShouldBe(run.Plan.PairsExits, $"{run.Sides}");
    }
}
