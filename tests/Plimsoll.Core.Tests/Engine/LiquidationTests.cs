using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Tests.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Engine;

/// <summary>The venue ends a position whose margin is used up; the account books it, whatever else it had planned.</summary>
public sealed class LiquidationTests
{
    private static readonly Instrument Perpetual = RiskCase.Spot with
    {
        AssetClass = AssetClass.CryptoPerpetual,
        MaintenanceMarginFraction = 0.005m,
        Fees = FeeSchedule.None,
    };

    // Long 10 at 100 with 5: margin 200, liquidated at (1000 − 200)/(10 × 0.995) = 80.402…
    [Fact]
    public void A_gap_beyond_the_margin_liquidates_before_the_stop_is_asked()
    {
        var world = Held(PositionSide.Long, leverage: 5m);
        world.Bar((80.2, 80.3, 80.1, 80.25));

        var trip = world.Trips.Single();
        trip.ExitReason.ShouldBe(ExitReason.Liquidation);
        trip.ExitPrice.ShouldBe(80.2m);
        trip.GrossPnl.ShouldBe(new Money(-198m));
        // 0.5 % of 802 would be 4.01; 2 is what is left of the margin.
        trip.Fees.ShouldBe(new Money(2m));
        world.State.Marks.Exact().ShouldBe(new Money(9_800m));
        world.Position.IsFlat.ShouldBeTrue();
        world.Venue.Working.ShouldBeEmpty();
        world.Venue.Holdings[World.Slot].ShouldBe(0m);
    }

    [Fact]
    public void More_than_the_margin_is_never_lost()
    {
        var world = Held(PositionSide.Long, leverage: 5m);
        world.Bar((50, 51, 49, 50));

        world.Trips.Single().ExitPrice.ShouldBe(80m);
        world.State.Marks.Exact().ShouldBe(new Money(9_800m));
    }

    // Short 10 at 100 with 3: margin 333.33…, liquidated at (1000 + 333.33…)/(10 × 1.005) = 132.67…
    [Fact]
    public void A_short_is_liquidated_above()
    {
        var world = Held(PositionSide.Short, leverage: 3m);
        world.Bar((133, 133, 132, 133));

        var trip = world.Trips.Single();
        (trip.ExitReason, trip.ExitPrice).ShouldBe((ExitReason.Liquidation, 133m));
        world.State.Marks.Exact().Value.ShouldBeInRange(9_666.6666m, 9_666.6667m);
    }

    [Fact]
    public void Inside_a_bar_the_stop_comes_first()
    {
        var world = Held(PositionSide.Long, leverage: 5m);
        world.Bar((99, 99, 79, 80));

        (world.Trips.Single().ExitReason, world.Trips.Single().ExitPrice).ShouldBe((ExitReason.Stop, 98m));
    }

    // A tenth of a volume of 40: the stop takes 4, the rest has nobody to sell to above the liquidation.
    [Fact]
    public void What_the_stop_could_not_sell_in_the_bar_is_liquidated()
    {
        var world = Held(PositionSide.Long, leverage: 5m);
        world.Bar((99, 99, 79, 80), volume: 40);

        var fills = world.Fills.Where(fill => fill.Side == OrderSide.Sell).ToArray();
        fills.Select(fill => (fill.Quantity.Value, fill.Price.Value)).ShouldBe([(4m, 98m), (6m, 80.41m)]);
        world.Trips.Single().ExitReason.ShouldBe(ExitReason.Liquidation);
    }

    [Fact]
    public void The_facts_alone_give_the_same_account()
    {
        var world = Held(PositionSide.Long, leverage: 5m);
        world.Bar((70, 71, 69, 70));

        var again = world.Refold();

        again.Ledger.Cash.ShouldBe(world.State.Ledger.Cash);
        again.Positions[World.Slot].IsFlat.ShouldBeTrue();
    }

    [Fact]
    public void The_same_word_twice_is_booked_once()
    {
        var world = Held(PositionSide.Long, leverage: 5m);
        world.Bar((70, 71, 69, 70));
        var forced = world.Fills.Last();

        world.Hear(new OrderReport.Liquidated(forced with { IntentNumber = 0 }));

        world.Trips.Count().ShouldBe(1);
        world.State.Quarantine.ShouldBeEmpty();
    }

    [Fact]
    public void A_liquidation_of_what_is_not_held_quarantines_the_instrument()
    {
        var world = Held(PositionSide.Long, leverage: 5m);
        world.Bar((70, 71, 69, 70));

        world.Hear(new OrderReport.Liquidated(world.Fills.Last() with { IntentNumber = 0, VenueFillId = "other" }));

        world.State.Quarantine.ShouldContain(Perpetual.Id);
    }

    [Fact]
    public void Without_borrowing_a_long_is_never_liquidated()
    {
        var world = Held(PositionSide.Long, leverage: 1m);
        world.Bar((1, 1, 0.5, 1));

        world.Trips.Single().ExitReason.ShouldBe(ExitReason.Stop);
    }

    private static World Held(PositionSide side, decimal leverage)
    {
        var sign = side == PositionSide.Long ? 1 : -1;
        var world = new World(new WorldOptions
        {
            Instrument = Perpetual,
            Leverage = leverage,
            Sizing = new SizingRule.FixedQuantity(10m),
        });
        world.Propose(new SignalProposal
        {
            Action = SignalAction.Open,
            Side = side,
            StopLoss = 100 - sign * 2,
            TakeProfit = 100 + sign * 6,
            Reason = "test",
        }).Bar(100).Bar(100);
        world.Position.Quantity.ShouldBe(Quantity.Of(10m));
        return world;
    }
}
