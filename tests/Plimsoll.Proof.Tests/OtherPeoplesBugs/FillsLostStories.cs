using Plimsoll.Core.Trading;
using Plimsoll.Proof.Far;
using Plimsoll.Proof.Faults;

namespace Plimsoll.Proof.Tests.OtherPeoplesBugs;

/// <summary>A fill that happened and was never counted.</summary>
public sealed class FillsLostStories : Stories
{
    [Fact, Bug("Lean.Brokerages.InteractiveBrokers#249"), Without(Sabotage.StreamIsTruth)]
    public void Fills_of_an_outage_are_found_afterwards()
    {
        var story = Begin().Always(FaultKind.WordLost).Buy().Pass(130);
        story.Position.ShouldBe(story.Venue.Holding);
        story.Position.ShouldBePositive();
        story.ShouldEndWell();
    }

    [Fact, Bug("Lean.Brokerages.TradeStation#95"), Without(Sabotage.StreamIsTruth)]
    public void A_stream_that_lives_and_leaves_words_out_is_found_out()
    {
        var story = Begin().Buy(limit: 99).Pass(3).Fill(OrderPurpose.Entry, 4m).Pass(1);
        story.Next(FaultKind.WordLost, 2).Fill(OrderPurpose.Entry, 4m).Fill(OrderPurpose.Entry, 4m).Pass(1);
        story.Position.ShouldBe(4m);
        story.Pass(65);
        story.Position.ShouldBe(12m);
        story.ShouldEndWell();
    }

    [Fact, Bug("Lean.Brokerages.InteractiveBrokers#189"), Without(Sabotage.NamedByTheVenue)]
    public void A_fill_that_overtakes_the_answer_finds_its_order()
    {
        var story = Begin().Always(FaultKind.ReadFails).Next(FaultKind.FillBeforeAnswer).Next(FaultKind.AnswerLost);
        story.Buy().Pass(1);
        story.Ours(OrderPurpose.Entry).Status.ShouldBe(OrderStatus.Filled);
        story.Position.ShouldBe(story.Venue.Holding);
        story.ShouldEndWell();
    }

    [Fact, Bug("Lean.Brokerages.InteractiveBrokers#156"), Without(Sabotage.DifferencesAreSmoothed)]
    public void A_position_that_the_venue_ends_is_ended_here()
    {
        var story = Begin().Hold();
        story.Venue.Liquidate();
        story.Pass(3);
        story.Position.ShouldBe(0m);
        story.Working(OrderPurpose.Stop).ShouldBe(0);
        story.ShouldEndWell();
    }

    [Fact, Bug("Lean#5839"), Without(Sabotage.DifferencesAreSmoothed)]
    public void It_is_ended_here_though_the_word_of_it_was_lost()
    {
        var story = Begin().Hold().Next(FaultKind.WordLost);
        story.Venue.Liquidate();
        story.Pass(70);
        story.Position.ShouldBe(0m);
        story.ShouldEndWell();
    }

    [Fact, Bug("freqtrade#8374"), Without(Sabotage.StreamIsTruth)]
    public void A_stop_that_fills_in_parts_leaves_the_rest_protected()
    {
        var story = Begin().Hold();
        var held = story.Position;
        story.Next(FaultKind.WordLost).Fill(OrderPurpose.Stop, 5m).Pass(70);
        story.Position.ShouldBe(held - 5m);
        story.Ours(OrderPurpose.Stop).Remaining.Value.ShouldBe(held - 5m);
        story.Working(OrderPurpose.Stop).ShouldBe(1);
        story.ShouldEndWell();
    }

    [Fact, Bug("freqtrade#8526"), Without(Sabotage.FillsWithoutIdentity)]
    public void Parts_of_a_stop_add_up_to_the_position_and_no_more()
    {
        var story = Begin().Hold();
        var held = story.Position;
        story.Fill(OrderPurpose.Stop, 5m).Pass(2).Replay().Fill(OrderPurpose.Stop, held - 5m).Pass(2).Replay();
        story.Position.ShouldBe(0m);
        story.IsQuarantined.ShouldBeFalse();
        story.ShouldEndWell();
    }

    [Fact, Bug("freqtrade#7444"), Without(Sabotage.EndedOrdersAreDeaf)]
    public void A_stop_that_was_cancelled_after_a_part_of_it_still_tells_that_part()
    {
        var story = Begin().Hold();
        var (ours, theirs) = (story.Ours(OrderPurpose.Stop), story.Theirs(OrderPurpose.Stop));
        story.Venue.End(theirs, FarStatus.Cancelled);
        story.Next(FaultKind.WordDelayed);
        story.Venue.Fill(theirs, 5m);
        story.Pass(25);
        (ours.Status, ours.FilledQuantity.Value).ShouldBe((OrderStatus.Cancelled, 5m));
        (story.Position, story.Venue.Holding, story.IsQuarantined).ShouldBe((0m, 0m, false));
        story.ShouldEndWell();
    }

    [Fact, Bug("Lean.Brokerages.TradeStation#84"), Without(Sabotage.StreamIsTruth)]
    public void A_fill_while_its_order_is_being_replaced_is_not_lost()
    {
        var story = Begin().Buy(limit: 99).Pass(3).Fill(OrderPurpose.Entry, 5m).Pass(3);
        var first = story.Theirs(OrderPurpose.Stop);
        story.Next(FaultKind.CancelNotDone, 2).Fill(OrderPurpose.Entry, 5m).Pass(2).Next(FaultKind.WordLost);
        story.Venue.Fill(first, 5m);
        story.Pass(70);
        story.Position.ShouldBe(5m);
        story.ShouldEndWell();
    }
}
