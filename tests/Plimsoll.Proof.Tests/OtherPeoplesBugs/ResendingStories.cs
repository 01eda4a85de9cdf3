using Plimsoll.Core.Trading;
using Plimsoll.Proof.Faults;

namespace Plimsoll.Proof.Tests.OtherPeoplesBugs;

/// <summary>Sent again while nobody knew: the same order twice.</summary>
public sealed class ResendingStories : Stories
{
    [Fact, Bug("nautilus_trader#4215"), Without(Sabotage.SendsAgain)]
    public void An_error_of_the_venue_is_not_answered_with_the_same_order()
    {
        var story = Begin().Next(FaultKind.FillBeforeAnswer, 2).Next(FaultKind.ErrorAfterEffect).Buy().Pass(30);
        story.Arrived(OrderPurpose.Entry).ShouldBe(1);
        story.ShouldEndWell();
    }

    [Fact, Bug("catalyst#317"), Without(Sabotage.SendsAgain)]
    public void A_time_out_buys_once()
    {
        var story = Begin().Next(FaultKind.AnswerLost).Buy().Pass(40);
        story.Arrived(OrderPurpose.Entry).ShouldBe(1);
        story.Position.ShouldBe(story.Ours(OrderPurpose.Entry).Ticket.Quantity.Value);
        story.ShouldEndWell();
    }

    [Fact, Bug("nautilus_trader#3176"), Without(Sabotage.NamesNotDerived)]
    public void Restarts_make_no_doubles()
    {
        var story = Begin().Buy(limit: 99).Pass(3).Restart().Restart().Restart().Pass(70);
        story.Arrived(OrderPurpose.Entry).ShouldBe(1);
        story.Ours(OrderPurpose.Entry).Status.ShouldBe(OrderStatus.Accepted);
        story.State.Foreign.ShouldBeEmpty();
        story.ShouldEndWell();
    }

    [Fact, Bug("Lean.Brokerages.InteractiveBrokers#242"), Without(Sabotage.NamedByTheVenue)]
    public void An_id_that_the_venue_gives_again_credits_nobody_else()
    {
        var story = Begin().Buy(limit: 99).Pass(3).Next(FaultKind.IdsRolledBack, 2).Fill(OrderPurpose.Entry, 5m).Pass(3);
        story.Theirs(OrderPurpose.Stop).Id.ShouldBe(story.Theirs(OrderPurpose.Entry).Id);
        story.Always(FaultKind.ReadFails).Fill(OrderPurpose.Entry, 5m).Pass(3);
        story.Position.ShouldBe(10m);
        story.IsQuarantined.ShouldBeFalse();
        story.ShouldEndWell();
    }

    [Fact, Bug("nautilus_trader#4564"), Without(Sabotage.OkIsDone)]
    public void A_stop_that_is_replaced_while_its_venue_fails_ends_as_one()
    {
        var story = Begin().Buy(limit: 99).Pass(3).Fill(OrderPurpose.Entry, 5m).Pass(3);
        story.Next(FaultKind.CancelNotDone, 2).Fill(OrderPurpose.Entry, 5m).Pass(140);
        story.Working(OrderPurpose.Stop).ShouldBe(1);
        story.Ours(OrderPurpose.Stop).Remaining.Value.ShouldBe(10m);
        story.ShouldEndWell();
    }
}
