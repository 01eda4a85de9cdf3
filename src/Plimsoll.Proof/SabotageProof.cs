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

    /// <summary>The first run that notices; null when none does.</summary>
    public static ProofRun? Find(Sabotage sabotage)
    {
        for (var seed = 1UL; seed <= MostRuns; seed++)
        {
            var run = ProofWorld.Run(PlanOf(sabotage, seed) with { Sabotage = sabotage });
            if (run.Problems.Count > 0)
                return run;
        }

        return null;
    }

    /// <summary>The same life with every rule in force.</summary>
    public static ProofPlan PlanOf(Sabotage sabotage, ulong seed) => new(seed, ARun, sabotage switch
    {
        Sabotage.EndedOrdersAreDeaf => WordsLate,
        Sabotage.FailedQuestionIsNo => ReadsFail,
        _ => FaultRates.Hostile,
    });
}
