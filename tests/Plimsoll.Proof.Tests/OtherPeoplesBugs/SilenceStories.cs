using Plimsoll.Core.Trading;
using Plimsoll.Proof.Faults;

namespace Plimsoll.Proof.Tests.OtherPeoplesBugs;

/// <summary>Silence taken for a refusal: phantom orders, orphan positions.</summary>
public sealed class SilenceStories : Stories
{
    [Fact, Bug("nautilus_trader#4152"), Without(Sabotage.SilenceIsRefusal)]
    public void A_time_out_is_no_refusal()
    {
        var story = Begin().Always(FaultKind.WordLost).Always(FaultKind.ReadFails).Next(FaultKind.AnswerLost);
        story.Buy(limit: 99).Pass(11);
        story.Ours(OrderPurpose.Entry).Status.ShouldBe(OrderStatus.Unknown);
        story.Never(FaultKind.ReadFails).Pass(20);
        story.Ours(OrderPurpose.Entry).Status.ShouldBe(OrderStatus.Accepted);
        story.ShouldEndWell();
    }

    [Fact, Bug("nautilus_trader#4152"), Without(Sabotage.SilenceIsRefusal)]
    public void A_code_that_means_nobody_knows_is_no_refusal()
    {
        var story = Begin().Next(FaultKind.UnknownCode).Buy().Pass(1);
        story.Ours(OrderPurpose.Entry).Status.ShouldBe(OrderStatus.Unknown);
        story.Pass(60);
        story.Ours(OrderPurpose.Entry).Status.ShouldBe(OrderStatus.NotPlaced);
        story.ShouldEndWell();
    }

    [Fact, Bug("nautilus_trader#4153"), Without(Sabotage.SilenceIsRefusal)]
    public void A_cancel_that_timed_out_leaves_its_order_as_the_venue_has_it()
    {
        var story = Begin().Buy(limit: 99).Pass(3);
        story.Next(FaultKind.RequestLost).Cancel(OrderPurpose.Entry).Always(FaultKind.ReadFails).Pass(11);
        story.Ours(OrderPurpose.Entry).Status.ShouldBe(OrderStatus.Unknown);
        story.Never(FaultKind.ReadFails).Pass(20);
        story.Ours(OrderPurpose.Entry).Status.ShouldBe(OrderStatus.Accepted);
        story.Working(OrderPurpose.Entry).ShouldBe(1);
        story.ShouldEndWell();
    }

    [Fact, Bug("nautilus_trader#4958"), Without(Sabotage.SilenceIsRefusal)]
    public void Refused_here_and_alive_there_does_not_happen()
    {
        var story = Begin().Always(FaultKind.WordLost).Next(FaultKind.ErrorAfterEffect).Buy(limit: 99).Pass(20);
        story.Ours(OrderPurpose.Entry).Status.ShouldBe(OrderStatus.Accepted);
        story.Working(OrderPurpose.Entry).ShouldBe(1);
        story.ShouldEndWell();
    }

    [Fact, Bug("nautilus_trader#4411"), Without(Sabotage.AsksOneEndpoint)]
    public void A_stop_that_is_kept_at_another_endpoint_is_found_there()
    {
        var story = Begin().Always(FaultKind.AnotherEndpoint).Hold().Pass(200);
        story.Ours(OrderPurpose.Stop).Status.ShouldBe(OrderStatus.Accepted);
        story.Arrived(OrderPurpose.Stop).ShouldBe(1);
        story.ShouldEndWell();
    }

    [Fact, Bug("nautilus_trader#3879"), Without(Sabotage.FailedQuestionIsNo)]
    public void Any_number_of_questions_without_an_answer_cancels_nothing_and_stacks_nothing()
    {
        var story = Begin().Always(FaultKind.WordLost).Always(FaultKind.ReadFails).Next(FaultKind.AnswerLost);
        story.Buy(limit: 99).Pass(120);
        story.Ours(OrderPurpose.Entry).Status.ShouldBe(OrderStatus.Unknown);
        story.Arrived(OrderPurpose.Entry).ShouldBe(1);
        story.Never(FaultKind.ReadFails).Pass(20);
        story.Ours(OrderPurpose.Entry).Status.ShouldBe(OrderStatus.Accepted);
        story.ShouldEndWell();
    }

    [Fact, Bug("hummingbot#8457"), Without(Sabotage.FailedQuestionIsNo)]
    public void An_outage_of_the_name_service_is_not_an_answer()
    {
        var story = Begin().Always(FaultKind.WordLost).Always(FaultKind.ReadFails).Next(FaultKind.AnswerLost);
        story.Buy().Pass(180);
        (story.Position, story.RuledOut).ShouldBe((0m, 0));
        story.Never(FaultKind.ReadFails).Pass(70);
        story.Position.ShouldBe(story.Venue.Holding);
        story.RuledOut.ShouldBe(0);
        story.ShouldEndWell();
    }

