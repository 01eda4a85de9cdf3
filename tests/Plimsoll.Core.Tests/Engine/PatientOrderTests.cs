using Plimsoll.Core.Engine;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Tests.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Engine;

/// <summary>Entries and exits away from the market: filled at their price, or ended when their time is over.</summary>
public sealed class PatientOrderTests
{
    [Fact]
    public void A_limit_entry_waits_for_its_price()
    {
        var world = new World().Propose(Entry(OrderType.Limit, 99)).Bar(100).Bar(100);
        world.Position.IsFlat.ShouldBeTrue();
        world.Bar((100, 100, 98.5, 99));
        world.Position.AverageEntry.ShouldBe(99m);
        world.Last(OrderPurpose.Stop).Ticket.StopPrice!.Value.Value.ShouldBe(97m);
    }

    [Fact]
    public void A_stop_entry_waits_for_the_market_to_come()
    {
        var world = new World().Propose(Entry(OrderType.Stop, 101)).Bar(100).Bar(100);
        world.Position.IsFlat.ShouldBeTrue();
        world.Bar((100, 101.5, 100, 101));
        world.Position.AverageEntry.ShouldBe(101m);
    }

    [Fact]
    public void An_entry_that_nobody_fills_is_cancelled_with_its_signal_and_ends_the_attempt()
    {
        var world = new World().Propose(Entry(OrderType.Limit, 90)).Bar(100);
        world.Do(engine => engine.OnTime(engine.Clock + TimeSpan.FromHours(24)));
        world.Last(OrderPurpose.Entry).Status.ShouldBe(OrderStatus.Cancelled);
        world.State.Signals.Open.ShouldBeEmpty();
        world.State.Runs[World.RunOne].LastEnd.Outcome.ShouldBe(RunOutcome.Dropped);
        world.State.Entries.Since(World.Start).ShouldBe(0, "it never was an entry");
    }

    [Fact]
    public void A_limit_without_a_price_is_refused() =>
        new World().Propose(Entry(OrderType.Limit, null)).Bar(100).LastCode.ShouldBe("signal.geometry");

    [Fact]
    public void An_exit_at_a_limit_is_filled_at_its_price()
    {
        var world = new World().Hold().Propose(Exit(101)).Bar(100);
        world.Last(OrderPurpose.Exit).Ticket.LimitPrice!.Value.Value.ShouldBe(101m);
        var trip = world.Bar((100, 101.2, 100, 100)).Trips.ShouldHaveSingleItem();
        (trip.ExitReason, trip.NetPnl.Value).ShouldBe((ExitReason.RuleClose, 10m));
        world.Intents.Count(one => one.Purpose == OrderPurpose.Exit).ShouldBe(1);
        Ended(world, SignalStatus.Executed);
    }

    [Fact]
    public void An_exit_that_waited_long_enough_goes_at_market_and_is_one_signal()
    {
        var world = new World().Hold().Propose(Exit(101)).Bar(100).Bar(100).Bar(99.5);
        world.Trips.ShouldHaveSingleItem().ExitReason.ShouldBe(ExitReason.RuleClose);
        world.Intents.Where(one => one.Purpose == OrderPurpose.Exit).Select(one => one.Type)
            .ShouldBe([OrderType.Limit, OrderType.Market]);
        world.State.Orders.Open.ShouldBeEmpty();
        Ended(world, SignalStatus.Executed);
    }

    [Fact]
    public void Ten_seconds_are_enough_where_time_passes_between_bars()
    {
        var world = new World().Hold().Propose(Exit(101)).Bar(100);
        world.Do(engine => engine.OnTime(engine.Clock + TimeSpan.FromSeconds(9.999)));
        world.Intents.Count(one => one.Purpose == OrderPurpose.Exit).ShouldBe(1);
        world.Do(engine => engine.OnTime(engine.Clock + TimeSpan.FromSeconds(0.001)));
        world.Last(OrderPurpose.Exit).Ticket.Type.ShouldBe(OrderType.Market);
    }

    [Fact]
    public void A_restart_ends_the_waiting_too()
    {
        var world = new World { IsVenueSilent = false }.Hold().Propose(Exit(101)).Bar(100);
        var engine = new TradingEngine(world.Refold(), world.Options.Engine);
        engine.Recovery.RestoreClock(world.Engine.Clock);
        engine.OnTime(world.Engine.Clock + TimeSpan.FromSeconds(10));
        engine.Outbox.Take().Facts.OfType<AccountFact.OrderIntended>().ShouldHaveSingleItem()
            .Ticket.Type.ShouldBe(OrderType.Market);
    }

    [Fact]
    public void A_stop_goes_on_working_behind_an_exit_at_a_limit()
    {
        var world = new World().Hold().Propose(Exit(101)).Bar(100);
        world.Bar((100, 100, 97, 97)).Trips.ShouldHaveSingleItem().ExitReason.ShouldBe(ExitReason.Stop);
        world.State.Orders.Open.ShouldBeEmpty();
        Ended(world, SignalStatus.Cancelled);
    }

    [Fact]
    public void An_emergency_overtakes_an_exit_at_a_limit()
    {
        var world = new World().Hold().Propose(Exit(101)).Bar(100).Propose(Emergency()).Bar(100).Bar(100);
        world.Trips.ShouldHaveSingleItem().ExitReason.ShouldBe(ExitReason.Emergency);
        world.State.Signals.Open.ShouldBeEmpty();
        world.State.Orders.Open.ShouldBeEmpty();
    }

