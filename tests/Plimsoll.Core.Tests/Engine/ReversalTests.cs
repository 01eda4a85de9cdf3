using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Tests.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Engine;

/// <summary>Close and opposite entry on one bar: never doubled, never without a stop.</summary>
public sealed class ReversalTests
{
    private static readonly Instrument Perpetual = RiskCase.Spot with
    {
        AssetClass = AssetClass.CryptoPerpetual,
        MaintenanceMarginFraction = 0.005m,
        Fees = FeeSchedule.None,
    };

    [Fact]
    public void Both_halves_fill_at_the_same_open()
    {
        var world = Turned(Perpetual).Bar(101);

        world.Fills.Skip(1).Select(fill => (fill.Side, fill.Price.Value, fill.Quantity.Value))
            .ShouldBe([(OrderSide.Sell, 101m, 10m), (OrderSide.Sell, 101m, 10.01m)], "a tenth, after 10 were won");
        (world.Position.Side, world.Position.Quantity.Value).ShouldBe((PositionSide.Short, 10.01m));
        world.Last(OrderPurpose.Stop).Ticket.StopPrice!.Value.Value.ShouldBe(104m);
        world.Venue.Working.Count(order => order.Ticket.Purpose == OrderPurpose.Stop).ShouldBe(1);
        world.State.Quarantine.ShouldBeEmpty();
    }

    [Fact]
    public void The_entry_waits_until_the_close_has_filled_to_the_last_unit()
    {
        var world = Turned(Perpetual).Bar((100, 100, 100, 100), volume: 40);
        world.Position.Quantity.Value.ShouldBe(6m);
        world.Position.Side.ShouldBe(PositionSide.Long);
        Entries(world).ShouldBe(1);

        world.Bar((100, 100, 100, 100), volume: 70);
        (world.Position.Side, world.Position.Quantity.Value).ShouldBe((PositionSide.Short, 1m));
        world.Last(OrderPurpose.Stop).Remaining.Value.ShouldBe(1m);
        world.Bar(100);
        world.Position.Quantity.Value.ShouldBe(10m);
        world.Last(OrderPurpose.Stop).Remaining.Value.ShouldBe(10m);
    }

    [Fact]
    public void What_cannot_be_short_is_closed_and_stays_flat()
    {
        var world = Turned(RiskCase.Spot with { Fees = FeeSchedule.None }).Bar(100).Bar(100);

        world.Position.IsFlat.ShouldBeTrue();
        world.LastCode.ShouldBe("risk.short_not_supported");
        Entries(world).ShouldBe(1);
    }

    [Fact]
    public void A_close_that_is_refused_takes_the_entry_with_it()
    {
        var world = Held(Perpetual);
        world.IsVenueSilent = true;
        Turn(world);
        var close = world.Last(OrderPurpose.Exit).Ticket.IntentNumber;

        world.Hear(new OrderReport.Refused(close, world.Engine.Clock, "venue.no", "no"));

        world.LastCode.ShouldBe("signal.reversal_lost");
        Entries(world).ShouldBe(1);
        world.Position.Side.ShouldBe(PositionSide.Long);
    }

    [Fact]
    public void The_kill_switch_ends_the_waiting_entry()
    {
        var world = Turned(Perpetual).Do(engine => engine.Kill("test")).Bar(100).Bar(100);

        world.Position.IsFlat.ShouldBeTrue();
        Entries(world).ShouldBe(1);
        world.State.Signals.Open.ShouldBeEmpty();
    }

    [Fact]
    public void Guide_mode_before_the_close_has_filled_sends_nothing()
    {
        var world = Turned(Perpetual)
            .Do(engine => engine.SetMode(OperatingMode.Guide, "test", "look first")).Bar(100).Bar(100);

        world.Position.IsFlat.ShouldBeTrue();
        Entries(world).ShouldBe(1);
        world.LastCode.ShouldBe("signal.reversal_lost");
    }

    [Fact]
    public void The_facts_alone_know_that_an_entry_waits()
    {
        var world = Turned(Perpetual);

        var waiting = world.Refold().Signals.Open.Single(one => one.Signal.Action == SignalAction.Open);

        (waiting.Status, waiting.Signal.Side).ShouldBe((SignalStatus.Approved, PositionSide.Short));
    }

    [Fact]
    public void An_entry_alone_does_not_turn_a_position()
    {
        var world = Held(Perpetual).Propose(Short()).Bar(100).Bar(100);

        world.LastCode.ShouldBe("signal.opposite_open");
        world.Position.Side.ShouldBe(PositionSide.Long);
    }

    private static World Held(Instrument instrument) =>
        new World(new WorldOptions { Instrument = instrument }).Hold(target: null);

    private static World Turned(Instrument instrument) => Turn(Held(instrument));

    private static World Turn(World world) => world.Sell().Propose(Short()).Bar(100);

    private static int Entries(World world) => world.Intents.Count(ticket => ticket.IsEntry);

    private static SignalProposal Short() => new()
    {
        Action = SignalAction.Open,
        Side = PositionSide.Short,
        StopLoss = 104,
        DeclaredExit = "the test says when",
        Reason = "test",
    };
}
