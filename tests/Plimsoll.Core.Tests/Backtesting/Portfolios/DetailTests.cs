using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Strategies.SmaCross;
using Plimsoll.Core.Tests.Risk;
using Plimsoll.Core.Trading;
using static Plimsoll.Core.Tests.Backtesting.Portfolios.PlannedStrategy;
using static Plimsoll.Core.Tests.Backtesting.Portfolios.PortfolioRun;

namespace Plimsoll.Core.Tests.Backtesting.Portfolios;

/// <summary>Finer bars inside the strategy's.</summary>
public sealed class DetailTests
{
    private const int Seeds = 20;

    private static readonly Timeframe Minute = Timeframe.OneMinute;
    private static readonly Instrument Alpha = Markets.Named("AAA");
    private static readonly SimulatedVenueOptions Exact = new() { SlippageFraction = 0m, SpreadIncrements = 0m };

    [Fact]
    public void Finer_bars_know_that_the_target_came_first()
    {
        // The hour: open 100, high 104.6, low 97.4. Its minutes: up to the target, then down through the stop.
        Bar[] minutes = [.. Hour(0, 100), .. Hour(1, 100, (20, 104.6), (40, 97.4)), .. Hour(2, 100)];
        var setup = Planned() with { Venue = Exact };

        var coarse = new PortfolioRun(setup, Hours(minutes)).Trips.ShouldHaveSingleItem();
        (coarse.ExitReason, coarse.ExitPrice, coarse.IsAmbiguous).ShouldBe((ExitReason.Stop, 98m, true));
        var fine = new PortfolioRun(Detailed(setup), minutes).Trips.ShouldHaveSingleItem();
        (fine.ExitReason, fine.ExitPrice, fine.IsAmbiguous).ShouldBe((ExitReason.Target, 104m, false));
        fine.ExitTime.ShouldBe(Markets.Start + TimeSpan.FromMinutes(80));
        fine.WorstPrice.ShouldBe(100, "what came after the exit is not its own");
    }

    [Fact]
    public void And_that_the_stop_came_first_whatever_the_policy_says()
    {
        Bar[] minutes = [.. Hour(0, 100), .. Hour(1, 100, (20, 97.4), (40, 104.6)), .. Hour(2, 100)];
        var setup = Planned() with { Venue = Exact with { SameBarPolicy = SameBarPolicy.TargetFirst } };

        new PortfolioRun(setup, Hours(minutes)).Trips.Single().ExitReason.ShouldBe(ExitReason.Target);
        var fine = new PortfolioRun(Detailed(setup), minutes).Trips.ShouldHaveSingleItem();
        (fine.ExitReason, fine.ExitTime).ShouldBe((ExitReason.Stop, Markets.Start + TimeSpan.FromMinutes(80)));
    }

    [Fact]
    public void A_fill_takes_its_share_of_each_finer_bar()
    {
        Bar[] minutes = [.. Hour(0, 100), .. Hour(1, 100), .. Hour(2, 100)];
        minutes = [.. minutes.Select(bar => bar with { Volume = 2 })];
        var setup = Planned() with { Venue = Exact, Sizing = new SizingRule.FixedQuantity(1m) };

        var coarse = new PortfolioRun(setup, Hours(minutes)).Fills.First();
        coarse.Quantity.Value.ShouldBe(1m, "a tenth of 120");
        var bought = new PortfolioRun(Detailed(setup), minutes).Fills.Where(fill => fill.Side == OrderSide.Buy).ToList();
        bought.Select(fill => fill.Quantity.Value).ShouldBe([0.2m, 0.2m, 0.2m, 0.2m, 0.2m]);
        bought.Select(fill => fill.Time).ShouldBe(
            Enumerable.Range(60, 5).Select(minute => Markets.Start + TimeSpan.FromMinutes(minute)));
    }

    [Fact]
    public void A_bar_whose_last_minutes_are_missing_ends_before_the_next_minute()
    {
        Bar[] minutes = [.. Hour(0, 100).Take(50), .. Hour(2, 101)];
        var run = new PortfolioRun(Detailed(Planned()) with { Venue = Exact }, minutes);

        run.Orders.First().CreatedAt.ShouldBe(Markets.Start + TimeSpan.FromHours(1));
        var entry = run.Fills.First();
        (entry.Time, entry.Price.Value).ShouldBe((Markets.Start + TimeSpan.FromHours(2), 101m));
        run.Points.Select(point => point.Time).ShouldBe(
            [Markets.Start + TimeSpan.FromHours(1), Markets.Start + TimeSpan.FromHours(3)]);
    }

    [Fact]
    public void A_last_bar_that_is_not_whole_makes_no_decision_but_counts()
    {
        Bar[] minutes = [.. Hour(0, 100), .. Hour(1, 100, (20, 97.4)).Take(30)];
        var run = new PortfolioRun(Detailed(Planned()) with { Venue = Exact }, minutes);

        run.Trips.ShouldHaveSingleItem().ExitReason.ShouldBe(ExitReason.Stop);
        run.Final.Count.ShouldBe(1);
        run.Points.Select(point => point.Time).ShouldBe(
            [Markets.Start + TimeSpan.FromHours(1), Markets.Start + TimeSpan.FromMinutes(90)]);
        run.Points[^1].Equity.ShouldBe((double)run.Session.Engine.State.Ledger.Cash.Value, 1e-6);
    }

