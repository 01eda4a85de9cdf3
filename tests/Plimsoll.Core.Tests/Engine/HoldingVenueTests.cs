using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Engine;

/// <summary>A venue where a working exit holds what the next one would sell: one at a time, and never none for long.</summary>
public sealed class HoldingVenueTests
{
    [Fact]
    public void The_stop_alone_works_at_the_venue()
    {
        var remote = RemoteWorld.Holding();
        remote.World.Intents.Select(ticket => ticket.Purpose).ShouldBe([OrderPurpose.Entry, OrderPurpose.Stop]);
        remote.Wait(60).Alarms.ShouldBeEmpty();
    }

    [Fact]
    public void An_exit_goes_out_when_the_stop_has_let_go()
    {
        var remote = RemoteWorld.Holding();
        remote.World.Sell().Bar(100);
        (Stop(remote).Status, Exit(remote).Status).ShouldBe((OrderStatus.CancelRequested, OrderStatus.Pending));
        Submitted(remote, OrderPurpose.Exit).ShouldBe(0);

        Cancelled(remote, Stop(remote));
        Exit(remote).Status.ShouldBe(OrderStatus.Submitted);
        Submitted(remote, OrderPurpose.Exit).ShouldBe(1);
        Filled(remote, Exit(remote), 10m, 101m);
        remote.World.Trips.ShouldHaveSingleItem().ExitReason.ShouldBe(ExitReason.SignalClose);
        remote.World.State.Orders.Open.ShouldBeEmpty();
    }

    [Fact]
    public void A_stop_that_fills_while_it_is_cancelled_ends_the_wish()
    {
        var remote = RemoteWorld.Holding();
        remote.World.Sell().Bar(100);
        Filled(remote, Stop(remote), 10m, 98m);
        Exit(remote).Status.ShouldBe(OrderStatus.Cancelled);
        Submitted(remote, OrderPurpose.Exit).ShouldBe(0);
        remote.World.Trips.ShouldHaveSingleItem().ExitReason.ShouldBe(ExitReason.Stop);
        remote.World.State.Signals.Open.ShouldBeEmpty();
    }

    [Fact]
    public void What_the_stop_sold_meanwhile_is_not_sold_again()
    {
        var remote = RemoteWorld.Holding();
        remote.World.Sell().Bar(100);
        var written = Exit(remote);
        Filled(remote, Stop(remote), 4m, 98m);
        Cancelled(remote, Stop(remote));
        written.Status.ShouldBe(OrderStatus.Cancelled);
        var sent = Exit(remote);
        (sent.Ticket.Quantity.Value, sent.Status).ShouldBe((6m, OrderStatus.Submitted));
        sent.Ticket.IntentNumber.ShouldNotBe(written.Ticket.IntentNumber);
        Submitted(remote, OrderPurpose.Exit).ShouldBe(1);
    }

    [Fact]
    public void A_target_is_watched_and_taken_at_market()
    {
        var remote = RemoteWorld.Holding();
        Trade(remote, 105.9);
        remote.World.State.Orders.Open.Count.ShouldBe(1);
        Trade(remote, 106);
        Cancelled(remote, Stop(remote));
        Filled(remote, Exit(remote), 10m, 106m);
        remote.World.Trips.ShouldHaveSingleItem().ExitReason.ShouldBe(ExitReason.Target);
    }

    [Fact]
    public void A_price_beyond_the_stop_is_the_venues_while_its_stop_works()
    {
        var remote = RemoteWorld.Holding();
        Trade(remote, 97.9);
        remote.World.State.Orders.Open.ShouldHaveSingleItem().Status.ShouldBe(OrderStatus.Accepted);
    }

    [Fact]
    public void The_stop_is_watched_here_while_it_is_replaced()
    {
        var remote = RemoteWorld.Sent(RemoteWorld.Terms with { ExitsHoldBalance = true });
        Filled(remote, remote.Entry, 4m, 100m);
        remote.Accept(OrderPurpose.Stop);
        var first = Stop(remote);
        Filled(remote, remote.Entry, 6m, 100m);
        (first.Status, Stop(remote).Status).ShouldBe((OrderStatus.CancelRequested, OrderStatus.Pending));

        Trade(remote, 97.9);
        Stop(remote).Status.ShouldBe(OrderStatus.Cancelled, "the whole position goes at market instead");
        Cancelled(remote, first);
        var exit = Exit(remote);
        (exit.Ticket.Type, exit.Ticket.Quantity.Value, exit.Ticket.ExitReason, exit.Status).ShouldBe(
            (OrderType.Market, 10m, ExitReason.Stop, OrderStatus.Submitted));
    }

    [Fact]
    public void Each_partial_fill_of_the_entry_replaces_the_stop_once()
    {
        var remote = RemoteWorld.Sent(RemoteWorld.Terms with { ExitsHoldBalance = true });
        foreach (var part in new[] { 3m, 3m, 4m })
            Filled(remote, remote.Entry, part, 100m);
        var first = remote.World.Order(remote.World.Intents.First(one => one.Purpose == OrderPurpose.Stop).IntentNumber);
        first.Status.ShouldBe(OrderStatus.Submitted, "it cannot be cancelled before the venue has it");
        remote.World.Hear(new OrderReport.Accepted(first.Ticket.IntentNumber, remote.Now, "V1"));
        first.Status.ShouldBe(OrderStatus.CancelRequested);
        Cancelled(remote, first);
        remote.Accept(OrderPurpose.Stop);
        (Stop(remote).Ticket.Quantity.Value, Stop(remote).Status).ShouldBe((10m, OrderStatus.Accepted));
        Submitted(remote, OrderPurpose.Stop).ShouldBe(2);
    }

