using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Proof.Far;
using Plimsoll.Proof.Faults;

namespace Plimsoll.Proof.Tests.OtherPeoplesBugs;

/// <summary>A restart that forgets, or invents.</summary>
public sealed class RestartStories : Stories
{
    [Fact, Bug("nautilus_trader#5000"), Without(Sabotage.NamesNotDerived)]
    public void Every_order_that_works_is_there_after_a_restart_though_a_list_failed()
    {
        var story = Begin().Hold().Next(FaultKind.ReadFails, 2).Restart().Pass(70);
        story.Ours(OrderPurpose.Stop).Status.ShouldBe(OrderStatus.Accepted);
        story.Ours(OrderPurpose.Target).Status.ShouldBe(OrderStatus.Accepted);
        (story.Arrived(OrderPurpose.Stop), story.Arrived(OrderPurpose.Target)).ShouldBe((1, 1));
        story.ShouldEndWell();
    }

    [Fact, Bug("nautilus_trader#1001"), Without(Sabotage.DifferencesAreSmoothed)]
    public void Somebody_elses_order_is_shown_and_nothing_else()
    {
        var story = Begin().Hold();
        var ticket = story.Theirs(OrderPurpose.Entry).Ticket with
        {
            IntentNumber = 0,
            Type = OrderType.Limit,
            LimitPrice = Price.Of(90m),
        };
        story.Venue.Place(new FarRequest("web_1", ticket, story.State.Orders.Open[0].ChangedAt));
        story.Venue.Orders[^1].ClientOrderId.ShouldBe("web_1");
        story.Restart().Pass(70);
        story.State.Foreign.Values.ShouldHaveSingleItem().ClientOrderId.ShouldBe("web_1");
        story.Venue.Orders.Single(order => order.ClientOrderId == "web_1").Status.ShouldBe(FarStatus.Working);
        story.Position.ShouldBe(story.Venue.Holding);
    }

    [Fact, Bug("nautilus_trader#4730"), Without(Sabotage.StreamIsTruth)]
    public void A_cancel_whose_word_was_lost_heals_by_itself()
    {
        var story = Begin().Buy(limit: 99).Pass(3).Always(FaultKind.WordLost).Cancel(OrderPurpose.Entry).Pass(0.5);
        story.Ours(OrderPurpose.Entry).Status.ShouldBe(OrderStatus.CancelRequested);
        story.Pass(10);
        story.Ours(OrderPurpose.Entry).Status.ShouldBe(OrderStatus.Cancelled);
        story.ShouldEndWell();
    }

    [Fact, Bug("nautilus_trader#4523"), Without(Sabotage.NamesNotDerived)]
    public void A_cancel_that_was_under_way_at_a_death_is_carried_to_its_end()
    {
        var story = Begin().Buy(limit: 99).Pass(3).Next(FaultKind.RequestLost).Cancel(OrderPurpose.Entry).Restart();
        story.Pass(130);
        story.Ours(OrderPurpose.Entry).Status.ShouldBe(OrderStatus.Cancelled);
        story.Theirs(OrderPurpose.Entry).Status.ShouldBe(FarStatus.Cancelled);
        story.ShouldEndWell();
    }

    [Fact, Bug("nautilus_trader#4479"), Without(Sabotage.StreamIsTruth)]
    public void A_part_filled_order_that_vanished_keeps_its_fills_and_ends_once()
    {
        var story = Begin().Buy(limit: 99).Pass(3).Fill(OrderPurpose.Entry, 5m).Pass(3);
        var theirs = story.Theirs(OrderPurpose.Entry);
        story.Next(FaultKind.WordLost);
        story.Venue.End(theirs, FarStatus.Cancelled);
        theirs.ForgottenAt = theirs.EndedAt;
        story.Pass(110);
        (story.Ours(OrderPurpose.Entry).Status, story.Position).ShouldBe((OrderStatus.Cancelled, 5m));
        story.IsQuarantined.ShouldBeFalse();
        story.RuledOut.ShouldBe(0);
    }

    [Fact, Bug("freqtrade, orders older than five days"), Without(Sabotage.NamesNotDerived)]
    public void An_order_is_not_given_up_for_its_age()
    {
        var story = Begin().Hold().Pass(TimeSpan.FromHours(30).TotalSeconds).Restart();
        story.Ours(OrderPurpose.Stop).Status.ShouldBe(OrderStatus.Accepted);
        story.Price = 97m;
        story.Pass(10);
        story.Arrived(OrderPurpose.Stop).ShouldBe(1);
        story.Ours(OrderPurpose.Stop).Status.ShouldBe(OrderStatus.Filled);
        story.ShouldEndWell();
    }
}
