using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Engine;

public sealed class ProtectionTests
{
    [Fact]
    public void A_signal_never_fills_in_its_own_bar()
    {
        var world = new World().Buy().Bar((100, 105, 95, 101));
        world.Fills.ShouldBeEmpty();
        world.Bar((102, 103, 101, 102));
        world.Fills.Single().Price.ShouldBe(Price.Of(102m));
    }

    [Fact]
    public void A_filled_entry_is_protected_before_the_bar_goes_on()
    {
        var world = new World().Hold();
        Working(world, OrderPurpose.Stop).ShouldBe((10m, 98m));
        Working(world, OrderPurpose.Target).ShouldBe((10m, 106m));
    }

    [Fact]
    public void Each_partial_fill_re_sizes_stop_and_target()
    {
        var world = new World().Buy().Bar(100);
        foreach (var (volume, held) in new[] { (40.0, 4m), (0.0, 4m), (40.0, 8m), (40.0, 10m) })
        {
            world.Bar((100, 100, 100, 100), volume);
            world.Position.Quantity.Value.ShouldBe(held);
            Working(world, OrderPurpose.Stop).ShouldBe((held, 98m));
            Working(world, OrderPurpose.Target).ShouldBe((held, 106m));
            world.Venue.Working.Count(order => order.Ticket.ReduceOnly).ShouldBe(2, "the old ones are gone");
        }

        world.Fills.Select(fill => fill.Quantity.Value).ShouldBe([4m, 4m, 2m]);
    }

    [Fact]
    public void A_bar_without_volume_fills_nothing()
    {
        var world = new World().Buy().Bar(100).Bar((100, 100, 100, 100), volume: 0);
        world.Fills.ShouldBeEmpty();
        world.Bar(100).Fills.Count().ShouldBe(1);
    }

    [Fact]
    public void A_stop_that_fills_in_parts_keeps_protecting_the_rest()
    {
        var world = new World().Hold().Bar((97, 97, 97, 97), volume: 30);
        world.Position.Quantity.Value.ShouldBe(7m);
        Working(world, OrderPurpose.Target).ShouldBe((7m, 106m));
        world.Bar((96, 96, 96, 96), volume: 1_000);
        world.Trips.Single().ExitPrice.ShouldBe((3m * 97m + 7m * 96m) / 10m);
        world.Venue.Working.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_stopped_out_is_not_bought_again_by_the_rest_of_its_entry()
    {
        var world = new World { IsVenueSilent = true }.Buy().Bar(100);
        var entry = world.Last(OrderPurpose.Entry);
        world.Hear(new OrderReport.Accepted(entry.Ticket.IntentNumber, world.BarOpen, "V1"));
        world.Hear(new OrderReport.Filled(TestFill.Of(world, entry, 4m)));
        world.Hear(new OrderReport.Filled(TestFill.Of(world, world.Last(OrderPurpose.Stop), 4m, price: 98m)));
        entry.Status.ShouldBe(OrderStatus.CancelRequested);
        world.Trips.Single().NetPnl.ShouldBe(new Money(-8m));
    }

    [Fact]
    public void After_the_stop_nothing_of_the_trade_goes_on_working()
    {
        var world = new World().Hold().Bar((99, 99, 97.5, 98));
        world.Position.IsFlat.ShouldBeTrue();
        world.Venue.Working.ShouldBeEmpty();
        world.State.Orders.Open.ShouldBeEmpty();
        world.State.Signals.Open.ShouldBeEmpty();
        world.Trips.Single().ExitReason.ShouldBe(ExitReason.Stop);
    }

    [Fact]
    public void A_refused_stop_takes_the_position_out_at_market()
    {
        var world = new World().Buy().Bar(100);
        world.IsVenueSilent = true;
        world.Bar(100);
        var stop = world.Last(OrderPurpose.Stop).Ticket.IntentNumber;
        world.Hear(new OrderReport.Refused(stop, world.BarOpen, "venue.down", "no"));
        world.Last(OrderPurpose.Exit).Ticket.Quantity.Value.ShouldBe(10m);
    }

    [Fact]
    public void A_stop_is_not_cancelled_by_hand_while_there_is_a_position()
    {
        var world = new World().Hold();
        var stop = world.Last(OrderPurpose.Stop).Ticket.IntentNumber;
        world.Engine.CancelOrder(stop).ShouldBe("risk.stop_loosened");
        world.Engine.CancelOrder(world.Last(OrderPurpose.Target).Ticket.IntentNumber).ShouldBeNull();
    }

    [Theory]
    [InlineData(SameBarPolicy.StopFirst, 102, 98, ExitReason.Stop)]
    [InlineData(SameBarPolicy.TargetFirst, 102, 104, ExitReason.Target)]
    [InlineData(SameBarPolicy.ByPath, 102, 98, ExitReason.Stop)]
    [InlineData(SameBarPolicy.ByPath, 99, 104, ExitReason.Target)]
    public void Stop_and_target_in_one_bar(SameBarPolicy policy, double close, decimal price, ExitReason reason)
    {
        var options = new WorldOptions();
        var world = new World(options with { Venue = options.Venue with { SameBarPolicy = policy } })
            .Hold(target: 104).Bar((100, 104.5, 97.5, close));
        var trip = world.Trips.Single();
        (trip.ExitPrice, trip.ExitReason, trip.IsAmbiguous).ShouldBe((price, reason, true));
    }

    [Fact]
    public void Beyond_the_stop_at_the_open_is_a_gap_and_its_loss_is_counted()
    {
        var trip = new World().Hold(target: 104).Bar((97, 99, 96, 98)).Trips.Single();
        (trip.ExitPrice, trip.GapLoss, trip.IsAmbiguous).ShouldBe((97m, new Money(10m), false));
        trip.NetPnl.ShouldBe(new Money(-30m));
    }

    [Fact]
    public void A_gap_in_favour_gives_the_better_open() =>
        new World().Hold(target: 104).Bar((105, 106, 104, 105)).Trips.Single().ExitPrice.ShouldBe(105m);

    [Fact]
    public void A_target_needs_more_than_a_touch()
    {
        var world = new World().Hold(target: 104).Bar((100, 104, 100, 102));
        world.Trips.ShouldBeEmpty();
        world.Bar((102, 104.01, 102, 103)).Trips.Single().ExitPrice.ShouldBe(104m);
    }

    [Fact]
    public void Entry_at_the_open_and_stop_in_the_same_bar_is_no_riddle()
    {
        var trip = new World().Buy().Bar(100).Bar((100, 101, 97, 99)).Trips.Single();
        (trip.ExitPrice, trip.IsAmbiguous).ShouldBe((98m, false));
    }

    [Fact]
    public void An_open_beyond_the_stop_buys_and_sells_at_once()
    {
        var trip = new World().Buy().Bar(100).Bar((97, 99, 96, 98)).Trips.Single();
        (trip.EntryPrice, trip.ExitPrice).ShouldBe((97m, 97m));
    }

    private static (decimal Quantity, decimal Price) Working(World world, OrderPurpose purpose)
    {
        var order = world.Venue.Working.Single(order => order.Ticket.Purpose == purpose);
        return (order.Remaining.Value, (order.Ticket.StopPrice ?? order.Ticket.LimitPrice)!.Value.Value);
    }
}
