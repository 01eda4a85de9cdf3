using Plimsoll.Proof.Faults;

namespace Plimsoll.Proof;

/// <summary>Looks for a run that turns red with a rule switched off.</summary>
public static class SabotageProof
{
    /// <summary>A rule that can be switched off for so long without being missed is not proven.</summary>
    public const int MostRuns = 60;

    private static readonly TimeSpan ARun = TimeSpan.FromHours(2);

    // What some rules guard against is rare; here it is common.
    private static readonly FaultRates WordsLate = new(0.02, 0.4, 0, 0, 0);
    private static readonly FaultRates ReadsFail = new(0.1, 0.3, 0.7, 0, 0);
    private static readonly FaultRates Odd = new(0.02, 0.1, 0, 0, 0) { Oddities = 0.3 };
    private static readonly FaultRates Deadly = new(0.02, 0, 0, 0, 0.003);
    private static readonly FaultRates Upheaval = FaultRates.None with { Upheavals = 0.002 };

    public static IReadOnlyList<Sabotage> All { get; } =
        [.. Enum.GetValues<Sabotage>().Where(sabotage => sabotage != Sabotage.None)];

    /// <summary>The first run that notices, for each; null when none does.</summary>
    public static IReadOnlyDictionary<Sabotage, ProofRun?> FindAll(CancellationToken cancellationToken)
    {
        var found = new ProofRun?[All.Count];
        Parallel.For(
            0, All.Count, new ParallelOptions { CancellationToken = cancellationToken },
            index => found[index] = Find(All[index]));
        return All.Zip(found).ToDictionary(one => one.First, one => one.Second);
    }

    /// <summary>The first run that notices; null when none does.</summary>
    public static ProofRun? Find(Sabotage sabotage)
    {
        for (var seed = 1UL; seed <= MostRuns; seed++)
        {
            var run = Live(PlanOf(sabotage, seed) with { Sabotage = sabotage });
            if (run.Problems.Count > 0)
                return run;
        }

        return null;
    }

    /// <summary>
    /// A life, with everything that is wrong with it. Where it depends on the order of things, it is lived twice.
    /// </summary>
    public static ProofRun Live(ProofPlan plan)
    {
        var run = ProofWorld.Run(plan);
        return plan.Sabotage != Sabotage.IteratesByHash || ProofWorld.Run(plan).Journal == run.Journal
            ? run
            : run with { Problems = ["the same life lived again has another journal"] };
    }

    /// <summary>The same life with every rule in force.</summary>
    public static ProofPlan PlanOf(Sabotage sabotage, ulong seed) => new(seed, ARun, sabotage switch
    {
        Sabotage.EndedOrdersAreDeaf or Sabotage.StreamIsTruth => WordsLate,
        Sabotage.FailedQuestionIsNo => ReadsFail,
        Sabotage.VerdictIsFinal or Sabotage.NamedByTheVenue or Sabotage.OkIsDone or Sabotage.AsksOneEndpoint
            or Sabotage.DifferencesAreSmoothed => Odd,
        Sabotage.LateWriterGetsThrough or Sabotage.ChecksWithoutLock => Deadly,
        Sabotage.QueuesWithoutBound => Upheaval,
        _ => FaultRates.Hostile,
    });
}
