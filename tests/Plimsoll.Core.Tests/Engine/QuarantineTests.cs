using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Engine;

/// <summary>Ten held here, and the venue says something else.</summary>
public sealed class QuarantineTests
{
    [Fact]
    public void It_is_released_by_a_person_with_a_reason_and_told_from_the_first_difference_on()
    {
        var remote = Differing(7m);
        var since = remote.World.State.QuarantineOf(remote.Instrument)!.Time;
        remote.Compare(5m, Working(remote)).Compare(5m, Working(remote));
        remote.World.State.QuarantineOf(remote.Instrument)!.Time.ShouldBe(since);

        Resolve(remote, QuarantineAnswer.Release).ShouldBeNull();

        remote.World.State.Quarantine.ShouldBeEmpty();
        var released = remote.World.Facts.OfType<AccountFact.QuarantineReleased>().Single();
        (released.Actor, released.Reason).ShouldBe(("ann", "looked at it"));
        remote.World.Refold().Quarantine.ShouldBeEmpty();
        Resolve(remote, QuarantineAnswer.Release).ShouldBe("risk.not_quarantined");
    }

    [Fact]
    public void A_difference_that_is_still_there_comes_back()
    {
        var remote = Differing(7m);
        Resolve(remote, QuarantineAnswer.Release).ShouldBeNull();

        remote.Compare(7m, Working(remote)).World.State.Quarantine.ShouldContain(remote.Instrument);
    }

    [Theory]
    [InlineData(7, 7)]
    [InlineData(0, 0)]
    public void What_is_missing_at_the_venue_is_taken_out_of_the_books(double venue, double left)
    {
        var remote = Differing((decimal)venue);

        Resolve(remote, QuarantineAnswer.Adopt).ShouldBeNull();

        remote.World.Position.Quantity.Value.ShouldBe((decimal)left);
        remote.World.State.Quarantine.ShouldBeEmpty();
        var fill = remote.World.Fills.Last();
        (fill.VenueFillId.StartsWith("adopted-", StringComparison.Ordinal), fill.Fee).ShouldBe((true, Money.Zero));
        remote.World.Last(OrderPurpose.Exit).ReasonCode.ShouldBe("order.adopted");
        remote.World.Refold().PositionOf(remote.Instrument).Quantity.Value.ShouldBe((decimal)left);
        if (left == 0)
            remote.World.Trips.Single().ExitReason.ShouldBe(ExitReason.External);
        else
            remote.World.Last(OrderPurpose.Stop).Ticket.Quantity.Value.ShouldBe((decimal)left);
        remote.Compare((decimal)left).Compare((decimal)left).World.State.Quarantine.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(12)]
    [InlineData(-3)]
    public void More_than_our_fills_make_is_not_adopted(double venue)
    {
        var remote = Differing((decimal)venue);

        Resolve(remote, QuarantineAnswer.Adopt).ShouldBe("risk.adopt_more");

        remote.World.State.Quarantine.ShouldContain(remote.Instrument);
        remote.World.Position.Quantity.Value.ShouldBe(10m);
    }

    [Fact]
    public void What_the_venue_has_not_said_is_not_adopted()
    {
        var remote = RemoteWorld.Protected();
        remote.World.Hear(new OrderReport.Filled(TestFill.Of(remote.World, remote.Entry, 1m) with
        {
            VenueFillId = "strange",
            IntentNumber = 99,
        }));
        remote.World.State.Quarantine.ShouldContain(remote.Instrument);

        Resolve(remote, QuarantineAnswer.Adopt).ShouldBe("risk.adopt_untold");
        Resolve(remote, QuarantineAnswer.Release).ShouldBeNull();
    }

    [Fact]
    public void Nothing_is_released_while_the_fate_of_an_order_is_not_known()
    {
        var remote = Differing(7m);
        var stop = remote.World.Last(OrderPurpose.Stop).Ticket.IntentNumber;
        remote.World.Hear(new OrderReport.Silence(stop, remote.Now, "timed out"));

        Resolve(remote, QuarantineAnswer.Release).ShouldBe("risk.release_unknown_orders");
        Resolve(remote, QuarantineAnswer.Adopt).ShouldBe("risk.release_unknown_orders");

        remote.World.State.Quarantine.ShouldContain(remote.Instrument);
    }

    [Fact]
    public void Flattening_ends_what_the_books_hold_and_the_quarantine_stays()
    {
        var remote = Differing(7m);

        Resolve(remote, QuarantineAnswer.Flatten).ShouldBeNull();
        Resolve(remote, QuarantineAnswer.Flatten).ShouldBe("order.no_position", "its exit is on the way");

        var exit = remote.World.Last(OrderPurpose.Exit).Ticket;
        (exit.Type, exit.Quantity.Value, exit.ReduceOnly).ShouldBe((OrderType.Market, 10m, true));
        remote.World.State.Quarantine.ShouldContain(remote.Instrument);
    }

    private static RemoteWorld Differing(decimal venue)
    {
        var remote = RemoteWorld.Protected().Wait(10);
        remote.Compare(venue, Working(remote)).Compare(venue, Working(remote));
        remote.World.State.Quarantine.ShouldContain(remote.Instrument);
        return remote;
    }

    private static Order[] Working(RemoteWorld remote) =>
        [remote.World.Last(OrderPurpose.Stop), remote.World.Last(OrderPurpose.Target)];

    private static string? Resolve(RemoteWorld remote, QuarantineAnswer answer)
    {
        string? code = null;
        remote.World.Do(engine => code = engine.Quarantine.Resolve(remote.Instrument, answer, "ann", "looked at it"));
        return code;
    }
}
