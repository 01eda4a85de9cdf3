using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Engine;

public sealed class RunTests
{
    [Fact]
    public void Five_losing_trades_in_a_row_disable_the_run_with_the_fifth_fill()
    {
        var world = new World();
        for (var loss = 1; loss <= 5; loss++)
        {
            world.State.Runs[World.RunOne].DisabledReason.ShouldBeNull();
            Lose(world);
        }

        world.Facts.SkipWhile(fact => fact is not AccountFact.FillBooked { Fill.VenueFillId: "10" })
            .TakeWhile(fact => fact is not AccountFact.SignalCreated)
            .OfType<AccountFact.RunDisabled>().Count().ShouldBe(1, "before anything else could be thought of");
        Hour(world).Buy().Bar(100).LastCode.ShouldBe("risk.strategy_disabled");
        world.Do(engine => engine.EnableRun(World.RunOne, "owner", "new market"));
        world.Buy().Bar(100).Bar(100).Position.IsFlat.ShouldBeFalse();
    }

    [Fact]
    public void A_win_resets_the_streak_and_a_trade_that_nets_nothing_is_a_loss()
    {
        var world = new World();
        for (var trade = 0; trade < 4; trade++)
            Lose(world);
        Hour(world).Hold(target: 106).Bar((107, 107, 107, 107));
        world.State.Runs[World.RunOne].ConsecutiveLosses.ShouldBe(0);
        Hour(world).Hold().Sell().Bar(100).Bar(100);
        world.Trips.Last().NetPnl.ShouldBe(Money.Zero);
        world.State.Runs[World.RunOne].ConsecutiveLosses.ShouldBe(1);
    }

    [Fact]
    public void A_disabled_run_keeps_the_management_of_its_position()
    {
        var world = new World().Hold();
        world.Break();
        world.Bar(100).State.Runs[World.RunOne].DisabledReason.ShouldNotBeNull().ShouldStartWith("strategy.faulted");
        world.Bar((97, 97, 97, 97)).Trips.Single().ExitReason.ShouldBe(ExitReason.Stop);
    }

    [Fact]
    public void The_sixth_entry_within_an_hour_is_refused_and_the_minute_after_it_passes()
    {
        var world = new World();
        for (var entry = 0; entry < 5; entry++)
            Round(world);
        world.Buy().Bar(100).LastCode.ShouldBe("risk.entries_per_hour");
        var first = world.Facts.OfType<AccountFact.OrderIntended>().First().Time;
        while (world.BarOpen + TimeSpan.FromMinutes(1) < first + TimeSpan.FromHours(1))
            world.Bar(100);
        world.Buy().Bar(100);
        world.Intents.Last().Purpose.ShouldBe(OrderPurpose.Entry);
        world.Engine.Clock.ShouldBe(first + TimeSpan.FromHours(1), "60 minutes ago is no longer within 60 minutes");
    }

    [Fact]
    public void The_twenty_first_entry_of_a_day_waits_for_midnight()
    {
        var world = new World(new WorldOptions { Timeframe = Timeframe.Of("15m") });
        while (world.State.Entries.Since(World.Start) < 20)
            Round(world);
        world.Buy().Bar(100).LastCode.ShouldBe("risk.entries_per_day");
        while (world.Engine.Clock < World.Start + TimeSpan.FromDays(1))
            world.Bar(100);
        world.Buy().Bar(100).Bar(100).Position.IsFlat.ShouldBeFalse();
    }

    [Fact]
    public void An_entry_that_ends_unfilled_counts_no_more()
    {
        var options = new WorldOptions();
        var world = new World(options with { Venue = options.Venue with { FillProbability = 0m } });
        for (var miss = 0; miss < 8; miss++)
            world.Buy().Bar(100).LastCode.ShouldBe("simulation.no_fill");
        world.State.Entries.Since(World.Start).ShouldBe(0);
    }

