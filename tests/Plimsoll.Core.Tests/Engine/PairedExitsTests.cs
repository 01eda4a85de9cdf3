using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Engine;

/// <summary>A venue that keeps stop and target as one list: two orders, two lives, and at most one of them executes.</summary>
public sealed class PairedExitsTests
{
    [Fact]
    public void Stop_and_target_go_as_one_list_and_both_are_written_down_before()
    {
        var remote = RemoteWorld.Paired();
        var sent = Pairs(remote).ShouldHaveSingleItem();
        var (stop, target) = (sent.Stop.Ticket, sent.Target.Ticket);
        (stop.Purpose, stop.PairedWith, stop.StopPrice?.Value).ShouldBe((OrderPurpose.Stop, target.IntentNumber, 98m));
        (target.Purpose, target.PairedWith, target.LimitPrice?.Value)
            .ShouldBe((OrderPurpose.Target, stop.IntentNumber, 106m));
        (stop.Quantity, target.Quantity).ShouldBe((Quantity.Of(10m), Quantity.Of(10m)));
        remote.World.Effects.OfType<VenueEffect.Submit>().ShouldHaveSingleItem().Order.Ticket.IsEntry.ShouldBeTrue();
        remote.Wait(60).Alarms.ShouldBeEmpty();
    }

