using Plimsoll.Core.Engine;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Engine;

public sealed class SafetyTests
{
    private static World Large(bool flattens = true) => new World(new WorldOptions
    {
        Sizing = new SizingRule.EquityFraction(0.35m),
        Engine = new EngineOptions { SlippageFraction = 0m, FlattensOnEmergency = flattens },
    }).Buy(stop: 95, target: 120).Bar(100).Bar(100);

    [Fact]
    public void Exactly_fifteen_percent_shuts_the_account_down()
    {
        // The venue fills nothing on these bars: they have no volume.
        var world = new World(new WorldOptions { Sizing = new SizingRule.FixedQuantity(30m) })
            .Buy(stop: 95, target: 120).Bar(100).Bar(100);
        world.Bar((50.01, 50.01, 50.01, 50.01), volume: 0).State.ShutdownReason.ShouldBeNull();
        world.Bar((50, 50, 50, 50), volume: 0).State.ShutdownReason.ShouldNotBeNull();
    }

    [Fact]
    public void Shutdown_cancels_entries_rejects_what_waits_and_flattens()
    {
        var world = Large().Do(engine => engine.ShutDown("command")).Bar(100);
        world.Position.IsFlat.ShouldBeTrue();
        world.Trips.Single().ExitReason.ShouldBe(ExitReason.Emergency);
        world.Buy().Bar(100).LastCode.ShouldBe("risk.emergency_shutdown");
    }

    [Fact]
    public void Shutdown_may_leave_positions_to_their_stops()
    {
        var world = Large(flattens: false).Do(engine => engine.ShutDown("command")).Bar(100);
        world.Position.IsFlat.ShouldBeFalse();
        world.Venue.Working.ShouldContain(order => order.Ticket.Purpose == OrderPurpose.Stop);
    }

    [Fact]
    public void Shutdown_takes_an_entry_on_its_way_along()
    {
        var world = new World().Buy().Bar(100).Do(engine => engine.ShutDown("command")).Bar(100).Bar(100);
        world.Last(OrderPurpose.Entry).Status.ShouldBe(OrderStatus.Cancelled);
        world.Fills.ShouldBeEmpty();
    }

    [Fact]
    public void Shutdown_is_told_once_and_cleared_only_by_a_person_when_flat()
    {
        var world = Large().Do(engine => engine.ShutDown("first")).Do(engine => engine.ShutDown("again"));
        world.Facts.OfType<AccountFact.ShutdownBegan>().Single().Reason.ShouldBe("first");
        world.Engine.ClearShutdown("owner", "checked everything").ShouldBe("risk.reset_positions_open");
        world.Bar(99);
        world.Engine.ClearShutdown("owner", "checked everything").ShouldBeNull();
        world.State.Marks.PeakEquity.ShouldBe(world.State.Marks.Exact());
        world.Engine.ClearShutdown("owner", "checked everything").ShouldBe("risk.not_shut_down");
    }

    [Fact]
    public void Nothing_but_a_person_ends_a_shutdown()
    {
        var world = Large().Do(engine => engine.ShutDown("command"));
        for (var day = 0; day < 3; day++)
            world.Bar(100 + day).Do(engine => engine.OnTime(engine.Clock + TimeSpan.FromDays(1)));
        world.Do(engine => engine.SetMode(OperatingMode.Guide, "owner", "x"))
            .Do(engine => engine.SetMode(OperatingMode.Autonomous, "owner", "x"));
        world.State.ShutdownReason.ShouldBe("command");
        world.Refold().ShutdownReason.ShouldBe("command");
    }

    [Fact]
    public void The_kill_switch_empties_the_account_and_proves_it()
    {
        var world = Large().Do(engine => engine.Kill("owner"));
        world.State.Kill.ShouldBe(KillState.Flattening);
        world.Venue.Working.Single().Ticket.Purpose.ShouldBe(OrderPurpose.Kill, "everything else is cancelled");
        world.Bar(100);
        (world.State.Kill, world.Position.IsFlat).ShouldBe((KillState.FlatProven, true));
        world.Trips.Single().ExitReason.ShouldBe(ExitReason.Kill);
        world.Buy().Bar(100).LastCode.ShouldBe("risk.halted");
        world.Engine.ReleaseKill("owner", "looked at it").ShouldBeNull();
        world.Buy().Bar(100).Bar(100).Position.IsFlat.ShouldBeFalse();
    }

