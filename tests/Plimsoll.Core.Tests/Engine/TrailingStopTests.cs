using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Engine;

public sealed class TrailingStopTests
{
    [Fact]
    public void It_waits_until_the_trade_has_gained_its_risk()
    {
        var world = new World().HoldTrailing(distanceFraction: 0.01m, armAtR: 1m);
        world.Bar((100, 101.99, 100, 101)).Position.Stop.ShouldBe(Price.Of(98m), "one cent short of 1 R");
        world.Bar((101, 102, 101, 101)).Position.Stop.ShouldBe(Price.Of(100.98m), "1 % behind 102");
    }

    [Fact]
    public void It_only_tightens()
    {
        var world = new World().HoldTrailing(0.01m, 1m).Bar((100, 110, 100, 109));
        world.Position.Stop.ShouldBe(Price.Of(108.9m));
        world.Bar((109, 109.5, 109, 109)).Position.Stop.ShouldBe(Price.Of(108.9m));
    }

    [Fact]
    public void A_distance_wider_than_the_initial_stop_never_loosens_it()
    {
        var world = new World().HoldTrailing(0.05m, 0m).Bar((100, 101, 100, 101));
        world.Position.Stop.ShouldBe(Price.Of(98m));
    }

    [Fact]
    public void The_orders_follow_and_the_exit_says_why()
    {
        var world = new World().HoldTrailing(0.01m, 1m).Bar((100, 110, 100, 109));
        var working = world.Venue.Working.Single(order => order.Ticket.Purpose == OrderPurpose.Stop);
        working.Ticket.StopPrice.ShouldBe(Price.Of(108.9m));
        world.Bar((109, 109, 108, 108.5));
        var trip = world.Trips.Single();
        (trip.ExitPrice, trip.ExitReason).ShouldBe((108.9m, ExitReason.Trailing));
        trip.InitialStop.ShouldBe(Price.Of(98m), "what was planned stays written down");
    }

    [Fact]
    public void The_facts_alone_bring_it_back()
    {
        var world = new World().HoldTrailing(0.01m, 1m).Bar((100, 110, 100, 109));
        var position = world.Refold().Positions[World.Slot];
        (position.Stop, position.HasTrailed).ShouldBe((Price.Of(108.9m), true));
        position.Trailing.ShouldBe(new TrailingStop(0.01m, 1m));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(-0.01, 1)]
    [InlineData(0.01, -0.1)]
    public void What_cannot_follow_is_refused(double distance, double arm) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new TrailingStop((decimal)distance, (decimal)arm));

    [Fact]
    public void A_stop_cannot_be_moved_away_from_price()
    {
        var world = new World().Hold();
        Should.Throw<InvalidOperationException>(() => world.State.Apply(
            new AccountFact.StopTightened(World.Start, world.Options.Instrument.Id, Price.Of(97m))));
    }
}
