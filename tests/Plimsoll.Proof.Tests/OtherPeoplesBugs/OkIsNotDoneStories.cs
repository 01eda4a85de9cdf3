using Plimsoll.Core.Trading;
using Plimsoll.Proof.Far;
using Plimsoll.Proof.Faults;

namespace Plimsoll.Proof.Tests.OtherPeoplesBugs;

/// <summary>An OK that only meant: received.</summary>
public sealed class OkIsNotDoneStories : Stories
{
    [Fact, Bug("barter-rs#183"), Without(Sabotage.OkIsDone)]
    public void A_cancel_that_was_received_is_asked_for_until_it_is_done()
    {
        var story = Begin().Buy(limit: 99).Pass(3).Next(FaultKind.CancelNotDone).Cancel(OrderPurpose.Entry).Pass(3);
        story.Ours(OrderPurpose.Entry).Status.ShouldBe(OrderStatus.CancelRequested);
        story.Pass(130);
        story.Ours(OrderPurpose.Entry).Status.ShouldBe(OrderStatus.Cancelled);
        story.Working(OrderPurpose.Entry).ShouldBe(0);
        story.ShouldEndWell();
    }

    [Fact, Bug("barter-rs#183"), Without(Sabotage.OkIsDone)]
    public void An_order_that_fills_after_its_cancel_was_received_is_a_position()
    {
        var story = Begin().Buy(limit: 99).Pass(3).Next(FaultKind.CancelNotDone).Cancel(OrderPurpose.Entry).Pass(1);
        story.Ours(OrderPurpose.Entry).IsTerminal.ShouldBeFalse();
        story.Price = 98.9m;
        story.Pass(4);
        story.Position.ShouldBe(story.Venue.Holding);
        story.Position.ShouldBePositive();
        story.ShouldEndWell();
    }

    [Fact, Bug("Bybit, created is received"), Without(Sabotage.StreamIsTruth)]
    public void An_order_that_was_taken_and_refused_after_that_has_ended()
    {
        var story = Begin().Buy(limit: 99).Pass(3).Next(FaultKind.WordLost);
        story.Ours(OrderPurpose.Entry).Status.ShouldBe(OrderStatus.Accepted);
        story.Venue.End(story.Theirs(OrderPurpose.Entry), FarStatus.Refused);
        story.Pass(65);
        story.Ours(OrderPurpose.Entry).Status.ShouldBe(OrderStatus.Rejected);
        story.ShouldEndWell();
    }
}