    [Fact]
    public void A_stopped_run_leaves_its_position_to_its_stop_or_takes_it_along()
    {
        var kept = new World().Hold().Do(engine => engine.Stop(World.RunOne, "enough", flatten: false)).Bar(100);
        kept.Venue.Working.Count.ShouldBe(2);
        var gone = new World().Hold().Do(engine => engine.Stop(World.RunOne, "enough", flatten: true)).Bar(100);
        gone.Position.IsFlat.ShouldBeTrue();
    }

    [Theory]
    [InlineData(101.0, 106.0, "signal.geometry")]
    [InlineData(100.0, 106.0, "signal.geometry")]
    [InlineData(98.0, 99.0, "signal.geometry")]
    [InlineData(98.0, 102.99, "signal.reward_risk")]
    [InlineData(double.NaN, 106.0, "signal.geometry")]
    [InlineData(-5.0, 106.0, "signal.geometry")]
    [InlineData(98.0, 1e30, "signal.geometry")]
    public void A_signal_that_is_no_trade_is_stored_as_rejected(double stop, double target, string code)
    {
        var world = new World().Buy(stop, target).Bar(100);
        world.LastCode.ShouldBe(code);
        world.Intents.ShouldBeEmpty();
    }

    [Fact]
    public void Every_entry_has_a_stop() => new World().Propose(new()
    {
        Action = SignalAction.Open,
        Side = PositionSide.Long,
        TakeProfit = 106,
        Reason = "test",
    }).Bar(100).LastCode.ShouldBe("signal.no_stop");

    [Fact]
    public void A_second_entry_while_the_first_is_in_the_air_or_held_is_a_duplicate()
    {
        var world = new World { IsVenueSilent = true }.Buy().Bar(100);
        world.Buy().Bar(100).LastCode.ShouldBe("signal.duplicate");
        new World().Hold().Buy().Bar(100).LastCode.ShouldBe("signal.duplicate");
    }

    [Fact]
    public void A_size_below_the_minimum_is_the_sizers_word()
    {
        var world = new World(new WorldOptions { Sizing = new SizingRule.FixedQuote(1m) }).Buy().Bar(100);
        world.LastCode.ShouldBe("signal.size_below_minimum");
        world.Facts.OfType<AccountFact.RiskDecided>().Single().Decision.IsApproved.ShouldBeFalse();
    }

    [Fact]
    public void A_mark_that_is_no_price_is_left_to_go_stale()
    {
        var world = new World();
        foreach (var price in new[] { double.NaN, -1, 0, double.PositiveInfinity })
            world.Bar((100, 100, 100, price));
        world.State.Marks.MarkOf(World.Slot).ShouldBe(100);
        world.Buy().Bar((100, 100, 100, double.NaN));
        world.Intents.ShouldBeEmpty();
    }

    [Fact]
    public void Daily_loss_is_counted_from_the_days_first_equity_and_forgotten_at_midnight()
    {
        var world = new World(new WorldOptions
        {
            Timeframe = Timeframe.Of("1h"),
            Sizing = new SizingRule.RiskFraction(0.0199m),
            Budget = new RunBudget
            {
                MaxExposureFraction = 0.95m,
                MaxDailyLossFraction = 0.05m,
                MaxEntriesPerDay = 20,
            },
        });
        for (var loss = 0; loss < 3; loss++)
            Lose(world, stop: 93);
        world.Buy(stop: 93, target: 120).Bar(100).LastCode.ShouldBe("risk.strategy_daily_loss");
        while (world.Engine.Clock < World.Start + TimeSpan.FromDays(1))
            world.Bar(100);
        world.Buy(stop: 93, target: 120).Bar(100).Bar(100).Position.IsFlat.ShouldBeFalse();
    }

    private static World Lose(World world, double stop = 98) =>
        Hour(world).Hold(stop, target: 120).Bar((stop, stop, stop, stop)).Bar(100);

    private static World Round(World world) => world.Hold().Sell().Bar(100.5).Bar(101);

    // Five entries an hour are another test: the next one begins.
    private static World Hour(World world) => world.Do(engine => engine.OnTime(engine.Clock + TimeSpan.FromHours(1)));
}