    [Fact]
    public void Killing_twice_is_killing_once()
    {
        var world = Large().Do(engine => engine.Kill("owner")).Do(engine => engine.Kill("owner"));
        world.Intents.Count(ticket => ticket.Purpose == OrderPurpose.Kill).ShouldBe(1);
        world.Bar(100).Do(engine => engine.Kill("owner")).State.Kill.ShouldBe(KillState.FlatProven);
    }

    [Fact]
    public void With_nothing_open_the_proof_comes_at_once() =>
        new World().Do(engine => engine.Kill("owner")).State.Kill.ShouldBe(KillState.FlatProven);

    [Fact]
    public void Killed_in_mid_send_the_order_is_cancelled_when_it_turns_out_to_live()
    {
        var world = new World { IsVenueSilent = true }.Buy().Bar(100).Do(engine => engine.Kill("owner"));
        var entry = world.Last(OrderPurpose.Entry);
        entry.Status.ShouldBe(OrderStatus.Submitted);
        Cancels(world).ShouldBe(1, "the cancel may overtake the order");
        world.Hear(new OrderReport.CancelRefused(entry.Ticket.IntentNumber, world.BarOpen, "not known"));
        world.State.Quarantine.ShouldBeEmpty();
        world.Hear(new OrderReport.Accepted(entry.Ticket.IntentNumber, world.BarOpen, "V1"));
        Cancels(world).ShouldBe(2);
        world.Hear(new OrderReport.Cancelled(entry.Ticket.IntentNumber, world.BarOpen));
        world.Effects[^1].ShouldBeOfType<VenueEffect.ProveFlat>();
    }

    [Fact]
    public void What_fills_after_the_kill_is_closed_again()
    {
        var world = new World { IsVenueSilent = true }.Buy().Bar(100).Do(engine => engine.Kill("owner"));
        world.Hear(Filled(world, world.Last(OrderPurpose.Entry), 4m));
        var exit = world.Last(OrderPurpose.Kill);
        exit.Ticket.Quantity.Value.ShouldBe(4m);
        world.Hear(Filled(world, world.Last(OrderPurpose.Entry), 6m));
        world.Hear(Filled(world, exit, 4m));
        world.Last(OrderPurpose.Kill).Ticket.Quantity.Value.ShouldBe(6m);
        world.Hear(Filled(world, world.Last(OrderPurpose.Kill), 6m)).Position.IsFlat.ShouldBeTrue();
    }

    [Fact]
    public void A_refused_flattening_order_is_said_and_not_repeated_for_ever()
    {
        var world = Large();
        world.IsVenueSilent = true;
        world.Do(engine => engine.Kill("owner"));
        var kill = world.Last(OrderPurpose.Kill).Ticket.IntentNumber;
        world.Hear(new OrderReport.Refused(kill, world.BarOpen, "venue.down", "no"));
        world.State.Kill.ShouldBe(KillState.FlattenUnproven);
        world.Engine.ReleaseKill("owner", "let me trade").ShouldBe("risk.kill_unproven");
        world.Do(engine => engine.Kill("retry"));
        world.Last(OrderPurpose.Kill).Ticket.IntentNumber.ShouldBeGreaterThan(kill);
    }

    [Theory]
    [InlineData(OperatingMode.Guide)]
    [InlineData(OperatingMode.Autonomous)]
    public void The_kill_switch_works_in_every_mode_and_while_degraded(OperatingMode mode)
    {
        var world = Large().Do(engine => engine.SetMode(mode, "owner", "x"));
        world.Engine.IsDegraded = true;
        world.Engine.IsTradingEnabled = false;
        world.Engine.HoldsLease = false;
        world.Do(engine => engine.Kill("owner")).Bar(100).State.Kill.ShouldBe(KillState.FlatProven);
    }

    [Fact]
    public void A_venue_that_is_not_flat_is_not_proven_flat()
    {
        var world = new World { IsVenueSilent = true }.Do(engine => engine.Kill("owner"));
        world.Do(engine => engine.TakeFlatProof(false, "0.3 BTC left")).State.Kill.ShouldBe(KillState.FlattenUnproven);
        world.Do(engine => engine.TakeFlatProof(true, "nothing left")).State.Kill.ShouldBe(KillState.FlatProven);
    }

    private static int Cancels(World world) => world.Effects.OfType<VenueEffect.Cancel>().Count();

    private static OrderReport.Filled Filled(World world, Order order, decimal quantity) =>
        new(TestFill.Of(world, order, quantity));
}
