using Plimsoll.Proof.Faults;

namespace Plimsoll.Proof;

/// <summary>
/// Crash-point enumeration: each scenario is lived once to count the steps at which the program could die, then again
/// for every one of them, dying there.
/// </summary>
public static class CrashProof
{
    /// <summary>How long a scenario lasts, simulated.</summary>
    public static readonly TimeSpan Scenario = TimeSpan.FromMinutes(20);

    /// <summary>Calm ones and ones in which everything else goes wrong too.</summary>
    private static readonly FaultRates[] Troubles =
    [
        FaultRates.None,
        new FaultRates(0.10, 0, 0, 0, 0),
        new FaultRates(0, 0.25, 0, 0, 0),
        new FaultRates(0, 0, 0.30, 0, 0),
        new FaultRates(0.06, 0.06, 0.10, 0, 0),
        new FaultRates(0.02, 0.02, 0, 0, 0) { Oddities = 0.15 },
        FaultRates.None with { Upheavals = 0.002 },
    ];

    /// <param name="points">At least so many; the scenario that reaches it is finished.</param>
    /// <param name="firstSeed">Of the first scenario; the others follow.</param>
    /// <param name="cancellationToken">Ends it early, by exception.</param>
    public static CrashResult Run(int points, ulong firstSeed, CancellationToken cancellationToken)
    {
        var totals = new ProofTotals();
        var scenarios = 0;
        for (; totals.Runs < points || scenarios < LeastScenarios; scenarios++)
        {
            var plan = new ProofPlan(firstSeed + (ulong)scenarios, Scenario, Troubles[scenarios % Troubles.Length]);
            var steps = ProofWorld.Run(plan).Steps;
            var every = Math.Max(1, steps * LeastScenarios / Math.Max(points, 1));
            var chosen = Enumerable.Range(1, (int)steps).Where(step => step % every == 0).ToArray();
            var done = new ProofRun[chosen.Length];
            Parallel.For(0, chosen.Length, new ParallelOptions { CancellationToken = cancellationToken }, index =>
                done[index] = ProofWorld.Run(plan with { DieAtStep = chosen[index] }));
            foreach (var run in done)
                totals.Add(run);
        }

        return new CrashResult(scenarios, totals);
    }

    private const int LeastScenarios = 20;
}
