using Plimsoll.Core.Engine;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Engine;

/// <summary>What the venue says, late, twice, too much, or not at all.</summary>
public sealed class VenueWordTests
{
    private static World Sent() => new World { IsVenueSilent = true }.Buy().Bar(100);

    private static Order Entry(World world) => world.Last(OrderPurpose.Entry);

    [Fact]
    public void A_fill_told_twice_is_counted_once()
    {
        var world = Sent();
        var fill = TestFill.Of(world, Entry(world), 4m);
        world.Hear(new OrderReport.Filled(fill)).Hear(new OrderReport.Filled(fill));
        world.Position.Quantity.Value.ShouldBe(4m);
        world.State.Quarantine.ShouldBeEmpty();
    }

    [Fact]
    public void A_fill_may_overtake_its_acknowledgement()
    {
        var world = Sent();
        var entry = Entry(world);
        world.Hear(new OrderReport.Filled(TestFill.Of(world, entry, 4m)));
        world.Hear(new OrderReport.Accepted(entry.Ticket.IntentNumber, world.BarOpen, "V7"));
        (entry.Status, entry.VenueOrderId).ShouldBe((OrderStatus.PartiallyFilled, "V7"));
    }

    [Fact]
    public void An_acceptance_that_the_answer_and_the_stream_both_tell_is_written_down_once()
    {
        var world = Sent();
        var number = Entry(world).Ticket.IntentNumber;
        world.Hear(new OrderReport.Accepted(number, world.BarOpen, "V7"));
        world.Hear(new OrderReport.Accepted(number, world.BarOpen, "V7"));
        world.Hear(new OrderReport.Filled(TestFill.Of(world, Entry(world), 4m)));
        world.Hear(new OrderReport.Accepted(number, world.BarOpen, "V7"));
        world.Facts.OfType<AccountFact.OrderStepped>()
            .Count(step => step.IntentNumber == number && step.Happened == OrderEvent.Accepted).ShouldBe(1);
        Entry(world).Status.ShouldBe(OrderStatus.PartiallyFilled);
    }

    [Fact]
    public void An_acceptance_ends_a_doubt_though_its_order_is_known_there()
    {
        var world = Sent();
        var number = Entry(world).Ticket.IntentNumber;
        world.Hear(new OrderReport.Accepted(number, world.BarOpen, "V7"));
        world.Hear(new OrderReport.Silence(number, world.BarOpen, "timed out"));
        world.Hear(new OrderReport.Accepted(number, world.BarOpen, "V7"));
        Entry(world).Status.ShouldBe(OrderStatus.Accepted);
    }

    [Fact]
    public void A_fill_after_the_cancel_is_booked_and_protected()
    {
        var world = Sent();
        var entry = Entry(world);
        world.Hear(new OrderReport.Cancelled(entry.Ticket.IntentNumber, world.BarOpen));
        world.State.Entries.Since(World.Start).ShouldBe(0, "an entry without any fill is given back");
        world.Hear(new OrderReport.Filled(TestFill.Of(world, entry, 4m)));
        world.Position.Quantity.Value.ShouldBe(4m);
        world.Last(OrderPurpose.Stop).Ticket.Quantity.Value.ShouldBe(4m);
        world.State.Entries.Since(World.Start).ShouldBe(1, "it did fill");
        entry.Status.ShouldBe(OrderStatus.Cancelled);
    }

    [Fact]
    public void Silence_is_no_refusal()
    {
        var world = Sent();
        var number = Entry(world).Ticket.IntentNumber;
        world.Hear(new OrderReport.Silence(number, world.BarOpen, "timed out"));
        Entry(world).Status.ShouldBe(OrderStatus.Unknown);
        world.State.Entries.Since(World.Start).ShouldBe(1);
        world.Hear(new OrderReport.Silence(number, world.BarOpen, "timed out again"));
        world.State.Quarantine.ShouldBeEmpty();
        world.Buy().Bar(100).LastCode.ShouldBe("signal.duplicate");
    }

    [Fact]
    public void Proven_absence_ends_it_and_evidence_revokes_the_proof()
    {
        var world = Sent();
        var entry = Entry(world);
        var number = entry.Ticket.IntentNumber;
        world.Hear(new OrderReport.Silence(number, world.BarOpen, "timed out"));
        world.Hear(new OrderReport.Absent(number, world.BarOpen));
        (entry.Status, world.LastCode).ShouldBe((OrderStatus.NotPlaced, "order.not_placed"));
        world.Hear(new OrderReport.Filled(TestFill.Of(world, entry, 10m)));
        (entry.Status, world.Position.Quantity.Value).ShouldBe((OrderStatus.Filled, 10m));
        world.State.Runs[World.RunOne].DisabledReason.ShouldNotBeNull("the strategy is frozen");
        world.State.Entries.Since(World.Start).ShouldBe(1);
    }

