using Plimsoll.Core.Trading;
using Plimsoll.Proof.Faults;

namespace Plimsoll.Proof.Tests.OtherPeoplesBugs;

/// <summary>Order of iteration, clocks, and memories that run out.</summary>
public sealed class ClockStories : Stories
{
    [Fact, Bug("nautilus_trader#3914"), Without(Sabotage.IteratesByHash)]
    public void The_same_life_lived_again_has_the_same_journal()
    {
        var plan = new ProofPlan(1, TimeSpan.FromHours(2), FaultRates.Hostile) { Sabotage = Broken };
        ProofWorld.Run(plan).Journal.ShouldBe(ProofWorld.Run(plan).Journal);
    }

    [Fact, Bug("hummingbot, orders cached for 30 seconds"), Without(Sabotage.EndedOrdersAreDeaf)]
    public void An_order_that_ended_an_hour_ago_still_takes_the_fill_it_had()
    {
        var story = Begin().Buy(limit: 99).Pass(3).Cancel(OrderPurpose.Entry).Pass(3_600);
        story.Ours(OrderPurpose.Entry).Status.ShouldBe(OrderStatus.Cancelled);
        story.Fill(OrderPurpose.Entry, 5m).Pass(3);
        story.Position.ShouldBe(5m);
        story.Working(OrderPurpose.Stop).ShouldBe(1);
        story.ShouldEndWell();
    }

    [Fact, Bug("plimsoll, a toy simulator that pruned"), Without(Sabotage.FillsWithoutIdentity)]
    public void A_late_double_of_an_order_long_gone_is_known()
    {
        var story = Begin().Hold();
        story.Price = 97m;
        story.Pass(7_200).Restart().Replay();
        (story.Position, story.IsQuarantined).ShouldBe((0m, false));
        story.ShouldEndWell();
    }

    [Fact, Bug("nautilus_trader#832"), Without(Sabotage.AbsenceWithoutWaiting)]
    public void A_clock_that_leaps_while_an_order_travels_proves_nothing()
    {
        var story = Begin().Always(FaultKind.ClockJump).Next(FaultKind.ConnectionCut).Buy(limit: 99).Pass(60);
        story.RuledOut.ShouldBe(0);
        story.Working(OrderPurpose.Entry).ShouldBe(1);
        story.ShouldEndWell();
    }
}
