using Plimsoll.Core.Trading;
using Plimsoll.Proof.Faults;

namespace Plimsoll.Proof.Tests.OtherPeoplesBugs;

/// <summary>A stop and a target that belong together, and one of them is missing, too large or there twice.</summary>
public sealed class OrderListStories : Stories
{
    // The first whose venue keeps order lists.
    private const ulong WithLists = 4;

    [Fact, Bug("binance-oco#19"), Without(Sabotage.StartsBlind)]
    public void A_target_is_taken_while_the_program_is_dead()
    {
        var story = Begin(WithLists).Hold();
        (story.Working(OrderPurpose.Stop), story.Working(OrderPurpose.Target)).ShouldBe((1, 1));
        story.Price = 106.01m;
        story.Restart();
        story.Theirs(OrderPurpose.Target).Remaining.ShouldBe(0m);
        story.Position.ShouldBe(0m);
        story.Working(OrderPurpose.Stop).ShouldBe(0);
        story.ShouldEndWell();
    }

    [Fact, Bug("nautilus_trader#4215"), Without(Sabotage.SendsAgain)]
    public void A_list_whose_answer_was_lost_is_found_and_was_sent_once()
    {
        var story = Begin(WithLists).Buy().Next(FaultKind.AnswerLost, 2).Pass(20);
        (story.Arrived(OrderPurpose.Stop), story.Arrived(OrderPurpose.Target)).ShouldBe((1, 1));
        (story.Working(OrderPurpose.Stop), story.Working(OrderPurpose.Target)).ShouldBe((1, 1));
        story.ShouldEndWell();
    }

    [Fact, Bug("jesse#510"), Without(Sabotage.FillsWithoutIdentity)]
    public void After_a_part_of_the_target_the_stop_is_for_the_rest()
    {
        var story = Begin(WithLists).Hold();
        story.Position.ShouldBe(story.Venue.Holding);
        story.Always(FaultKind.WordDoubled).Fill(OrderPurpose.Target, 4m).Pass(12);
        story.Position.ShouldBe(story.Venue.Holding);
        foreach (var purpose in new[] { OrderPurpose.Stop, OrderPurpose.Target })
        {
            story.Working(purpose).ShouldBe(1);
            story.Theirs(purpose).Remaining.ShouldBe(story.Position);
        }

        story.Never(FaultKind.WordDoubled).ShouldEndWell();
    }

    [Fact, Bug("PumpBot#29")]
    public void Where_the_price_has_passed_the_target_already_the_position_is_ended()
    {
        var story = Begin(WithLists).Buy().Next(FaultKind.RequestDelayed, 3);
        story.Price = 106.5m;
        story.Pass(20);
        story.Ours(OrderPurpose.Target).ReasonText.ShouldBe("the relationship of the prices is not correct");
        story.Working(OrderPurpose.Stop).ShouldBe(0);
        story.Position.ShouldBe(0m);
        story.Alarms.ShouldBeEmpty();
        story.ShouldEndWell();
    }
}