    [Fact]
    public void A_refused_cancel_is_looked_into_and_repeated()
    {
        var remote = RemoteWorld.Holding();
        remote.World.Sell().Bar(100);
        var stop = Stop(remote).Ticket.IntentNumber;
        remote.World.Hear(new OrderReport.CancelRefused(stop, remote.Now, "unknown order"));
        remote.World.Effects.OfType<VenueEffect.Search>().ShouldHaveSingleItem().Ticket.IntentNumber.ShouldBe(stop);
        Stop(remote).Status.ShouldBe(OrderStatus.Accepted);
        remote.Wait(1);
        Stop(remote).Status.ShouldBe(OrderStatus.CancelRequested);
    }

    [Fact]
    public void A_kill_sells_after_the_stop_has_let_go()
    {
        var remote = RemoteWorld.Holding();
        remote.World.Do(engine => engine.Kill("a person"));
        Cancelled(remote, Stop(remote));
        Filled(remote, remote.World.Last(OrderPurpose.Kill), 10m, 99m);
        remote.World.Effects[^1].ShouldBeOfType<VenueEffect.ProveFlat>();
    }

    [Fact]
    public void A_patient_exit_has_four_seconds_and_then_goes_at_market()
    {
        var remote = RemoteWorld.Holding();
        remote.World.Propose(AtLimit(101)).Bar(100);
        Cancelled(remote, Stop(remote));
        remote.Accept(OrderPurpose.Exit);
        var patient = Exit(remote);
        patient.Ticket.Type.ShouldBe(OrderType.Limit);

        remote.Wait(4);
        patient.Status.ShouldBe(OrderStatus.CancelRequested);
        Cancelled(remote, patient);
        (Exit(remote).Ticket.Type, Exit(remote).Status).ShouldBe((OrderType.Market, OrderStatus.Submitted));
        remote.Alarms.ShouldBeEmpty();
    }

    [Fact]
    public void The_stop_comes_back_when_a_patient_exit_is_called_off()
    {
        var remote = RemoteWorld.Holding();
        remote.World.Propose(AtLimit(101)).Bar(100);
        Cancelled(remote, Stop(remote));
        remote.Accept(OrderPurpose.Exit);
        Cancelled(remote, Exit(remote));
        Stop(remote).Status.ShouldBe(OrderStatus.Submitted);
        Submitted(remote, OrderPurpose.Stop).ShouldBe(2);
    }

    [Fact]
    public void A_restart_goes_on_with_the_exit_that_waits()
    {
        var remote = RemoteWorld.Holding();
        remote.World.Sell().Bar(100);
        var stop = Stop(remote).Ticket.IntentNumber;
        var engine = new TradingEngine(remote.World.Refold(), remote.World.Options.Engine);
        engine.Recovery.RestoreClock(remote.Now + TimeSpan.FromSeconds(9));
        engine.Resume(new VenueBooks
        {
            AskedAt = remote.Now + TimeSpan.FromSeconds(9),
            Working = [],
            Reports = [new OrderReport.Cancelled(stop, remote.Now)],
            Holdings = [new VenueHolding(remote.Instrument, 10m)],
        });
        var sent = engine.Outbox.Effects.OfType<VenueEffect.Submit>().ShouldHaveSingleItem().Order.Ticket;
        (sent.Purpose, sent.IntentNumber).ShouldBe((OrderPurpose.Exit, Exit(remote).Ticket.IntentNumber));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_stop_that_was_passed_and_does_not_fill_is_not_waited_for(bool holdsBalance)
    {
        var remote = holdsBalance ? RemoteWorld.Holding() : RemoteWorld.Protected();
        Trade(remote, 97.9);
        remote.Wait(5).Alarms.ShouldBeEmpty();
        remote.Wait(2).Alarms.Single().Code.ShouldBe("execution.stop_unfilled");
        (Exit(remote).Ticket.Type, Exit(remote).Ticket.ExitReason).ShouldBe((OrderType.Market, ExitReason.Stop));
    }

    [Fact]
    public void A_stop_that_was_touched_for_a_moment_only_is_left_alone()
    {
        var remote = RemoteWorld.Protected();
        Trade(remote, 97.9);
        remote.Wait(4);
        Trade(remote, 98.1);
        remote.Wait(9).Alarms.ShouldBeEmpty();
    }

    private static Order Stop(RemoteWorld remote) => remote.World.Last(OrderPurpose.Stop);

    private static Order Exit(RemoteWorld remote) => remote.World.Last(OrderPurpose.Exit);

    private static int Submitted(RemoteWorld remote, OrderPurpose purpose) =>
        remote.World.Effects.OfType<VenueEffect.Submit>().Count(one => one.Order.Ticket.Purpose == purpose);

    private static void Cancelled(RemoteWorld remote, Order order) =>
        remote.World.Hear(new OrderReport.Cancelled(order.Ticket.IntentNumber, remote.Now));

    private static void Filled(RemoteWorld remote, Order order, decimal quantity, decimal price) =>
        remote.World.Hear(new OrderReport.Filled(TestFill.Of(remote.World, order, quantity, price)));

    private static void Trade(RemoteWorld remote, double price) => remote.World.Do(engine =>
        engine.OnTrade(World.Slot, new Trade(engine.Clock + TimeSpan.FromMilliseconds(1), price, 1, false, 0)));

    private static SignalProposal AtLimit(double price) => new()
    {
        Action = SignalAction.Close,
        Side = PositionSide.Long,
        OrderType = OrderType.Limit,
        Price = price,
        Reason = "test",
    };
}
