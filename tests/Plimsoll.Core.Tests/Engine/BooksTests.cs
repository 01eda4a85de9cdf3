using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Tests.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Engine;

/// <summary>The account's books against those of a venue far away.</summary>
public sealed class BooksTests
{
    private static readonly Instrument Perpetual = RiskCase.Spot with
    {
        AssetClass = AssetClass.CryptoPerpetual,
        MaintenanceMarginFraction = 0.005m,
        Fees = FeeSchedule.None,
    };

    [Fact]
    public void A_fill_that_the_stream_lost_is_booked_and_protected()
    {
        var remote = RemoteWorld.Sent().Accept(OrderPurpose.Entry);
        var fill = TestFill.Of(remote.World, remote.Entry, 10m);
        var books = new VenueBooks
        {
            AskedAt = remote.Now,
            Working = [],
            Reports = [new OrderReport.Filled(fill)],
        };
        remote.Compare(books).Compare(books);
        remote.World.Position.Quantity.Value.ShouldBe(10m);
        remote.World.Fills.Count().ShouldBe(1);
        remote.World.Last(OrderPurpose.Stop).Ticket.Quantity.Value.ShouldBe(10m);
    }

    [Fact]
    public void Comparisons_that_find_nothing_are_counted_and_leave_no_fact()
    {
        var remote = RemoteWorld.Sent().Accept(OrderPurpose.Entry);
        var facts = remote.World.Facts.Count;
        remote.Wait(6).Compare(0m, remote.Entry).Wait(6).Compare(0m, remote.Entry);
        remote.World.Engine.LastComparison.ShouldBe(new BooksComparison(remote.Now, IsClean: true, CleanInARow: 2));
        remote.World.Facts.Count.ShouldBe(facts);

        remote.Compare(7m, remote.Entry);
        remote.World.Engine.LastComparison.ShouldBe(new BooksComparison(remote.Now, IsClean: false, CleanInARow: 0));
        remote.Wait(6).Compare(0m, remote.Entry);
        remote.World.Engine.LastComparison!.CleanInARow.ShouldBe(1);
        remote.Wait(6).Compare(); // The order has vanished.
        remote.World.Engine.LastComparison!.IsClean.ShouldBeFalse();
    }

    [Fact]
    public void An_entry_is_judged_by_the_fees_that_the_venue_told()
    {
        var world = new World();
        var told = new FeeSchedule.OfValue(0.0003m, 0.0008m);
        var id = world.Options.Instrument.Id;
        world.Engine.Fees.ToldAt(id).ShouldBeNull();
        world.Do(engine => engine.Fees.Take(new Dictionary<InstrumentId, FeeSchedule>
        {
            [id] = told,
            [InstrumentId.Of("far:UNKNOWN")] = told,
        }));
        world.Buy().Bar(100);
        world.Facts.OfType<AccountFact.RiskDecided>().Last().Decision.Inputs.Instrument.Fees.ShouldBe(told);
        world.Engine.Fees.ToldAt(id).ShouldNotBeNull();
        world.Engine.Fees.ToldAt(InstrumentId.Of("far:UNKNOWN")).ShouldBeNull();
    }

    [Fact]
    public void An_order_that_works_is_no_longer_in_doubt()
    {
        var remote = RemoteWorld.Doubted();
        remote.Compare(null, remote.Entry);
        (remote.Entry.Status, remote.Entry.VenueOrderId).ShouldBe((OrderStatus.Accepted, "V9"));
    }

    [Fact]
    public void Lists_that_lag_do_not_judge_a_young_order()
    {
        var remote = RemoteWorld.Sent().Accept(OrderPurpose.Entry).Wait(4).Compare();
        remote.Entry.Status.ShouldBe(OrderStatus.Accepted);
        remote.Wait(2).Compare().Entry.Status.ShouldBe(OrderStatus.Unknown);
    }

    [Fact]
    public void A_call_that_is_out_is_not_overtaken_by_a_list_without_its_order()
    {
        var remote = RemoteWorld.Sent().Wait(30).Compare();
        remote.Entry.Status.ShouldBe(OrderStatus.Submitted);
    }

