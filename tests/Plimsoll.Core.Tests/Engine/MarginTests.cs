using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Tests.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Engine;

/// <summary>A margined position through the whole account: cash, margin, unrealised, funding.</summary>
public sealed class MarginTests
{
    private static readonly Instrument Perpetual = RiskCase.Spot with
    {
        AssetClass = AssetClass.CryptoPerpetual,
        MaintenanceMarginFraction = 0.005m,
        Fees = new FeeSchedule.OfValue(0.0004m, 0.0004m),
    };

    [Fact]
    public void Cash_margin_and_unrealised_follow_the_worked_example()
    {
        var world = Perpetuals(0.3m, 5m).Bar(50_000);
        Long(world, stop: 49_500, target: 51_000).Bar(50_000).Bar(50_000);

        Books(world).ShouldBe((6_994m, 3_000m, 9_994m));
        world.Position.Leverage.ShouldBe(5m);
        decimal.Round(Liquidation.PriceOf(world.Position)!.Value, 2).ShouldBe(40_201.01m);

        world.Bar((50_000, 50_999, 50_000, 50_999)).Bar((50_999, 51_000, 50_999, 51_000));
        Books(world).ShouldBe((6_994m, 3_000m, 10_294m));

        world.Do(engine => engine.OnFunding(World.Slot, 0.0001m, world.BarOpen));
        Books(world).ShouldBe((6_992.47m, 3_000m, 10_292.47m));

        world.Bar((51_000, 51_000.01, 51_000, 51_000));
        Books(world).ShouldBe((10_286.35m, 0m, 10_286.35m));
        var trip = world.Trips.Single();
        (trip.GrossPnl.Value, trip.Fees.Value, trip.Funding.Value, trip.NetPnl.Value)
            .ShouldBe((300m, 12.12m, 1.53m, 286.35m));
        world.State.Ledger.FundingPaid.ShouldBe(new Money(1.53m));
    }

    [Fact]
    public void A_short_receives_funding_above_zero_and_pays_it_below()
    {
        var world = Perpetuals(0.2m, 3m).Bar(50_000);
        Short(world, stop: 50_500, target: 48_500).Bar(50_000).Bar(50_000);

        world.Do(engine => engine.OnFunding(World.Slot, 0.0002m, world.BarOpen));
        world.State.Ledger.FundingPaid.ShouldBe(new Money(-2m));
        world.Do(engine => engine.OnFunding(World.Slot, -0.0001m, world.BarOpen));
        world.State.Ledger.FundingPaid.ShouldBe(new Money(-1m));
        world.Position.Funding.ShouldBe(new Money(-1m));
    }

    [Fact]
    public void Nothing_is_paid_where_nothing_is_held_or_the_instrument_has_no_funding()
    {
        var flat = Perpetuals(0.2m, 3m).Bar(50_000);
        flat.Do(engine => engine.OnFunding(World.Slot, 0.01m, flat.BarOpen));
        var spot = new World().Hold();
        spot.Do(engine => engine.OnFunding(World.Slot, 0.01m, spot.BarOpen));

        flat.Facts.Concat(spot.Facts).OfType<AccountFact.FundingBooked>().ShouldBeEmpty();
    }

    [Fact]
    public void A_margin_that_leverage_does_not_divide_is_rounded_and_comes_back_whole()
    {
        var world = Perpetuals(0.01m, 3m).Bar(50_000);
        Long(world, stop: 49_000, target: 53_000).Bar(50_000).Bar(50_000);

        world.Position.Margin.ShouldBe(new Money(166.66666667m));
        world.Sell().Bar(50_000).Bar(50_000);
        Books(world).ShouldBe((9_999.6m, 0m, 9_999.6m));
    }

    [Fact]
    public void The_same_facts_give_the_same_books()
    {
        var world = Perpetuals(0.3m, 5m).Bar(50_000);
        Long(world, stop: 49_500, target: 51_000).Bar(50_000).Bar(50_000);
        world.Do(engine => engine.OnFunding(World.Slot, 0.0003m, world.BarOpen));

        var again = world.Refold();

        (again.Ledger.Cash, again.Ledger.FundingPaid, again.Positions[World.Slot].Margin)
            .ShouldBe((world.State.Ledger.Cash, world.State.Ledger.FundingPaid, world.Position.Margin));
    }

    [Fact]
    public void A_wish_above_the_hard_leverage_is_refused()
    {
        var world = Perpetuals(0.01m, 6m).Bar(50_000);
        Long(world, stop: 49_500, target: 51_000).Bar(50_000);

        world.LastCode.ShouldBe("risk.leverage");
    }

    private static (decimal Cash, decimal Margin, decimal Equity) Books(World world) =>
        (world.State.Ledger.Cash.Value, world.Position.Margin.Value, world.State.Marks.Exact().Value);

    private static World Perpetuals(decimal quantity, decimal leverage) => new(new WorldOptions
    {
        Instrument = Perpetual,
        Leverage = leverage,
        Sizing = new SizingRule.FixedQuantity(quantity),
    });

    private static World Long(World world, double stop, double target) => world.Buy(stop, target);

    private static World Short(World world, double stop, double target) => world.Propose(new SignalProposal
    {
        Action = SignalAction.Open,
        Side = PositionSide.Short,
        StopLoss = stop,
        TakeProfit = target,
        Reason = "test",
    });
}
