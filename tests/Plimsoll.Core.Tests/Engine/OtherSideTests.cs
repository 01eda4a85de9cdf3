using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Tests.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Engine;

/// <summary>What was sent for one side and is heard of when the account stands on the other.</summary>
public sealed class OtherSideTests
{
    private static readonly RunId RunTwo = new(Guid.Parse("00000000-0000-0000-0000-000000000002"));

    private static readonly Instrument Perpetual = RiskCase.Spot with
    {
        AssetClass = AssetClass.CryptoPerpetual,
        MaintenanceMarginFraction = 0.005m,
        Fees = FeeSchedule.None,
    };

    private readonly ScriptedStrategy _second = new();

    [Fact]
    public void A_late_fill_that_passes_through_zero_ends_one_trade_and_opens_the_other_with_its_stop()
    {
        var world = LateEntry(out var late);

        world.Hear(new OrderReport.Filled(TestFill.Of(world, late, 15m, id: "F9") with { Fee = new Money(0.05m) }));

        (world.Position.RunId, world.Position.SignedQuantity).ShouldBe((RunTwo, -5m));
        world.State.Quarantine.ShouldBeEmpty();
        var stop = world.Last(OrderPurpose.Stop);
        (stop.Ticket.RunId, stop.Ticket.Side, stop.Ticket.StopPrice!.Value.Value, stop.Remaining.Value)
            .ShouldBe((RunTwo, OrderSide.Buy, 104m, 5m));
        var trip = world.Trips.ShouldHaveSingleItem();
        (trip.Side, trip.Quantity.Value).ShouldBe((PositionSide.Long, 10m));
        world.Fills.Skip(1).Select(fill => (fill.VenueFillId, fill.Quantity.Value, fill.Fee.Value))
            .ShouldBe([("F9", 10m, 0.03333333m), ("F9/2", 5m, 0.01666667m)]);
        late.Status.ShouldBe(OrderStatus.Filled);
        StateDigest.Of(world.Refold(), world.Engine.Clock).ShouldBe(StateDigest.Of(world.State, world.Engine.Clock));

        world.Hear(new OrderReport.Filled(TestFill.Of(world, late, 15m, id: "F9")));
        world.Position.SignedQuantity.ShouldBe(-5m, "it is known");
    }

    [Fact]
    public void Of_the_same_size_it_is_a_way_out_and_nothing_else()
    {
        var world = LateEntry(out var late);
        world.Hear(new OrderReport.Filled(TestFill.Of(world, late, 10m)));
        world.Position.IsFlat.ShouldBeTrue();
        world.Fills.Count().ShouldBe(2);
    }

    [Fact]
    public void An_exit_beyond_the_position_is_still_nothing_that_can_be_booked()
    {
        var world = LateEntry(out _);
        world.Hear(new OrderReport.Filled(TestFill.Of(world, world.Last(OrderPurpose.Stop), 12m)));
        world.State.Quarantine.ShouldHaveSingleItem();
        world.Position.SignedQuantity.ShouldBe(10m);
    }

    [Fact]
    public void An_exit_of_the_other_side_that_nobody_heard_of_holds_up_no_kill_switch()
    {
        var world = Turned(out var former);

        world.Do(engine => engine.Kill("owner"));

        var kill = world.Last(OrderPurpose.Kill).Ticket;
        (kill.Side, kill.Quantity.Value).ShouldBe((OrderSide.Buy, 5m));
        world.Hear(new OrderReport.Silence(former.Ticket.IntentNumber, world.Engine.Clock, "timed out"));
        world.Hear(new OrderReport.Absent(former.Ticket.IntentNumber, world.Engine.Clock));
        world.Intents.Count(ticket => ticket.Side == OrderSide.Buy && ticket.Type == OrderType.Market && ticket.ReduceOnly)
            .ShouldBe(1, "one is on its way");
    }

    [Fact]
    public void What_never_arrived_for_the_other_side_is_not_asked_again_for_this_one()
    {
        var world = Turned(out var former);

        world.Hear(new OrderReport.Silence(former.Ticket.IntentNumber, world.Engine.Clock, "timed out"));
        world.Hear(new OrderReport.Absent(former.Ticket.IntentNumber, world.Engine.Clock));

        world.Intents.ShouldNotContain(ticket => ticket.Purpose == OrderPurpose.Exit && ticket.Side == OrderSide.Buy);
        world.Position.SignedQuantity.ShouldBe(-5m);
    }

    [Fact]
    public void A_stop_of_the_other_side_is_no_protection_and_is_cancelled_when_it_turns_up()
    {
        var world = Turned(out _);
        var old = world.Order(world.Intents.First(ticket => ticket.Purpose == OrderPurpose.Stop).IntentNumber);
        var cancels = Cancels(world, old);

        world.Hear(new OrderReport.Accepted(old.Ticket.IntentNumber, world.Engine.Clock, "V5"));
        world.Hear(new OrderReport.Cancelled(old.Ticket.IntentNumber, world.Engine.Clock));

        Cancels(world, old).ShouldBe(cancels + 1);
        world.Intents.ShouldNotContain(ticket => ticket.Purpose == OrderPurpose.Exit && ticket.Side == OrderSide.Buy);
        var stop = world.Last(OrderPurpose.Stop);
        (stop.Ticket.Side, stop.IsTerminal).ShouldBe((OrderSide.Buy, false));
    }

    private static int Cancels(World world, Order order) => world.Effects.OfType<VenueEffect.Cancel>()
        .Count(cancel => cancel.Ticket.IntentNumber == order.Ticket.IntentNumber);

    // Ten long, and an entry of fifteen short that had counted as never placed.
    private World LateEntry(out Order late)
    {
        var world = new World(new WorldOptions { Instrument = Perpetual, Nets = true })
        {
            IsVenueSilent = true,
        };
        world.Do(engine => engine.Start(world.Run(RunTwo, _second, nets: true)));
        _second.Say(new SignalProposal
        {
            Action = SignalAction.Open,
            Side = PositionSide.Short,
            Size = new SizingRule.FixedQuantity(15m),
            StopLoss = 104,
            DeclaredExit = "the test says when",
            Reason = "test",
        });
        world.Bar(100);
        late = world.Last(OrderPurpose.Entry);
        world.Hear(new OrderReport.Silence(late.Ticket.IntentNumber, world.Engine.Clock, "timed out"));
        world.Hear(new OrderReport.Absent(late.Ticket.IntentNumber, world.Engine.Clock));
        world.Buy().Bar(100);
        var entry = world.Last(OrderPurpose.Entry);
        world.Hear(new OrderReport.Filled(TestFill.Of(world, entry, 10m)));
        world.Position.SignedQuantity.ShouldBe(10m);
        return world;
    }

    // An exit of the long trade is on its way when a late fill has made it a short one.
    private World Turned(out Order former)
    {
        var world = LateEntry(out var late);
        world.Do(engine => engine.ClosePosition(Perpetual.Id, ExitReason.SignalClose));
        former = world.Last(OrderPurpose.Exit);
        world.Hear(new OrderReport.Filled(TestFill.Of(world, late, 15m, id: "F9")));
        world.Position.SignedQuantity.ShouldBe(-5m);
        return world;
    }
}