    [Fact]
    public void Silence_after_the_fill_changes_nothing()
    {
        var world = Sent();
        var entry = Entry(world);
        world.Hear(new OrderReport.Filled(TestFill.Of(world, entry, 10m)));
        world.Hear(new OrderReport.Silence(entry.Ticket.IntentNumber, world.BarOpen, "the reply was lost"));
        entry.Status.ShouldBe(OrderStatus.Filled);
        world.State.Quarantine.ShouldBeEmpty();
    }

    [Fact]
    public void Too_much_bought_is_held_protected_and_quarantined()
    {
        var world = Sent();
        world.Hear(new OrderReport.Filled(TestFill.Of(world, Entry(world), 12m)));
        world.Position.Quantity.Value.ShouldBe(12m, "the position is the sum of fills");
        world.Last(OrderPurpose.Stop).Ticket.Quantity.Value.ShouldBe(12m);
        world.State.Quarantine.ShouldContain(world.Options.Instrument.Id);
    }

    [Fact]
    public void Too_much_sold_is_quarantined()
    {
        var world = Sent();
        world.Hear(new OrderReport.Filled(TestFill.Of(world, Entry(world), 10m)));
        var (stop, target) = (world.Last(OrderPurpose.Stop), world.Last(OrderPurpose.Target));
        world.Hear(new OrderReport.Filled(TestFill.Of(world, stop, 10m, price: 98m)));
        world.Hear(new OrderReport.Filled(TestFill.Of(world, target, 10m, price: 106m)));
        world.Position.IsFlat.ShouldBeTrue();
        world.State.Quarantine.ShouldContain(world.Options.Instrument.Id);
    }

    [Fact]
    public void Quarantine_stops_entries_and_lets_exits_through()
    {
        var world = Sent();
        world.Hear(new OrderReport.Filled(TestFill.Of(world, Entry(world), 12m)));
        world.Do(engine => engine.ClosePosition(world.Options.Instrument.Id, ExitReason.SignalClose).ShouldBeNull());
        world.Hear(new OrderReport.Filled(TestFill.Of(world, world.Last(OrderPurpose.Exit), 12m)));
        world.Buy().Bar(100).LastCode.ShouldBe("risk.quarantined");
    }

    [Fact]
    public void A_fill_of_nobody_and_a_fill_of_another_kind_are_quarantined()
    {
        var world = Sent();
        var fill = TestFill.Of(world, Entry(world), 4m);
        world.Hear(new OrderReport.Filled(fill with { Side = OrderSide.Sell, VenueFillId = "X1" }));
        world.Position.IsFlat.ShouldBeTrue();
        world.State.Quarantine.Count.ShouldBe(1);
        Sent().Hear(new OrderReport.Filled(fill with { IntentNumber = 99 })).State.Quarantine.Count.ShouldBe(1);
    }

    [Fact]
    public void An_illegal_step_is_quarantined_and_changes_nothing()
    {
        var world = Sent();
        world.Hear(new OrderReport.Absent(Entry(world).Ticket.IntentNumber, world.BarOpen));
        Entry(world).Status.ShouldBe(OrderStatus.Submitted);
        world.State.Quarantine.ShouldContain(world.Options.Instrument.Id);
    }

    [Fact]
    public void A_refused_entry_gives_its_counter_back_and_cancels_its_signal()
    {
        var world = Sent();
        world.Hear(new OrderReport.Refused(Entry(world).Ticket.IntentNumber, world.BarOpen, "venue.funds", "no money"));
        world.State.Entries.Since(World.Start).ShouldBe(0);
        world.State.Signals.Open.ShouldBeEmpty();
        world.LastCode.ShouldBe("venue.funds");
        (Entry(world).ReasonCode, Entry(world).ReasonText).ShouldBe(("venue.funds", "no money"));
    }

    [Fact]
    public void An_entry_that_nobody_fills_is_cancelled_when_its_signal_expires()
    {
        var world = Sent();
        var entry = Entry(world);
        world.Do(engine => engine.OnTime(engine.Clock + TimeSpan.FromHours(24)));
        entry.Status.ShouldBe(OrderStatus.Submitted, "nobody knows yet whether it is there");
        world.Hear(new OrderReport.Accepted(entry.Ticket.IntentNumber, world.BarOpen, "V1"));
        entry.Status.ShouldBe(OrderStatus.CancelRequested);
        world.Hear(new OrderReport.CancelRefused(entry.Ticket.IntentNumber, world.BarOpen, "too late"));
        entry.Status.ShouldBe(OrderStatus.Accepted);
    }
}