    [Fact]
    public void The_strategy_sees_the_same_bars_and_orders_only_at_their_closes()
    {
        for (var seed = 1UL; seed <= Seeds; seed++)
        {
            var minutes = Markets.Walk(seed, 60 * 400, Minute);
            var setup = Crossing() with { Budget = RiskCase.Widest };
            var fine = new PortfolioRun(Detailed(setup), minutes);

            fine.Final.Select(one => one.Bar).ShouldBe(Hours(minutes));
            var entries = fine.Orders.Where(order => order.IsEntry).ToList();
            entries.ShouldNotBeEmpty();
            entries.ShouldAllBe(order => Markets.Hour.Floor(order.CreatedAt) == order.CreatedAt);
            fine.Fills.Where(fill => entries.Any(entry => entry.IntentNumber == fill.IntentNumber))
                .ShouldAllBe(fill => fill.Time >= entries.Single(entry => entry.IntentNumber == fill.IntentNumber).CreatedAt);
            fine.Points.Select(point => point.Time).ShouldBe(
                fine.Final.Select(one => one.Bar.OpenTime + Markets.Hour.Length));
        }
    }

    [Fact]
    public void Details_of_its_own_length_change_nothing()
    {
        for (var seed = 1UL; seed <= Seeds; seed++)
        {
            var bars = Markets.Walk(seed, 2_000, Markets.Hour);
            var coarse = new PortfolioRun(Crossing(), bars);
            var own = new PortfolioRun(Crossing() with { DetailTimeframe = Markets.Hour }, bars);

            own.Facts.Select(fact => fact.ToString()).ShouldBe(coarse.Facts.Select(fact => fact.ToString()));
            own.Points.ShouldBe(coarse.Points);
        }
    }

    [Fact]
    public void One_minute_that_holds_the_whole_hour_gives_what_the_hour_gives()
    {
        for (var seed = 1UL; seed <= Seeds; seed++)
        {
            var bars = Markets.Walk(seed, 2_000, Markets.Hour);
            var coarse = new PortfolioRun(Crossing(), bars);
            var fine = new PortfolioRun(Detailed(Crossing()), bars);

            coarse.Trips.Count().ShouldBeGreaterThan(1);
            fine.Orders.SkipLast(1).ShouldBe(coarse.Orders.Take(fine.Orders.Count() - 1));
            fine.Trips.SkipLast(1).Select(Text).ShouldBe(coarse.Trips.Take(fine.Trips.Count() - 1).Select(Text));
            fine.Points.SkipLast(1).ShouldBe(coarse.Points.SkipLast(1));
        }
    }

    [Fact]
    public void Several_instruments_with_details_trade_as_if_alone_where_no_limit_is_shared()
    {
        var names = Markets.Named("AAA", "BBB", "CCC");
        for (var seed = 1UL; seed <= 5; seed++)
        {
            Bar[][] minutes = [.. Enumerable.Range(0, 3).Select(slot => WithGaps(seed * 3 + (ulong)slot))];
            var together = new PortfolioRun(Detailed(Unlimited(names)), minutes);
            for (var slot = 0; slot < 3; slot++)
                together.TripsOf(names[slot]).ShouldBe(
                    new PortfolioRun(Detailed(Unlimited(names[slot])), minutes[slot]).TripsOf(names[slot]),
                    $"seed {seed}, slot {slot}");
        }
    }

    private static BacktestSetup Unlimited(params Instrument[] instruments) => Crossing() with
    {
        Instruments = instruments,
        InitialBalance = new Money(10_000_000m),
        Sizing = new SizingRule.FixedQuantity(1m),
        Limits = Core.Risk.RiskLimits.ForMeasurement(),
        Budget = Core.Risk.RunBudget.ForMeasurement(),
    };

    /// <summary>Long at the close of the first hour, stop 98, target 104.</summary>
    private static BacktestSetup Planned() => Setup(Of((0, Long(stop: 98, target: 104))), Alpha);

    private static BacktestSetup Crossing() => Setup(new SmaCrossDefinition(), Alpha) with
    {
        Parameters = new Dictionary<string, string> { ["fast"] = "4", ["slow"] = "12" },
    };

    private static BacktestSetup Detailed(BacktestSetup setup) => setup with { DetailTimeframe = Minute };

    private static Bar[] WithGaps(ulong seed) =>
    [
        .. Markets.Walk(seed, 60 * 200, Minute).Where((_, i) =>
            i > 60 * 199 || (i % 97 != (int)(seed % 97) && i / 90 % 11 != (int)(seed % 11))),
    ];

    /// <summary>Sixty minutes at one price, but for those that touch another and come back.</summary>
    private static Bar[] Hour(int hour, double price, params (int Minute, double Price)[] touches)
    {
        var bars = new Bar[60];
        for (var minute = 0; minute < 60; minute++)
        {
            var touched = touches.Where(touch => touch.Minute == minute).Select(touch => touch.Price).Append(price);
            bars[minute] = new Bar(
                Markets.Start + TimeSpan.FromMinutes(60 * hour + minute), price, touched.Max(), touched.Min(), price, 1e9);
        }

        return bars;
    }

    /// <summary>Hours by sorting into them, not by building.</summary>
    private static Bar[] Hours(IEnumerable<Bar> minutes) =>
    [
        .. minutes.GroupBy(bar => bar.OpenTime.Micros / TimeSpan.MicrosecondsPerHour).Select(hour => new Bar(
            new Timestamp(hour.Key * TimeSpan.MicrosecondsPerHour),
            hour.First().Open,
            hour.Max(bar => bar.High),
            hour.Min(bar => bar.Low),
            hour.Last().Close,
            (double)hour.Sum(bar => (decimal)bar.Volume))),
    ];
}