    [Fact]
    public void An_emergency_waits_for_nobody()
    {
        var world = new World(new WorldOptions { Mode = OperatingMode.Guide })
            .Buy().Bar(100).Do(engine => engine.Approve(1)).Bar(100).Sell().Bar(100);
        world.Last(OrderPurpose.Exit).Status.ShouldBe(OrderStatus.Held);
        world.Propose(Emergency()).Bar(100).Bar(100);
        world.Trips.ShouldHaveSingleItem().ExitReason.ShouldBe(ExitReason.Emergency);
        world.State.Orders.Open.ShouldBeEmpty("the one that waited for a person is gone");
    }

    [Fact]
    public void An_exit_at_a_limit_that_a_person_releases_keeps_its_price_and_has_its_ten_seconds_from_then_on()
    {
        var world = HeldExit();
        world.Bar(100.5).Bar(100.5).Last(OrderPurpose.Exit).Status.ShouldBe(OrderStatus.Held, "nobody hurries it");
        world.Do(engine => engine.Approve(2).ShouldBeNull());
        var exit = world.Last(OrderPurpose.Exit);
        (exit.Ticket.Type, exit.Ticket.LimitPrice!.Value.Value).ShouldBe((OrderType.Limit, 101m));
        world.Do(engine => engine.OnTime(engine.Clock + TimeSpan.FromSeconds(9.999)));
        world.Last(OrderPurpose.Exit).ShouldBe(exit);
        world.Do(engine => engine.OnTime(engine.Clock + TimeSpan.FromSeconds(0.001)));
        world.Last(OrderPurpose.Exit).Ticket.Type.ShouldBe(OrderType.Market);
        world.Bar(100.5).Trips.ShouldHaveSingleItem().ExitPrice.ShouldBe(100.5m);
        world.State.Signals.Open.ShouldBeEmpty();
    }

    [Fact]
    public void A_released_exit_at_a_limit_is_filled_at_its_price()
    {
        var world = HeldExit().Do(engine => engine.Approve(2).ShouldBeNull()).Bar((100, 101.5, 100, 101));
        world.Trips.ShouldHaveSingleItem().ExitPrice.ShouldBe(101m);
    }

    [Fact]
    public void What_ends_the_position_first_ends_the_exit_at_a_limit_that_waits_for_a_person()
    {
        var world = HeldExit().Do(engine => engine.ClosePosition(RiskCase.Spot.Id, ExitReason.SignalClose)).Bar(100);
        world.Trips.ShouldHaveSingleItem();
        (world.State.Orders.Open.Count, world.State.Signals.Open.Count).ShouldBe((0, 0));
    }

    // In guide mode, bought at 100, and a close at 101 that nobody has answered.
    private static World HeldExit() => new World(new WorldOptions { Mode = OperatingMode.Guide })
        .Buy().Bar(100).Do(engine => engine.Approve(1)).Bar(100).Propose(Exit(101)).Bar(100);

    [Fact]
    public void An_emergency_gets_out_whatever_keeps_from_entering()
    {
        var world = new World().Hold();
        world.Engine.IsTradingEnabled = false;
        world.Engine.IsDegraded = true;
        world.Engine.HoldsLease = false;
        world.Do(engine => engine.State.Runs[World.RunOne].DisabledReason = "a test");
        world.Buy().Bar(100).LastCode.ShouldNotBeNull("no entry");
        world.Propose(Emergency()).Bar(100).Bar(100).Trips.ShouldHaveSingleItem()
            .ExitReason.ShouldBe(ExitReason.Emergency);
    }

    [Fact]
    public void A_proposal_may_ask_for_less_time_than_its_terms_give()
    {
        var world = new World().Propose(Entry(OrderType.Limit, 99) with { Life = TimeSpan.FromMinutes(2) }).Bar(100);
        world.Bar(100).Last(OrderPurpose.Entry).IsTerminal.ShouldBeFalse();
        world.Bar(100).Bar((100, 100, 98, 98)).Last(OrderPurpose.Entry).Status.ShouldBe(OrderStatus.Cancelled);
        world.Position.IsFlat.ShouldBeTrue();
    }

    [Fact]
    public void An_entry_that_is_taken_back_is_cancelled_and_nothing_else_is()
    {
        var world = new World().Propose(Entry(OrderType.Limit, 99)).Bar(100);
        world.Propose(SignalProposal.CancelEntry(PositionSide.Long, "test")).Bar(100);
        world.Last(OrderPurpose.Entry).Status.ShouldBe(OrderStatus.Cancelled);
        world.State.Runs[World.RunOne].LastEnd.Outcome.ShouldBe(RunOutcome.Dropped);
        world.Hold().Propose(SignalProposal.CancelEntry(PositionSide.Long, "test")).Bar(100);
        world.State.Orders.Open.Count.ShouldBe(2, "stop and target stay");
    }

    private static void Ended(World world, SignalStatus status) => world.Facts.OfType<AccountFact.SignalMoved>()
        .Last(fact => fact.SignalNumber == 2).To.ShouldBe(status);

    private static SignalProposal Entry(OrderType type, double? price) => new()
    {
        Action = SignalAction.Open,
        Side = PositionSide.Long,
        OrderType = type,
        Price = price,
        StopLoss = (price ?? 100) - 2,
        TakeProfit = (price ?? 100) + 6,
        Reason = "test",
    };

    private static SignalProposal Exit(double price) => new()
    {
        Action = SignalAction.Close,
        Side = PositionSide.Long,
        OrderType = OrderType.Limit,
        Price = price,
        ExitReason = ExitReason.RuleClose,
        Reason = "test",
    };

    private static SignalProposal Emergency() => new()
    {
        Action = SignalAction.Close,
        Side = PositionSide.Long,
        ExitReason = ExitReason.Emergency,
        Reason = "test",
    };
}
