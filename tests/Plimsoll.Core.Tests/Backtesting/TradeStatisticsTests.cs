using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Backtesting;

public sealed class TradeStatisticsTests
{
    [Fact]
    public void The_worked_example_gives_its_ratios()
    {
        var summary = Summarize(120, -50, 200, -80, 60);

        summary.WinRate.ShouldBe(0.6);
        summary.ProfitFactor!.Value.ShouldBe(2.9231, 5e-5);
        summary.Expectancy.ShouldBe(50);
        summary.PayoffRatio!.Value.ShouldBe(1.9487, 5e-5);
        summary.LargestWin.ShouldBe(new Money(200));
        summary.LargestLoss.ShouldBe(new Money(-80));
    }

    [Fact]
    public void Streaks_and_sums_follow_the_order_of_trades()
    {
        var summary = Summarize(10, 20, -5, 0, -5, 30);

        summary.MaxConsecutiveWins.ShouldBe(2);
        summary.MaxConsecutiveLosses.ShouldBe(3); // A trade that nets zero is a loss.
        summary.NetProfit.ShouldBe(new Money(50));
        summary.AverageDurationHours.ShouldBe(2);
        summary.Notional.ShouldBe(new Money(6 * 200));
    }

    [Fact]
    public void Without_losses_or_trades_ratios_are_null()
    {
        Summarize(10, 20).ProfitFactor.ShouldBeNull();
        Summarize(10, 20).PayoffRatio.ShouldBeNull();
        Summarize(-10).PayoffRatio.ShouldBeNull();
        Summarize().Expectancy.ShouldBeNull();
        Summarize().AverageDurationHours.ShouldBeNull();
        Summarize(1).ExpectancyR.ShouldBeNull();
    }

    [Fact]
    public void Expectancy_in_r_counts_only_trades_with_a_stop()
    {
        var statistics = new TradeStatistics();
        statistics.Add(Trade(100) with { InitialRisk = new Money(50) });
        statistics.Add(Trade(-50) with { InitialRisk = new Money(50) });
        statistics.Add(Trade(1_000));

        statistics.Summarize().ExpectancyR.ShouldBe(0.5);
    }

    internal static RoundTrip Trade(decimal net) => new()
    {
        Number = 1,
        InstrumentId = InstrumentId.Of("sim:ALPHA-USD"),
        Side = PositionSide.Long,
        EntryTime = EquitySeries.Start,
        ExitTime = EquitySeries.Start + TimeSpan.FromHours(2),
        EntryPrice = 100m,
        ExitPrice = 100m,
        Quantity = Quantity.Of(1),
        GrossPnl = new Money(net + 2),
        Fees = new Money(2),
        SlippageCost = Money.Zero,
        InitialRisk = Money.Zero,
        WorstPrice = 99,
        BestPrice = 101,
        ExitReason = ExitReason.SignalClose,
    };

    private static TradeSummary Summarize(params decimal[] nets)
    {
        var statistics = new TradeStatistics();
        foreach (var net in nets)
            statistics.Add(Trade(net));
        return statistics.Summarize();
    }
}
