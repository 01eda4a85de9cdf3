namespace Plimsoll.Proof.Tests;

/// <summary>A proof that cannot fail proves nothing: with any of its rules switched off it is red.</summary>
public sealed class SabotageTests(UsualProof usual)
{
    public static TheoryData<Sabotage> All =>
        [.. SabotageProof.All];

    [Fact]
    public void Each_of_the_twenty_rules_can_be_switched_off() =>
        SabotageProof.All.Select(BreaksRuleAttribute.Of).Distinct().Order().ShouldBe(Enumerable.Range(1, 20));

    [Theory]
    [MemberData(nameof(All))]
    public void A_rule_switched_off_is_noticed(Sabotage sabotage) =>
        usual.Findings.Sabotages[sabotage].ShouldNotBeNull($"{sabotage} was not noticed in {SabotageProof.MostRuns} runs");

    [Theory]
    [MemberData(nameof(All))]
    public void With_the_rule_in_force_the_same_life_is_proven(Sabotage sabotage) =>
        SabotageProof.Live(SabotageProof.PlanOf(sabotage, usual.Findings.Sabotages[sabotage]!.Plan.Seed)).Problems.ShouldBeEmpty();
}
