namespace Plimsoll.Proof.Tests;

/// <summary>A proof that cannot fail proves nothing: with any of its rules switched off it is red.</summary>
public sealed class SabotageTests(UsualProof usual)
{
    public static TheoryData<Sabotage> All =>
        [.. Enum.GetValues<Sabotage>().Where(sabotage => sabotage != Sabotage.None)];

    [Theory]
    [MemberData(nameof(All))]
    public void A_rule_switched_off_is_noticed(Sabotage sabotage) =>
        usual.Sabotages[sabotage].ShouldNotBeNull($"{sabotage} was not noticed in {SabotageProof.MostRuns} runs");

    [Theory]
    [MemberData(nameof(All))]
    public void With_the_rule_in_force_the_same_life_is_proven(Sabotage sabotage) =>
        ProofWorld.Run(SabotageProof.PlanOf(sabotage, usual.Sabotages[sabotage]!.Plan.Seed)).Problems.ShouldBeEmpty();
}
