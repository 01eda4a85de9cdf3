using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Tests.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Engine;

/// <summary>Two runs that net: an entry against the other's trade takes away from it first, and never passes zero.</summary>
public sealed class OffsetTests
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
    public void A_smaller_entry_takes_a_part_away_and_the_stop_follows()
    {
        var world = Against(4m).Bar(101);

        (world.Position.RunId, world.Position.SignedQuantity).ShouldBe((World.RunOne, 6m));
        world.Last(OrderPurpose.Stop).Remaining.Value.ShouldBe(6m);
        world.Last(OrderPurpose.Target).Remaining.Value.ShouldBe(6m);
        world.Venue.Working.Count.ShouldBe(2);
        var offset = world.Last(OrderPurpose.Exit).Ticket;
        (offset.RunId, offset.ReduceOnly, offset.ExitReason, offset.Quantity.Value)
            .ShouldBe((World.RunOne, true, ExitReason.Offset, 4m));
        Entries(world).ShouldBe(1, "nothing is left of the second");
        (LastMove(world).To, LastMove(world).Code).ShouldBe((SignalStatus.Executed, "signal.offset"));
        world.State.Runs[RunTwo].LastEnd.Outcome.ShouldBe(RunOutcome.Dropped);
        world.State.Signals.Open.ShouldBeEmpty();
        Refolds(world);
    }

    [Fact]
    public void What_remains_of_a_larger_entry_opens_with_a_stop_of_its_own()
    {
        var world = Against(15m);
        Refolds(world);
        world.Bar(101);

        world.Fills.Skip(1).Select(fill => (fill.Side, fill.Price.Value, fill.Quantity.Value))
            .ShouldBe([(OrderSide.Sell, 101m, 10m), (OrderSide.Sell, 101m, 5m)]);
        (world.Position.RunId, world.Position.SignedQuantity).ShouldBe((RunTwo, -5m));
        var stop = world.Last(OrderPurpose.Stop);
        (stop.Ticket.RunId, stop.Ticket.StopPrice!.Value.Value, stop.Remaining.Value).ShouldBe((RunTwo, 104m, 5m));
        world.Venue.Working.ShouldHaveSingleItem();
        var trip = world.Facts.OfType<AccountFact.RoundTripClosed>().Single();
        (trip.RunId, trip.Trip.ExitReason, trip.Trip.NetPnl.Value).ShouldBe((World.RunOne, ExitReason.Offset, 10m));
        world.State.Runs[World.RunOne].Wins.ShouldBe(1);
        LastMove(world).To.ShouldBe(SignalStatus.Executed);
        Refolds(world);
    }

    [Fact]
    public void Of_the_same_size_both_are_out()
    {
        var world = Against(10m).Bar(100);

        world.Position.IsFlat.ShouldBeTrue();
        Entries(world).ShouldBe(1);
        (LastMove(world).To, LastMove(world).Code).ShouldBe((SignalStatus.Executed, "signal.offset"));
        world.Venue.Working.ShouldBeEmpty();
        Refolds(world);
    }

    [Fact]
    public void What_no_exit_could_take_out_later_is_not_left_behind()
    {
        var world = Against(9.97m).Bar(100);

        world.Position.IsFlat.ShouldBeTrue("0.03 would be less than the venue takes");
        world.Trips.Single().Quantity.Value.ShouldBe(10m);
        Entries(world).ShouldBe(1);
    }

    [Fact]
    public void What_remains_and_is_less_than_the_venue_takes_is_let_go()
    {
        var world = Against(10.02m).Bar(100);

        world.Position.IsFlat.ShouldBeTrue();
        (LastMove(world).To, LastMove(world).Code).ShouldBe((SignalStatus.Executed, "signal.offset"));
        LastMove(world).Text.ShouldStartWith("the rest was not opened: ");
        Entries(world).ShouldBe(1);
        Refolds(world);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Both_have_to_want_it(bool isFirst, bool isSecond)
    {
        var world = Of(isFirst, isSecond).Hold();
        _second.Say(Short(4m));
        world.Bar(100).Bar(100).LastCode.ShouldBe("signal.opposite_open");
        world.Position.SignedQuantity.ShouldBe(10m);
    }

    [Fact]
    public void One_that_has_stopped_wants_nothing_any_more()
    {
        var world = Of(true, true).Hold();
        world.Do(engine => engine.Stop(World.RunOne, "test", flatten: false));
        _second.Say(Short(4m));
        world.Bar(100).Bar(100).LastCode.ShouldBe("signal.opposite_open");
    }

    [Theory]
    [InlineData("degraded", "risk.degraded")]
    [InlineData("guide", "signal.opposite_open")]
    [InlineData("limit", "signal.opposite_open")]
    [InlineData("leaving", "signal.opposite_open")]
    public void What_could_not_be_opened_takes_nothing_away(string why, string code)
    {
        var world = Of(true, true).Hold();
        world.Engine.IsDegraded = why == "degraded";
        if (why == "guide")
            world.Do(engine => engine.SetMode(OperatingMode.Guide, "owner", "look first"));
        _second.Say(why == "limit" ? Short(4m) with { OrderType = OrderType.Limit, Price = 103 } : Short(4m));
        if (why == "leaving")
            world.Sell();
        world.Bar(100);
        world.LastCode.ShouldBe(code);
        world.Intents.ShouldNotContain(ticket => ticket.ExitReason == ExitReason.Offset);
    }

    [Fact]
    public void What_cannot_be_short_offsets_nothing()
    {
        var world = Of(true, true, RiskCase.Spot with { Fees = FeeSchedule.None }).Hold();
        _second.Say(Short(4m));
        world.Bar(100).Bar(100).LastCode.ShouldBe("risk.short_not_supported");
        world.Position.SignedQuantity.ShouldBe(10m);
    }

    [Fact]
    public void Another_entry_on_the_same_side_makes_no_signal()
    {
        var world = Of(true, true).Hold();
        _second.Say(Short(4m) with { Side = PositionSide.Long, StopLoss = 98 });
        world.Bar(100);
        world.State.Signals.LastNumber.ShouldBe(1);
        world.Engine.Find(RunTwo)!.History.Last!.Blocker.ShouldBe("signal.duplicate");
    }

    [Theory]
    [InlineData(4)]
    [InlineData(10)]
    [InlineData(15)]
    public void A_refused_offset_takes_the_entry_with_it(int size)
    {
        var world = Of(true, true).Hold();
        world.IsVenueSilent = true;
        _second.Say(Short(size));
        world.Bar(100);
        world.Hear(new OrderReport.Refused(world.Last(OrderPurpose.Exit).Ticket.IntentNumber, world.Engine.Clock, "no", "no"));
        LastMove(world).To.ShouldBe(SignalStatus.Cancelled);
        (world.Position.SignedQuantity, Entries(world)).ShouldBe((10m, 1));
        world.State.Signals.Open.ShouldBeEmpty();
        Refolds(world);
    }

    [Fact]
    public void One_that_never_arrived_is_not_asked_again()
    {
        var world = Of(true, true).Hold();
        world.IsVenueSilent = true;
        _second.Say(Short(4m));
        world.Bar(100);
        var offset = world.Last(OrderPurpose.Exit).Ticket.IntentNumber;
        world.Hear(new OrderReport.Silence(offset, world.Engine.Clock, "…"));
        world.Hear(new OrderReport.Absent(offset, world.Engine.Clock));
        world.Intents.Count(ticket => ticket.Purpose == OrderPurpose.Exit).ShouldBe(1);
        world.State.Signals.Open.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("owner")]
    [InlineData("kill")]
    [InlineData("shutdown")]
    public void Who_wants_out_meanwhile_is_not_held_up_by_a_part(string who)
    {
        var world = Against(4m);
        world = who switch
        {
            "owner" => world.Do(engine => engine.ClosePosition(Perpetual.Id, ExitReason.SignalClose)),
            "kill" => world.Do(engine => engine.Kill("owner")),
            _ => world.Do(engine => engine.ShutDown("command")),
        };
        world.Bar(100).Bar(100);
        world.Position.IsFlat.ShouldBeTrue();
        world.State.Quarantine.ShouldBeEmpty();
        world.State.Signals.Open.ShouldBeEmpty();
        world.Venue.Holdings[World.Slot].ShouldBe(0m);
        Entries(world).ShouldBe(1);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(15)]
    public void A_stop_in_the_same_bar_ends_what_it_can_and_nothing_passes_zero(int size)
    {
        var world = Against(size).Bar((99, 99, 97, 97), volume: 60).Bar((97, 97, 97, 97), volume: 1_000).Bar(97);
        world.State.Quarantine.ShouldBeEmpty();
        world.Position.SignedQuantity.ShouldBeLessThanOrEqualTo(0m);
        world.Venue.Holdings[World.Slot].ShouldBe(world.Position.SignedQuantity);
        Refolds(world);
    }

    [Fact]
    public void Whatever_they_want_and_whenever_the_books_are_one_and_a_position_has_its_stop()
    {
        var (offsets, turns) = (0, 0);
        for (var seed = 1UL; seed <= 60; seed++)
        {
            var world = Wander(seed);
            Refolds(world);
            offsets += world.Trips.Count(trip => trip.ExitReason == ExitReason.Offset);
            turns += world.Facts.OfType<AccountFact.SignalMoved>().Count(moved => moved.Code == "signal.offset");
        }

        offsets.ShouldBeGreaterThan(20, "else nothing was tried");
        turns.ShouldBeGreaterThan(20, "else nothing was tried");
    }

    [Fact]
    public void A_venue_that_says_anything_leaves_no_entry_waiting_for_nothing()
    {
        var offsets = 0;
        for (var seed = 1UL; seed <= 60; seed++)
        {
            var world = Rave(seed);
            Refolds(world);
            offsets += world.Intents.Count(ticket => ticket.ExitReason == ExitReason.Offset);
        }

        offsets.ShouldBeGreaterThan(60, "else nothing was tried");
    }

    private static World Rave(ulong seed)
    {
        var random = new SeededRandom(seed);
        var (world, second) = (
            new World(new WorldOptions { Instrument = Perpetual, Nets = true }) { IsVenueSilent = true }, new ScriptedStrategy());
        world.Do(engine => engine.Start(world.Run(RunTwo, second, nets: true)));
        for (var step = 0; step < 200; step++)
        {
            if (random.Uniform() < 0.5)
                world.Propose(Any(random, 100));
            if (random.Uniform() < 0.5)
                second.Say(Any(random, 100));
            world.Bar(100);
            for (var word = 0; word < 3 && world.State.Orders.Open.Count > 0; word++)
                Speak(world, random);
            var when = $"seed {seed} step {step}";
            var held = world.Fills.Sum(fill => (fill.Side == OrderSide.Buy ? 1 : -1) * fill.Quantity.Value);
            world.Position.SignedQuantity.ShouldBe(held, when);
            world.State.Quarantine.ShouldBeEmpty(when);
            foreach (var (signal, status) in world.State.Signals.Open)
                if (status == SignalStatus.Approved)
                    world.State.Orders.Open.ShouldContain(order => order.Ticket.SignalNumber == signal.Number, when);
        }

        return world;
    }

    // About an order that works: what no venue says of others would only put the instrument into quarantine.
    private static void Speak(World world, SeededRandom random)
    {
        var open = world.State.Orders.Open;
        var order = open[(int)(random.Uniform() * open.Count)];
        var (number, at) = (order.Ticket.IntentNumber, world.Engine.Clock);
        var part = random.Uniform() < 0.5 ? order.Remaining.Value
            : (decimal)Math.Round((double)order.Remaining.Value / 2, 2);
        var most = order.Ticket.ReduceOnly ? Math.Min(part, world.Position.Quantity.Value) : part;
        var isFillable = most > 0m && (!order.Ticket.ReduceOnly || order.Ticket.Side == world.Position.ClosingSide);
        world.Hear((int)(random.Uniform() * 8) switch
        {
            0 when order.Status == OrderStatus.Submitted => new OrderReport.Refused(number, at, "venue.no", "no"),
            1 when order.Status == OrderStatus.Submitted => new OrderReport.Silence(number, at, "…"),
            2 when order.Status == OrderStatus.Unknown => new OrderReport.Absent(number, at),
            3 when order.Status != OrderStatus.Submitted => new OrderReport.Cancelled(number, at),
            4 or 5 or 6 when isFillable => new OrderReport.Filled(TestFill.Of(world, order, most)),
            _ => new OrderReport.Accepted(number, at, $"V{number}"),
        });
    }

    private static World Wander(ulong seed)
    {
        var (random, price) = (new SeededRandom(seed), 100.0);
        var (world, second) = (new World(new WorldOptions { Instrument = Perpetual, Nets = true }), new ScriptedStrategy());
        world.Do(engine => engine.Start(world.Run(RunTwo, second, nets: true)));
        for (var step = 0; step < 200; step++)
        {
            if (random.Uniform() < 0.3)
                world.Propose(Any(random, price));
            if (random.Uniform() < 0.3)
                second.Say(Any(random, price));
            if (random.Uniform() < 0.1)
                world.Propose(Exit);
            var open = Math.Round(price * (1 + 0.002 * random.Normal()), 2);
            price = Math.Round(Math.Clamp(open * (1 + 0.004 * random.Normal()), 50, 200), 2);
            var (high, low) = (Math.Max(open, price) + 0.2, Math.Min(open, price) - 0.2);
            world.Bar((open, Math.Round(high, 2), Math.Round(low, 2), price), random.Uniform() < 0.5 ? 60 : 5_000);

            var when = $"seed {seed} step {step}";
            world.State.Quarantine.ShouldBeEmpty(when);
            world.Venue.Holdings[World.Slot].ShouldBe(world.Position.SignedQuantity, when);
            if (!world.Position.IsFlat)
                world.Venue.Working.ShouldContain(
                    order => order.Ticket.Purpose == OrderPurpose.Stop || order.Ticket.Purpose == OrderPurpose.Exit, when);
            world.State.Orders.Open.Count(order => order.Ticket.IsEntry).ShouldBeLessThanOrEqualTo(1, when);
        }

        return world;
    }

    private static SignalProposal Any(SeededRandom random, double price)
    {
        var isLong = random.Uniform() < 0.5;
        return Short((decimal)Math.Round(random.Uniform(0.1, 12), 2)) with
        {
            Side = isLong ? PositionSide.Long : PositionSide.Short,
            StopLoss = price * (isLong ? 0.985 : 1.015),
        };
    }

    private World Of(bool isFirst, bool isSecond, Instrument? instrument = null)
    {
        var world = new World(new WorldOptions { Instrument = instrument ?? Perpetual, Nets = isFirst });
        return world.Do(engine => engine.Start(world.Run(RunTwo, _second, nets: isSecond)));
    }

    // The first holds ten at 100; the second wants so many the other way at the next open.
    private World Against(decimal size)
    {
        var world = Of(true, true).Hold();
        _second.Say(Short(size));
        return world.Bar(100);
    }

    private static int Entries(World world) => world.Intents.Count(ticket => ticket.IsEntry);

    private static AccountFact.SignalMoved LastMove(World world) =>
        world.Facts.OfType<AccountFact.SignalMoved>().Last();

    private static void Refolds(World world) => StateDigest.Of(world.Refold(), world.Engine.Clock)
        .ShouldBe(StateDigest.Of(world.State, world.Engine.Clock));

    private static SignalProposal Exit { get; } =
        new() { Action = SignalAction.Close, Side = PositionSide.Long, Reason = "test" };

    private static SignalProposal Short(decimal size) => new()
    {
        Action = SignalAction.Open,
        Side = PositionSide.Short,
        Size = new SizingRule.FixedQuantity(size),
        StopLoss = 104,
        DeclaredExit = "the test says when",
        Reason = "test",
    };
}