    [Fact]
    public void A_cancel_that_was_not_heard_is_repeated()
    {
        var remote = RemoteWorld.Sent().Accept(OrderPurpose.Entry);
        remote.World.Do(engine => engine.CancelOrder(remote.Entry.Ticket.IntentNumber));
        Cancels(remote).ShouldBe(1);
        remote.Wait(6).Compare(null, remote.Entry);
        Cancels(remote).ShouldBe(2);
        remote.Entry.Status.ShouldBe(OrderStatus.CancelRequested);
    }

    [Fact]
    public void A_position_that_stays_different_is_quarantined_and_one_reading_is_not_enough()
    {
        var remote = RemoteWorld.Protected().Wait(10);
        var (stop, target) = (remote.World.Last(OrderPurpose.Stop), remote.World.Last(OrderPurpose.Target));
        remote.Compare(7m, stop, target).World.State.Quarantine.ShouldBeEmpty();
        remote.Compare(10m, stop, target).Compare(7m, stop, target).World.State.Quarantine.ShouldBeEmpty();
        remote.Compare(7m, stop, target).World.State.Quarantine.ShouldContain(remote.Instrument);
        var told = remote.World.Facts.OfType<AccountFact.Quarantined>().Single();
        told.Code.ShouldBe("position.differs");
        told.Text.ShouldContain("7");
        told.Text.ShouldContain("10");
    }

    [Fact]
    public void A_difference_that_stays_is_one_though_an_order_is_always_on_its_way()
    {
        var remote = RemoteWorld.Protected().Wait(10);
        var working = new[] { remote.World.Last(OrderPurpose.Stop), remote.World.Last(OrderPurpose.Target) };
        remote.World.Do(engine => engine.ClosePosition(remote.Instrument, ExitReason.SignalClose));
        remote.Compare(7m, working).Compare(7m, working).World.State.Quarantine.ShouldBeEmpty("it may be the exit");
        remote.Compare(6m, working).Compare(6m, working).World.State.Quarantine.ShouldBeEmpty("it moves");
        remote.Compare(6m, working).World.State.Quarantine.ShouldContain(remote.Instrument);
    }

    [Fact]
    public void A_balance_may_hold_more_than_the_position_and_not_less()
    {
        var remote = RemoteWorld.Protected().Wait(10);
        var working = new[] { remote.World.Last(OrderPurpose.Stop), remote.World.Last(OrderPurpose.Target) };
        Twice(25m).World.State.Quarantine.ShouldBeEmpty();
        Twice(9.99m).World.State.Quarantine.ShouldContain(remote.Instrument);

        RemoteWorld Twice(decimal balance)
        {
            for (var time = 0; time < 2; time++)
                remote.Compare(new VenueBooks
                {
                    AskedAt = remote.Now,
                    Working = [.. working.Select(order => new WorkingOrder(order.Ticket.IntentNumber, "V9"))],
                    Reports = [],
                    Holdings = [new VenueHolding(remote.Instrument, balance, MayBeMore: true)],
                });
            return remote;
        }
    }

    [Fact]
    public void Somebody_elses_order_is_shown_once_and_never_cancelled()
    {
        var remote = RemoteWorld.Protected();
        var foreign = new ForeignOrder("V77", "web_1", remote.Instrument, OrderSide.Buy, Quantity.Of(0.25m));
        var books = new VenueBooks { AskedAt = remote.Now, Working = [], Reports = [], Foreign = [foreign] };
        remote.Compare(books).Compare(books);
        remote.World.Facts.OfType<AccountFact.ForeignOrderSeen>().Single().Order.ShouldBe(foreign);
        remote.World.State.Foreign.Keys.ShouldBe(["V77"]);
        Cancels(remote).ShouldBe(0);
        remote.Compare(books with { Foreign = [] }).World.State.Foreign.ShouldBeEmpty();
        remote.World.Refold().Foreign.ShouldBeEmpty();
    }

    [Fact]
    public void Somebody_elses_order_counts_as_exposure_and_is_alarmed()
    {
        var remote = RemoteWorld.Sent();
        remote.World.Hear(new OrderReport.Refused(remote.Entry.Ticket.IntentNumber, remote.Now, "venue.refused", "no"));
        remote.Compare(Foreign(remote, "web_1", 60m)).Alarms.Single().Code.ShouldBe("order.foreign");
        remote.World.Buy().Bar(100);
        var judged = remote.World.Facts.OfType<AccountFact.RiskDecided>().Last().Decision;
        judged.Inputs.CommittedCapital.ShouldBe(6_000m);
    }

