using Plimsoll.Core.Trading;
using Plimsoll.Proof.Faults;

namespace Plimsoll.Proof.Tests.OtherPeoplesBugs;

/// <summary>The same fill counted more than once.</summary>
public sealed class FillsTwiceStories : Stories
{
    [Fact, Bug("Lean#2204"), Without(Sabotage.FillsWithoutIdentity)]
    public void A_fill_that_the_stream_tells_twice_is_booked_once()
    {
        var story = Begin().Always(FaultKind.WordDoubled).Buy().Pass(20);
        story.Position.ShouldBe(story.Venue.Holding);
        story.ShouldEndWell();
    }

    [Fact, Bug("Lean.Brokerages.Alpaca#41"), Without(Sabotage.FillsWithoutIdentity)]
    public void Three_replays_of_the_stream_book_nothing()
    {
        var story = Begin().Hold();
        var held = story.Position;
        story.Replay().Replay().Replay();
        story.Position.ShouldBe(held);
        story.IsQuarantined.ShouldBeFalse();
        story.ShouldEndWell();
    }

    [Fact, Bug("nautilus_trader#3046"), Without(Sabotage.FillsWithoutIdentity)]
    public void A_replay_after_a_restart_books_nothing()
    {
        var story = Begin().Hold();
        var held = story.Position;
        story.Restart().Replay();
        story.Position.ShouldBe(held);
        story.ShouldEndWell();
    }

    [Fact, Bug("nautilus_trader#4991"), Without(Sabotage.FillsWithoutIdentity)]
    public void Stream_and_lists_tell_the_same_fill_and_it_is_one()
    {
        var story = Begin().Hold().Pass(130);
        story.Position.ShouldBe(story.Venue.Holding);
        story.Ours(OrderPurpose.Entry).FilledQuantity.ShouldBe(story.Ours(OrderPurpose.Entry).Ticket.Quantity);
        story.ShouldEndWell();
    }

    [Fact, Bug("QuantDinger#232"), Without(Sabotage.FillsWithoutIdentity)]
    public void A_fill_told_again_long_after_the_round_trip_opens_no_position()
    {
        var story = Begin().Hold();
        story.Price = 97m;
        story.Pass(10);
        story.Position.ShouldBe(0m);
        story.Pass(600).Replay();
        story.Position.ShouldBe(0m);
        story.ShouldEndWell();
    }
}