    [Fact]
    public void A_price_beyond_the_target_is_the_venues_while_its_target_works()
    {
        var remote = RemoteWorld.Paired();
        Trade(remote, 107);
        remote.Wait(10);
        remote.World.State.Orders.Open.Count.ShouldBe(2);
        remote.World.Intents.Count().ShouldBe(3);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void One_that_fills_ends_the_trade_and_the_other(bool isEndToldFirst)
    {
        var remote = RemoteWorld.Paired();
        var (stop, target) = (Stop(remote), Target(remote));
        if (isEndToldFirst)
            Expired(remote, stop);
        Filled(remote, target, 10m, 106m);
        if (!isEndToldFirst)
            Expired(remote, stop);
        remote.Wait(10);
        remote.World.Trips.ShouldHaveSingleItem().ExitReason.ShouldBe(ExitReason.Target);
        (stop.Status, target.Status).ShouldBe((OrderStatus.Expired, OrderStatus.Filled));
        remote.World.Intents.Count().ShouldBe(3, "nothing else was wished for");
        remote.Alarms.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_a_target_has_not_filled_after_a_moment_gets_a_list_of_its_own(bool isEndTold)
    {
        var remote = RemoteWorld.Paired();
        var (stop, target) = (Stop(remote), Target(remote));
        if (isEndTold)
            Expired(remote, stop);
        Filled(remote, target, 4m, 106m);
        target.Status.ShouldBe(OrderStatus.PartiallyFilled, "its rest goes on");

        remote.Wait(2.5);
        (target.Status, Stop(remote).Status, Target(remote).Status)
            .ShouldBe((OrderStatus.CancelRequested, OrderStatus.Pending, OrderStatus.Pending));
        Cancelled(remote, target);
        if (!isEndTold)
            Expired(remote, stop);
        Pairs(remote).Count().ShouldBe(2);
        (Stop(remote).Ticket.Quantity.Value, Target(remote).Ticket.Quantity.Value).ShouldBe((6m, 6m));
        remote.Accept(OrderPurpose.Target).Accept(OrderPurpose.Stop).Wait(30).Alarms.ShouldBeEmpty();
    }

    [Fact]
    public void While_a_target_fills_the_stop_is_watched_here()
    {
        var remote = RemoteWorld.Paired();
        Expired(remote, Stop(remote));
        Filled(remote, Target(remote), 4m, 106m);
        Trade(remote, 97.9);
        (Target(remote).Status, Exit(remote).Status).ShouldBe((OrderStatus.CancelRequested, OrderStatus.Pending));
        Cancelled(remote, Target(remote));
        (Exit(remote).Status, Exit(remote).Ticket.Quantity.Value).ShouldBe((OrderStatus.Submitted, 6m));
        Exit(remote).Ticket.ExitReason.ShouldBe(ExitReason.Stop);
    }

    [Fact]
    public void What_no_order_could_be_placed_for_is_left_to_the_target_that_fills()
    {
        var remote = RemoteWorld.Paired();
        var least = remote.World.Options.Instrument.MinQuantity.Value;
        least.ShouldBePositive();
        Expired(remote, Stop(remote));
        Filled(remote, Target(remote), 10m - least / 2, 106m);
        Trade(remote, 97);
        remote.Wait(20).Alarms.ShouldBeEmpty();
        remote.World.State.Orders.Open.ShouldHaveSingleItem().ShouldBe(Target(remote));
        Filled(remote, Target(remote), least / 2, 106m);
        remote.World.Trips.ShouldHaveSingleItem().ExitReason.ShouldBe(ExitReason.Target);
    }

    [Fact]
    public void A_stop_that_fills_in_parts_is_left_to_do_so()
    {
        var remote = RemoteWorld.Paired();
        var (stop, target) = (Stop(remote), Target(remote));
        Expired(remote, target);
        Filled(remote, stop, 3m, 98m);
        Filled(remote, stop, 3m, 97.9m);
        Filled(remote, stop, 4m, 97.8m);
        remote.World.Trips.ShouldHaveSingleItem().ExitReason.ShouldBe(ExitReason.Stop);
        remote.World.Intents.Count().ShouldBe(3);
    }

    [Fact]
    public void A_stop_that_could_not_sell_all_is_followed_by_the_market()
    {
        var remote = RemoteWorld.Paired();
        Expired(remote, Target(remote));
        Filled(remote, Stop(remote), 3m, 98m);
        Expired(remote, Stop(remote));
        (Exit(remote).Ticket.Type, Exit(remote).Ticket.Quantity.Value).ShouldBe((OrderType.Market, 7m));
    }

    [Fact]
    public void A_list_that_is_refused_leaves_its_place_to_the_stop_alone()
    {
        var remote = Sent();
        Refused(remote);
        var alone = Stop(remote);
        (alone.Status, alone.Ticket.PairedWith).ShouldBe((OrderStatus.Submitted, null));
        remote.Accept(OrderPurpose.Stop).Wait(60).Alarms.ShouldBeEmpty();
        Pairs(remote).Count().ShouldBe(1, "nothing has changed that it was refused for");

        Trade(remote, 106);
        Cancelled(remote, alone);
        Exit(remote).Ticket.ExitReason.ShouldBe(ExitReason.Target, "the target is watched here");
    }

    [Fact]
    public void A_list_that_is_refused_beyond_the_stop_is_followed_by_the_market()
    {
        var remote = Sent();
        remote.World.Do(engine => engine.OnTrade(World.Slot, new Trade(engine.Clock, 97, 1, false, 0)));
        Refused(remote);
        Exit(remote).Status.ShouldBe(OrderStatus.Submitted);
        remote.World.Intents.Count(one => one.Purpose == OrderPurpose.Stop).ShouldBe(1);
    }

    [Fact]
    public void A_list_without_an_answer_is_two_orders_in_doubt_and_is_sent_once()
    {
        var remote = Sent();
        var (stop, target) = (Stop(remote), Target(remote));
        Silence(remote);
        remote.Wait(2);
        remote.World.Effects.OfType<VenueEffect.Search>().Select(one => one.Ticket.IntentNumber).Distinct().Order()
            .ShouldBe([stop.Ticket.IntentNumber, target.Ticket.IntentNumber]);

        Found(remote, target);
        Found(remote, stop);
        (stop.Status, target.Status).ShouldBe((OrderStatus.Accepted, OrderStatus.Accepted));
        remote.Wait(30).Alarms.ShouldBeEmpty();
        Pairs(remote).Count().ShouldBe(1);
    }

    [Fact]
    public void An_exit_waits_until_both_are_proven_absent()
    {
        var remote = Sent();
        var (stop, target) = (Stop(remote), Target(remote));
        Silence(remote);
        remote.Wait(16).Alarms.ShouldHaveSingleItem().Code.ShouldBe("execution.unprotected");
        Missing(remote, stop);
        (stop.Status, Exit(remote).Status).ShouldBe((OrderStatus.NotPlaced, OrderStatus.Pending));
        Missing(remote, target);
        (target.Status, Exit(remote).Status).ShouldBe((OrderStatus.NotPlaced, OrderStatus.Submitted));
        Pairs(remote).Count().ShouldBe(1);
    }

    [Fact]
    public void An_answer_that_tells_of_one_leaves_the_other_in_doubt()
    {
        var remote = Sent();
        remote.World.Hear(new OrderReport.Silence(Target(remote).Ticket.IntentNumber, remote.Now, "not told"));
        remote.Accept(OrderPurpose.Stop).Wait(30);
        (Stop(remote).Status, Target(remote).Status).ShouldBe((OrderStatus.Accepted, OrderStatus.Unknown));
        remote.Alarms.ShouldBeEmpty();
        Found(remote, Target(remote));
        Target(remote).Status.ShouldBe(OrderStatus.Accepted);
    }

    [Fact]
    public void An_exit_goes_out_when_both_have_let_go()
    {
        var remote = RemoteWorld.Paired();
        remote.World.Sell().Bar(100);
        Exit(remote).Status.ShouldBe(OrderStatus.Pending);
        Cancelled(remote, Stop(remote));
        Exit(remote).Status.ShouldBe(OrderStatus.Pending);
        Cancelled(remote, Target(remote));
        Exit(remote).Status.ShouldBe(OrderStatus.Submitted);
        Filled(remote, Exit(remote), 10m, 101m);
        remote.World.Trips.ShouldHaveSingleItem().ExitReason.ShouldBe(ExitReason.SignalClose);
        remote.World.State.Orders.Open.ShouldBeEmpty();
    }

    [Fact]
    public void A_target_that_fills_while_it_is_cancelled_ends_the_wish()
    {
        var remote = RemoteWorld.Paired();
        remote.World.Sell().Bar(100);
        Expired(remote, Stop(remote));
        Filled(remote, Target(remote), 10m, 106m);
        Exit(remote).Status.ShouldBe(OrderStatus.Cancelled);
        remote.World.Trips.ShouldHaveSingleItem().ExitReason.ShouldBe(ExitReason.Target);
    }

    [Fact]
    public void A_kill_sells_after_both_have_let_go()
    {
        var remote = RemoteWorld.Paired();
        remote.World.Do(engine => engine.Kill("a person"));
        Cancelled(remote, Stop(remote));
        remote.World.Last(OrderPurpose.Kill).Status.ShouldBe(OrderStatus.Pending);
        Cancelled(remote, Target(remote));
        Filled(remote, remote.World.Last(OrderPurpose.Kill), 10m, 99m);
        remote.World.Effects[^1].ShouldBeOfType<VenueEffect.ProveFlat>();
    }

    [Fact]
    public void A_target_that_a_person_calls_off_leaves_the_stop()
    {
        var remote = RemoteWorld.Paired();
        var (stop, target) = (Stop(remote), Target(remote));
        remote.World.Do(engine => engine.CancelOrder(target.Ticket.IntentNumber).ShouldBeNull());
        Cancelled(remote, stop);
        Cancelled(remote, target);
        (Stop(remote).Status, Stop(remote).Ticket.PairedWith).ShouldBe((OrderStatus.Submitted, null));
        Pairs(remote).Count().ShouldBe(1);
    }

    [Fact]
    public void A_list_that_the_venue_ends_by_itself_is_a_stop_then_and_after_that_an_exit()
    {
        var remote = RemoteWorld.Paired();
        var (stop, target) = (Stop(remote), Target(remote));
        Expired(remote, target);
        Expired(remote, stop);
        Stop(remote).Ticket.PairedWith.ShouldBeNull();
        remote.Accept(OrderPurpose.Stop);
        Expired(remote, Stop(remote));
        Exit(remote).Ticket.Type.ShouldBe(OrderType.Market);
    }

    [Fact]
    public void Each_partial_fill_of_the_entry_replaces_the_list_once()
    {
        var remote = RemoteWorld.Sent(RemoteWorld.PairTerms);
        foreach (var part in new[] { 3m, 3m, 4m })
            Filled(remote, remote.Entry, part, 100m);
        var first = Pairs(remote).ShouldHaveSingleItem();
        var (stop, target) = (remote.World.Order(first.Stop.Ticket.IntentNumber), remote.World.Order(first.Target.Ticket.IntentNumber));
        foreach (var order in new[] { target, stop })
        {
            remote.World.Hear(new OrderReport.Accepted(order.Ticket.IntentNumber, remote.Now, $"V{order.Ticket.IntentNumber}"));
            order.Status.ShouldBe(OrderStatus.CancelRequested);
        }

        Cancelled(remote, stop);
        Pairs(remote).Count().ShouldBe(1, "the venue has not let go of the other");
        Cancelled(remote, target);
        remote.Accept(OrderPurpose.Target).Accept(OrderPurpose.Stop).Wait(30).Alarms.ShouldBeEmpty();
        (Pairs(remote).Count(), Stop(remote).Ticket.Quantity.Value).ShouldBe((2, 10m));
    }

    [Fact]
    public void A_restart_goes_on_with_the_list_that_waits()
    {
        var remote = RemoteWorld.Paired();
        var (stop, target) = (Stop(remote), Target(remote));
        Expired(remote, stop);
        Filled(remote, target, 4m, 106m);
        remote.Wait(2.5);
        var engine = Restarted(remote, new OrderReport.Cancelled(target.Ticket.IntentNumber, remote.Now));
        var sent = engine.Outbox.Effects.OfType<VenueEffect.SubmitPair>().ShouldHaveSingleItem();
        (sent.Stop.Ticket.IntentNumber, sent.Target.Ticket.IntentNumber)
            .ShouldBe((Stop(remote).Ticket.IntentNumber, Target(remote).Ticket.IntentNumber));
    }

    [Fact]
    public void A_restart_doubts_both_of_a_list_that_was_on_its_way_and_sends_nothing()
    {
        var remote = Sent();
        var engine = Restarted(remote);
        engine.State.Orders.Open.Select(order => order.Status).ShouldBe([OrderStatus.Unknown, OrderStatus.Unknown]);
        engine.Outbox.Effects.OfType<VenueEffect.SubmitPair>().ShouldBeEmpty();
        engine.Outbox.Effects.OfType<VenueEffect.Submit>().ShouldBeEmpty();
    }

    [Fact]
    public void A_venue_that_fills_both_is_put_in_quarantine()
    {
        var remote = RemoteWorld.Paired();
        Filled(remote, Target(remote), 10m, 106m);
        Filled(remote, Stop(remote), 10m, 98m);
        remote.World.Position.IsFlat.ShouldBeTrue();
        remote.World.Facts.OfType<AccountFact.Quarantined>().ShouldHaveSingleItem().Code.ShouldBe("order.overfill");
    }

    private static RemoteWorld Sent()
    {
        var remote = RemoteWorld.Sent(RemoteWorld.PairTerms);
        Filled(remote, remote.Entry, 10m, 100m);
        return remote;
    }

    private static TradingEngine Restarted(RemoteWorld remote, params OrderReport[] missed)
    {
        var later = remote.Now + TimeSpan.FromSeconds(1);
        var engine = new TradingEngine(remote.World.Refold(), remote.World.Options.Engine);
        engine.Recovery.RestoreClock(later);
        engine.Resume(new VenueBooks
        {
            AskedAt = later,
            Working = [],
            Reports = missed,
            Holdings = [new VenueHolding(remote.Instrument, remote.World.Position.SignedQuantity)],
        });
        return engine;
    }

    private static Order Stop(RemoteWorld remote) => remote.World.Last(OrderPurpose.Stop);

    private static Order Target(RemoteWorld remote) => remote.World.Last(OrderPurpose.Target);

    private static Order Exit(RemoteWorld remote) => remote.World.Last(OrderPurpose.Exit);

    private static IEnumerable<VenueEffect.SubmitPair> Pairs(RemoteWorld remote) =>
        remote.World.Effects.OfType<VenueEffect.SubmitPair>();

    private static void Both(RemoteWorld remote, Func<long, OrderReport> report)
    {
        var (stop, target) = (Stop(remote), Target(remote));
        remote.World.Hear(report(target.Ticket.IntentNumber));
        remote.World.Hear(report(stop.Ticket.IntentNumber));
    }

    private static void Refused(RemoteWorld remote) =>
        Both(remote, intent => new OrderReport.Refused(intent, remote.Now, "order.price_passed", "not between the prices"));

    private static void Silence(RemoteWorld remote) =>
        Both(remote, intent => new OrderReport.Silence(intent, remote.Now, "timed out"));

    private static void Found(RemoteWorld remote, Order order) => Answer(remote, order, new OrderSearch.Found(
        [new OrderReport.Accepted(order.Ticket.IntentNumber, remote.Now, $"V{order.Ticket.IntentNumber}")]));

    private static void Missing(RemoteWorld remote, Order order) => Answer(remote, order, new OrderSearch.Missing());

    private static void Answer(RemoteWorld remote, Order order, OrderSearch answer) =>
        remote.World.Do(engine => engine.OnSearch(order.Ticket.IntentNumber, remote.Now, answer));

    private static void Expired(RemoteWorld remote, Order order) =>
        remote.World.Hear(new OrderReport.Expired(order.Ticket.IntentNumber, remote.Now));

    private static void Cancelled(RemoteWorld remote, Order order) =>
        remote.World.Hear(new OrderReport.Cancelled(order.Ticket.IntentNumber, remote.Now));

    private static void Filled(RemoteWorld remote, Order order, decimal quantity, decimal price) =>
        remote.World.Hear(new OrderReport.Filled(TestFill.Of(remote.World, order, quantity, price)));

    private static void Trade(RemoteWorld remote, double price) => remote.World.Do(engine =>
        engine.OnTrade(World.Slot, new Trade(engine.Clock + TimeSpan.FromMilliseconds(1), price, 1, false, 0)));
}