    [Fact]
    public void An_order_with_a_name_of_ours_that_is_not_in_the_books_stops_entries()
    {
        var remote = RemoteWorld.Protected();
        var name = DerivedId.Order(new AccountId(Guid.NewGuid()), World.RunOne, 1);
        remote.Compare(Foreign(remote, name, 1m)).Alarms.Single().Code.ShouldBe("execution.second_writer");
        remote.World.Hear(new OrderReport.Filled(TestFill.Of(remote.World, remote.World.Last(OrderPurpose.Stop), 10m)));
        var target = remote.World.Last(OrderPurpose.Target).Ticket.IntentNumber;
        remote.World.Hear(new OrderReport.Cancelled(target, remote.Now));
        remote.World.Buy().Bar(100).LastCode.ShouldBe("execution.second_writer");
        remote.Compare(Foreign(remote, name, 1m) with { Foreign = [] }).World.Buy().Bar(100);
        remote.Entry.Status.ShouldBe(OrderStatus.Submitted, remote.World.LastCode);
    }

    [Theory]
    [InlineData("PL", false)]
    [InlineData("PLATINUM-ORDER-OF-SOMEBODY-1", false)]
    [InlineData("web_0123456789ABCDEFGHJKMNPQ", false)]
    [InlineData("PL0123456789ABCDEFGHJKMNPQRS", true)]
    public void Names_of_ours_are_known_by_their_letters(string name, bool isOurs) =>
        DerivedId.IsOrder(name).ShouldBe(isOurs);

    [Fact]
    public void A_position_without_a_working_stop_is_ended_after_five_seconds_once()
    {
        var remote = RemoteWorld.Sent();
        remote.World.Hear(new OrderReport.Filled(TestFill.Of(remote.World, remote.Entry, 10m)));
        remote.Wait(5);
        remote.Alarms.ShouldBeEmpty("its stop may still be confirmed");
        remote.Wait(30);
        remote.Alarms.Single().Code.ShouldBe("execution.unprotected");
        remote.World.Intents.Count(ticket => ticket.Purpose == OrderPurpose.Exit).ShouldBe(1);
    }

    [Fact]
    public void An_exit_that_is_refused_is_tried_again_after_five_seconds_and_told_once()
    {
        var remote = RemoteWorld.Sent();
        remote.World.Hear(new OrderReport.Filled(TestFill.Of(remote.World, remote.Entry, 10m)));
        remote.Wait(8);
        for (var tries = 1; tries <= 3; tries++)
        {
            Exits().ShouldBe(tries);
            var exit = remote.World.Last(OrderPurpose.Exit).Ticket.IntentNumber;
            remote.World.Hear(new OrderReport.Refused(exit, remote.Now, "instrument.not_trading", "closed"));
            remote.Wait(2);
            Exits().ShouldBe(tries, "not every second");
            remote.Wait(5);
        }

        remote.Alarms.Single().Code.ShouldBe("execution.unprotected");

        int Exits() => remote.World.Intents.Count(ticket => ticket.Purpose == OrderPurpose.Exit);
    }

    [Fact]
    public void What_cannot_be_booked_is_put_in_quarantine_once_however_often_it_is_told()
    {
        var remote = RemoteWorld.Protected();
        var fills = new[] { OrderPurpose.Stop, OrderPurpose.Target }
            .Select(purpose => TestFill.Of(remote.World, remote.World.Last(purpose), 10m, id: $"of the {purpose}"))
            .ToArray();
        foreach (var fill in fills.Concat(fills).Concat(fills))
            remote.World.Hear(new OrderReport.Filled(fill));
        remote.World.Facts.OfType<AccountFact.Quarantined>().Single().Code.ShouldBe("order.overfill");
        remote.World.Position.IsFlat.ShouldBeTrue();
    }

