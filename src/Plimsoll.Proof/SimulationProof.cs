using Plimsoll.Proof.Faults;

namespace Plimsoll.Proof;

/// <summary>Fault-injected simulation: many seeds, some hours each, everything going wrong at once, then healed.</summary>
public static class SimulationProof
{
    /// <summary>Hours of one run: long enough for a day's limits to matter, short enough to be repeated by its seed.</summary>
    public const int HoursARun = 4;

    public static ProofTotals Run(int hours, ulong firstSeed, CancellationToken cancellationToken)
    {
        var totals = new ProofTotals();
        var runs = (hours + HoursARun - 1) / HoursARun;
        var done = new ProofRun[runs];
        Parallel.For(0, runs, new ParallelOptions { CancellationToken = cancellationToken }, index =>
        {
            var seed = firstSeed + (ulong)index;
            done[index] = ProofWorld.Run(
                new ProofPlan(seed, TimeSpan.FromHours(HoursARun), FaultRates.Hostile.Swarm(seed)));
        });
        foreach (var run in done)
            totals.Add(run);
        return totals;
    }
}