    [Fact, Bug("hummingbot#493"), Without(Sabotage.FillsWithoutIdentity)]
    public void Lost_ack_then_fill_is_counted_once()
    {
        var story = Begin().Next(FaultKind.AnswerLost).Buy().Pass(30);
        story.Ours(OrderPurpose.Entry).Status.ShouldBe(OrderStatus.Filled);
        story.Position.ShouldBe(story.Venue.Holding);
        story.ShouldEndWell();
    }

    [Fact, Bug("hummingbot#601"), Without(Sabotage.AbsenceWithoutWaiting)]
    public void No_such_order_right_after_placing_it_places_no_other()
    {
        var story = Begin().Next(FaultKind.ConnectionCut).Buy(limit: 99).Pass(40);
        story.RuledOut.ShouldBe(0);
        story.Arrived(OrderPurpose.Entry).ShouldBe(1);
        story.Ours(OrderPurpose.Entry).Status.ShouldBe(OrderStatus.Accepted);
        story.ShouldEndWell();
    }

    [Fact, Bug("hummingbot#3374"), Without(Sabotage.VerdictIsFinal)]
    public void A_dead_order_that_fills_later_is_booked_and_stops_its_strategy()
    {
        var story = Begin(seed: 3).Next(FaultKind.RequestHeldUp).Buy().Pass(95);
        story.RuledOut.ShouldBe(1);
        story.Ours(OrderPurpose.Entry).Status.ShouldBe(OrderStatus.Filled);
        story.Position.ShouldBe(story.Venue.Holding);
        story.State.Runs.Values.ShouldHaveSingleItem().DisabledReason.ShouldNotBeNull();
        story.ShouldEndWell();
    }

    [Fact, Bug("hummingbot#6107"), Without(Sabotage.StartsBlind)]
    public void An_order_that_was_lost_is_not_forgotten_by_a_restart()
    {
        var story = Begin().Next(FaultKind.RequestLost).Buy().Pass(3);
        story.Ours(OrderPurpose.Entry).Status.ShouldBe(OrderStatus.Submitted);
        story.Restart().Pass(60);
        story.Ours(OrderPurpose.Entry).Status.ShouldBe(OrderStatus.NotPlaced);
        story.ShouldEndWell();
    }

    [Fact, Bug("freqtrade#3647"), Without(Sabotage.SilenceIsRefusal)]
    public void A_cancel_that_never_arrived_is_not_believed()
    {
        var story = Begin().Buy(limit: 99).Pass(3).Next(FaultKind.RequestLost).Cancel(OrderPurpose.Entry).Pass(12);
        story.Price = 98.9m;
        story.Always(FaultKind.WordLost).Pass(3);
        story.Ours(OrderPurpose.Entry).IsTerminal.ShouldBeFalse("nobody knows, and it has filled");
        story.Pass(65);
        story.Position.ShouldBe(story.Venue.Holding);
        story.ShouldEndWell();
    }

    [Fact, Bug("Lean.Brokerages.InteractiveBrokers#93"), Without(Sabotage.WaitsForEver)]
    public void A_placement_that_was_dropped_in_silence_comes_to_an_end()
    {
        var story = Begin().Next(FaultKind.RequestLost).Buy().Pass(60);
        story.Ours(OrderPurpose.Entry).Status.ShouldBe(OrderStatus.NotPlaced);
        story.ShouldEndWell();
    }

    [Fact, Bug("nautilus_trader#1030"), Without(Sabotage.WaitsForEver)]
    public void What_never_arrived_is_not_asked_about_for_ever_and_blocks_nothing()
    {
        var story = Begin().Next(FaultKind.RequestLost).Buy().Pass(60).Buy().Pass(5);
        story.Arrived(OrderPurpose.Entry).ShouldBe(1);
        story.Ours(OrderPurpose.Entry).Ticket.IntentNumber.ShouldBeGreaterThan(1);
        story.Position.ShouldBe(story.Venue.Holding);
        story.ShouldEndWell();
    }

    [Fact, Bug("freqtrade#4403"), Without(Sabotage.AbsenceWithoutWaiting)]
    public void A_list_that_lags_behind_its_own_venue_proves_no_absence()
    {
        var story = Begin(seed: 17).Always(FaultKind.ReadLags).Always(FaultKind.WordLost)
            .Next(FaultKind.ErrorAfterEffect).Buy(limit: 99).Pass(20);
        story.RuledOut.ShouldBe(0);
        story.Ours(OrderPurpose.Entry).Status.ShouldBe(OrderStatus.Accepted);
        story.ShouldEndWell();
    }
}
