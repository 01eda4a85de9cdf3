using Plimsoll.Core.Engine;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Engine;

/// <summary>An order whose answer never came: what ends the doubt, and what does not.</summary>
public sealed class DoubtTests
{
    private static readonly OrderSearch Missing = new OrderSearch.Missing();

    [Fact]
    public void The_venue_is_asked_after_1_2_5_and_10_seconds_and_then_every_15()
    {
        var remote = RemoteWorld.Doubted();
        var since = remote.Now;
        var asked = new List<double>();
        for (var second = 1; second <= 60; second++)
        {
            var before = remote.Searches();
            remote.Wait(1);
            if (remote.Searches() > before)
                asked.Add((remote.Now - since).TotalSeconds);
        }

        asked.Count.ShouldBeGreaterThan(6);
        asked[0].ShouldBeLessThanOrEqualTo(2);
        asked[3].ShouldBeInRange(10, 12);
        asked.Skip(4).Zip(asked.Skip(3), (later, earlier) => later - earlier).ShouldAllBe(gap => gap == 15);
    }

    [Fact]
    public void No_such_order_counts_only_after_the_acceptance_window_and_ten_seconds()
    {
        var remote = RemoteWorld.Doubted();
        remote.Wait(14.9).Answer(Missing).Entry.Status.ShouldBe(OrderStatus.Unknown);
        remote.Wait(0.1).Answer(Missing).Entry.Status.ShouldBe(OrderStatus.NotPlaced);
        remote.World.LastCode.ShouldBe("order.not_placed");
    }

    [Fact]
    public void What_counts_is_when_the_question_was_asked_not_when_it_was_answered()
    {
        var remote = RemoteWorld.Doubted();
        var early = remote.Now + TimeSpan.FromSeconds(14);
        remote.Wait(30).Answer(Missing, askedAt: early).Entry.Status.ShouldBe(OrderStatus.Unknown);
    }

    [Fact]
    public void No_answer_proves_nothing_however_often_it_comes()
    {
        var remote = RemoteWorld.Doubted();
        for (var time = 0; time < 100; time++)
            remote.Wait(15).Answer(new OrderSearch.NoAnswer("503"));
        remote.Entry.Status.ShouldBe(OrderStatus.Unknown);
        remote.Alarms.Single().Code.ShouldBe("order.unknown");
    }

    [Fact]
    public void Found_means_whatever_became_of_it()
    {
        var remote = RemoteWorld.Doubted().Wait(2);
        var fill = TestFill.Of(remote.World, remote.Entry, 10m);
        var number = remote.Entry.Ticket.IntentNumber;
        remote.Answer(new OrderSearch.Found(
            [new OrderReport.Accepted(number, remote.Now, "V7"), new OrderReport.Filled(fill)]));
        (remote.Entry.Status, remote.Entry.VenueOrderId).ShouldBe((OrderStatus.Filled, "V7"));
        remote.World.Last(OrderPurpose.Stop).Ticket.Quantity.Value.ShouldBe(10m);
        remote.World.Hear(new OrderReport.Filled(fill));
        remote.World.Position.Quantity.Value.ShouldBe(10m);
    }

    [Fact]
    public void The_end_of_an_order_that_was_ruled_out_proves_that_it_lived()
    {
        var remote = RemoteWorld.Doubted().Wait(15).Answer(Missing);
        remote.Entry.Status.ShouldBe(OrderStatus.NotPlaced);
        remote.World.Hear(new OrderReport.Expired(remote.Entry.Ticket.IntentNumber, remote.Now));
        remote.Entry.Status.ShouldBe(OrderStatus.Expired);
        remote.World.State.Quarantine.ShouldBeEmpty();
        remote.World.State.Runs[World.RunOne].DisabledReason.ShouldNotBeNull();
    }

    [Fact]
    public void A_refusal_of_an_order_that_was_ruled_out_says_the_same_again()
    {
        var remote = RemoteWorld.Doubted().Wait(15).Answer(Missing);
        remote.World.Hear(new OrderReport.Refused(remote.Entry.Ticket.IntentNumber, remote.Now, "venue.no", "no"));
        remote.Entry.Status.ShouldBe(OrderStatus.NotPlaced);
        remote.World.State.Quarantine.ShouldBeEmpty();
        remote.World.State.Runs[World.RunOne].DisabledReason.ShouldBeNull();
    }

    [Fact]
    public void Nothing_is_ever_sent_again()
    {
        var remote = RemoteWorld.Doubted();
        for (var time = 0; time < 20; time++)
            remote.Wait(15).Answer(Missing);
        remote.World.Effects.OfType<VenueEffect.Submit>().Count().ShouldBe(1);
        remote.World.Intents.Count().ShouldBe(1);
    }

    [Fact]
    public void An_order_that_had_worked_and_is_nowhere_any_more_has_ended()
    {
        var remote = RemoteWorld.Sent().Accept(OrderPurpose.Entry).Wait(10).Compare();
        remote.Entry.Status.ShouldBe(OrderStatus.Unknown);
        remote.Wait(16).Answer(Missing).Entry.Status.ShouldBe(OrderStatus.Cancelled);
    }

    [Fact]
    public void A_cancel_whose_outcome_does_not_come_is_asked_after()
    {
        var remote = RemoteWorld.Sent().Accept(OrderPurpose.Entry);
        remote.World.Do(engine => engine.Kill("admin"));
        remote.Entry.Status.ShouldBe(OrderStatus.CancelRequested);
        remote.Wait(0.5).Searches().ShouldBe(0);
        remote.Wait(1).Searches().ShouldBe(1);

        remote.Answer(Missing).Entry.Status.ShouldBe(OrderStatus.CancelRequested, "that it is nowhere is no outcome");
        remote.Answer(new OrderSearch.Found([new OrderReport.Cancelled(remote.Entry.Ticket.IntentNumber, remote.Now)]));
        remote.Entry.Status.ShouldBe(OrderStatus.Cancelled);
        remote.Wait(60).Searches().ShouldBe(1);
    }

    [Fact]
    public void A_stop_in_doubt_protects_nothing()
    {
        var remote = RemoteWorld.Protected();
        var stop = remote.World.Last(OrderPurpose.Stop);
        remote.World.Hear(new OrderReport.Silence(stop.Ticket.IntentNumber, remote.Now, "timed out"));
        remote.Wait(8);
        remote.Alarms.Single().Code.ShouldBe("execution.unprotected");
    }
}
