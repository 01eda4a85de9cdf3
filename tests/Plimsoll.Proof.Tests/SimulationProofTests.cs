using Plimsoll.Proof.Faults;

namespace Plimsoll.Proof.Tests;

public sealed class SimulationProofTests(ITestOutputHelper output)
{
    [Fact]
    public void One_run()
    {
        var run = ProofWorld.Run(new ProofPlan(1, TimeSpan.FromHours(4), FaultRates.None));
        Tell(run);
        run.Problems.ShouldBeEmpty();
        run.Fills.ShouldBeGreaterThan(5);
    }

    [Fact]
    public void Hostile()
    {
        var totals = SimulationProof.Run(40, 1, TestContext.Current.CancellationToken);
        output.WriteLine($"{totals.Runs} runs {totals.Simulated} orders {totals.Orders} fills {totals.Fills} deaths {totals.Deaths} notplaced {totals.NotPlaced}");
        output.WriteLine(string.Join(", ", totals.Faults.Select((count, kind) => $"{(FaultKind)kind} {count}")));
        output.WriteLine(string.Join("\n", totals.Edges.Select(edge => $"{edge.Key} {edge.Value}")));
        output.WriteLine(string.Join("\n", totals.Alarms.Select(edge => $"{edge.Key} {edge.Value}")));
        foreach (var run in totals.Failed)
            Tell(run);
        totals.Failed.ShouldBeEmpty();
    }

    private void Tell(ProofRun run)
    {
        output.WriteLine($"seed {run.Plan.Seed} orders {run.Orders} fills {run.Fills} deaths {run.Deaths} steps {run.Steps}");
        foreach (var problem in run.Problems)
            output.WriteLine($"  {problem}");
    }
}
