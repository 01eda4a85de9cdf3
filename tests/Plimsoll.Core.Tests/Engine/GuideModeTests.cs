using Plimsoll.Core.Engine;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Engine;

public sealed class GuideModeTests
{
    private static World Guide() => new(new WorldOptions { Mode = OperatingMode.Guide });

    [Fact]
    public void An_entry_is_held_with_its_verdict_and_nothing_is_sent()
    {
        var world = Guide().Buy().Bar(100).Bar(100);
        world.Last(OrderPurpose.Entry).Status.ShouldBe(OrderStatus.Held);
        world.Facts.OfType<AccountFact.RiskDecided>().Single().Decision.IsApproved.ShouldBeTrue();
        world.Venue.Working.ShouldBeEmpty();
        world.State.Entries.Since(World.Start).ShouldBe(0, "only what is released counts");
    }

    [Fact]
    public void Approving_is_releasing_and_the_gate_runs_again()
    {
        var world = Guide().Buy().Bar(100);
        world.Do(engine => engine.Approve(1).ShouldBeNull()).Bar(100);
        world.Position.IsFlat.ShouldBeFalse();
        world.Facts.OfType<AccountFact.RiskDecided>().Count().ShouldBe(2);
        world.Venue.Working.ShouldContain(order => order.Ticket.Purpose == OrderPurpose.Stop, "protection is not held");
        world.State.Entries.Since(World.Start).ShouldBe(1);
    }

    [Fact]
    public void The_second_look_may_refuse()
    {
        var world = Guide().Buy().Bar(100);
        world.Engine.IsTradingEnabled = false;
        world.Engine.Approve(1).ShouldBe("risk.trading_disabled");
        world.Last(OrderPurpose.Entry).Status.ShouldBe(OrderStatus.Rejected);
    }

    [Theory]
    [InlineData(101.0, null)]
    [InlineData(101.01, "signal.price_moved")]
    public void Half_the_risk_further_away_is_another_trade(double mark, string? code) =>
        Guide().Buy(stop: 98, target: 110).Bar(100).Bar(mark).Engine.Approve(1).ShouldBe(code);

    [Fact]
    public void After_its_hours_a_held_signal_is_gone()
    {
        var world = Guide().Buy().Bar(100);
        world.Do(engine => engine.OnTime(engine.Clock + TimeSpan.FromHours(24)));
        world.State.Signals.Open.ShouldBeEmpty();
        world.Last(OrderPurpose.Entry).Status.ShouldBe(OrderStatus.Cancelled);
        world.Engine.Approve(1).ShouldBe("signal.state");
    }

    [Fact]
    public void A_discretionary_exit_waits_and_a_protective_one_does_not()
    {
        var world = Guide().Buy().Bar(100).Do(engine => engine.Approve(1)).Bar(100).Sell().Bar(100);
        world.Last(OrderPurpose.Exit).Status.ShouldBe(OrderStatus.Held);
        world.Sell().Bar(100).LastCode.ShouldBe("signal.duplicate");
        world.Bar((97, 97, 97, 97)).Trips.Single().ExitReason.ShouldBe(ExitReason.Stop);
        world.Last(OrderPurpose.Exit).Status.ShouldBe(OrderStatus.Cancelled);
        world.State.Signals.Open.ShouldBeEmpty("there is nothing left to close");
    }

    [Fact]
    public void A_released_exit_closes()
    {
        var world = Guide().Buy().Bar(100).Do(engine => engine.Approve(1)).Bar(100).Sell().Bar(100);
        world.Do(engine => engine.Approve(2).ShouldBeNull()).Bar(100);
        world.Trips.Single().ExitReason.ShouldBe(ExitReason.SignalClose);
    }

    [Fact]
    public void Kill_and_shutdown_take_held_orders_along()
    {
        var killed = Guide().Buy().Bar(100).Do(engine => engine.Kill("owner"));
        killed.State.Orders.Open.ShouldBeEmpty();
        killed.State.Kill.ShouldBe(KillState.FlatProven);
        var shut = Guide().Buy().Bar(100).Do(engine => engine.ShutDown("command"));
        (shut.State.Orders.Open.Count, shut.LastCode).ShouldBe((0, "risk.emergency_shutdown"));
    }

    [Fact]
    public void A_held_order_cancelled_by_hand_takes_its_signal_along()
    {
        var world = Guide().Buy().Bar(100).Do(engine => engine.CancelOrder(1).ShouldBeNull());
        world.State.Signals.Open.ShouldBeEmpty();
        world.Buy().Bar(100).Last(OrderPurpose.Entry).Status.ShouldBe(OrderStatus.Held);
    }
}
