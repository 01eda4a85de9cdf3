using Plimsoll.Proof.Exhausting;

namespace Plimsoll.Proof.Tests;

/// <summary>Everything that can happen to one order, in every order, and each of it twice.</summary>
public sealed class ExhaustTests(UsualProof usual)
{
    [Fact]
    public void In_whatever_order_things_happen_no_step_is_illegal_and_none_gets_stuck()
    {
        var result = usual.Findings.Exhaust;
        result.Problems.ShouldBeEmpty();
        result.Failed.ShouldBe(0);
        result.Paths.ShouldBeGreaterThan(1_000_000);
        result.States.ShouldBeGreaterThan(10_000);
    }

    [Theory]
    [InlineData(Fate.Refused, Beat.Ack)]
    [InlineData(Fate.NeverArrived, Beat.FirstFill)]
    [InlineData(Fate.Works, Beat.End)]
    [InlineData(Fate.Refused, Beat.Refusal, Beat.End)]
    internal void A_word_that_is_not_true_is_noticed(Fate fate, params Beat[] told)
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            var life = OrderLife.Of(role, fate, told);
            life.TellTheTruth();
            life.Problems.ShouldNotBeEmpty($"{role}");
        }
    }
}