    [Fact]
    public void What_the_venue_goes_on_telling_of_an_exit_is_booked_and_ended_at_market()
    {
        var remote = RemoteWorld.Protected(Perpetual);
        var (stop, target) = (remote.World.Last(OrderPurpose.Stop), remote.World.Last(OrderPurpose.Target));
        remote.World.Hear(new OrderReport.Filled(TestFill.Of(remote.World, target, 10m, id: "first")));
        var beyond = new OrderReport.Filled(TestFill.Of(remote.World, stop, 10m, id: "beyond"));
        remote.World.Hear(beyond);

        Tell();
        remote.World.Position.IsFlat.ShouldBeTrue("another's fill may come a moment later");
        Tell();

        remote.World.Position.SignedQuantity.ShouldBe(-10m);
        remote.World.Position.Stop.ShouldBeNull();
        var exit = remote.World.Last(OrderPurpose.Exit).Ticket;
        (exit.Side, exit.Quantity.Value, exit.ReduceOnly).ShouldBe((OrderSide.Buy, 10m, true));
        remote.World.State.Quarantine.ShouldContain(remote.Instrument);
        remote.World.Hear(new OrderReport.Filled(TestFill.Of(remote.World, remote.World.Last(OrderPurpose.Exit), 10m)));
        Tell();
        remote.World.Position.IsFlat.ShouldBeTrue();
        remote.World.Facts.OfType<AccountFact.FillBooked>().Count(fact => fact.Fill.VenueFillId == "beyond").ShouldBe(1);

        void Tell() => remote.Wait(60).Compare(new VenueBooks
        {
            AskedAt = remote.Now,
            Working = [],
            Reports = [beyond],
            Holdings = [],
        });
    }

    [Fact]
    public void On_spot_nothing_is_sold_that_is_not_there()
    {
        var remote = RemoteWorld.Protected();
        remote.World.Hear(new OrderReport.Filled(TestFill.Of(remote.World, remote.World.Last(OrderPurpose.Target), 10m)));
        var beyond = new OrderReport.Filled(
            TestFill.Of(remote.World, remote.World.Last(OrderPurpose.Stop), 10m, id: "beyond"));
        for (var time = 0; time < 3; time++)
            remote.Wait(60).Compare(new VenueBooks
            {
                AskedAt = remote.Now,
                Working = [],
                Reports = [beyond],
                Holdings = [],
            });

        remote.World.Position.IsFlat.ShouldBeTrue();
        remote.World.State.Quarantine.ShouldContain(remote.Instrument);
        remote.World.Intents.Count(ticket => ticket.Purpose == OrderPurpose.Exit).ShouldBe(0);
    }

    [Fact]
    public void An_entry_at_market_that_nobody_fills_for_a_minute_is_cancelled()
    {
        var remote = RemoteWorld.Sent().Accept(OrderPurpose.Entry).Wait(59);
        remote.Entry.Status.ShouldBe(OrderStatus.Accepted);
        remote.Wait(2).Entry.Status.ShouldBe(OrderStatus.CancelRequested);
    }

    private static VenueBooks Foreign(RemoteWorld remote, string name, decimal quantity) => new()
    {
        AskedAt = remote.Now,
        Working = [],
        Reports = [],
        Foreign = [new ForeignOrder("V77", name, remote.Instrument, OrderSide.Buy, Quantity.Of(quantity))],
    };

    [Fact]
    public void A_clock_that_is_off_stops_entries()
    {
        var remote = RemoteWorld.Protected();
        remote.World.Do(engine => engine.IsClockTrusted = false);
        remote.World.Do(engine => engine.ClosePosition(remote.Instrument, ExitReason.SignalClose).ShouldBeNull());
        remote.World.Hear(new OrderReport.Filled(TestFill.Of(remote.World, remote.World.Last(OrderPurpose.Exit), 10m)));
        remote.World.Buy().Bar(100).LastCode.ShouldBe("execution.clock");
    }

    [Fact]
    public void A_venue_in_this_process_hears_a_lost_cancel_again_though_its_clock_stands_before_it()
    {
        var world = new World { IsVenueSilent = true };
        world.Buy().Bar(100);
        var entry = world.Last(OrderPurpose.Entry).Ticket.IntentNumber;
        world.Hear(new OrderReport.Accepted(entry, world.Engine.Clock, "V1"));
        world.Do(engine => engine.CancelOrder(entry));
        world.Do(engine => engine.Resume(new VenueBooks
        {
            AskedAt = engine.Clock - TimeSpan.FromSeconds(1),
            Working = [new WorkingOrder(entry, "V1")],
            Reports = [],
        }));
        world.Effects.OfType<VenueEffect.Cancel>().Count().ShouldBe(2);
    }

    private static int Cancels(RemoteWorld remote) => remote.World.Effects.OfType<VenueEffect.Cancel>().Count();
}
