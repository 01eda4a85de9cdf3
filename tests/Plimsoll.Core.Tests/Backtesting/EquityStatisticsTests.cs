using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Tests.Backtesting;

public sealed class EquityStatisticsTests
{
    private static readonly double[] Example = [10_000, 10_100, 10_050, 10_200, 10_150, 10_300];

    [Fact]
    public void The_worked_example_gives_its_drawdowns()
    {
        var summary = EquitySeries.Daily(Example);

        summary.MaxDrawdown.ShouldBe(0.0049505, 5e-8);
        summary.AverageDrawdown.ShouldBe(0.0016421, 5e-8);
        summary.MaxDrawdownMoney.ShouldBe(50);
        summary.MaxDrawdownDuration.ShouldBe(TimeSpan.FromDays(2));
    }

    [Theory]
    [InlineData(365, 12.4579)]
    [InlineData(252, 10.3084)]
    public void The_worked_example_gives_its_sharpe_ratio(double periods, double expected)
    {
        var options = new EquityStatisticsOptions(periods, periods, 0.02);
        var metrics = Metrics(EquitySeries.Summarize(Example, Timeframe.Of("1d"), options));

        metrics.SharpeRatio!.Value.ShouldBe(expected, 5e-5);
        metrics.RecoveryFactor.ShouldBe(6.0);
        metrics.RatioBasis.ShouldBe("base");
    }

    [Fact]
    public void The_worked_example_gives_its_moments_and_sortino_ratio()
    {
        var options = new EquityStatisticsOptions(252, 252, 0.02);
        var summary = EquitySeries.Summarize(Example, Timeframe.Of("1d"), options);

        summary.BaseReturns.Mean.ShouldBe(0.00597025, 5e-9);
        summary.BaseReturns.StandardDeviation.ShouldBe(0.00907175, 5e-9);
        Metrics(summary).SortinoRatio!.Value.ShouldBe(29.5386, 5e-5);
    }

    [Theory]
    [InlineData(2, 1UL)]
    [InlineData(255, 2UL)]
    [InlineData(256, 3UL)]
    [InlineData(257, 4UL)]
    [InlineData(1_999, 5UL)]
    [InlineData(5_000, 6UL)]
    public void Streaming_agrees_with_the_textbook(int points, ulong seed)
    {
        var equity = EquitySeries.Walk(points, seed);
        var options = EquityStatisticsOptions.For(AssetClass.CryptoSpot, Timeframe.OneMinute);
        var summary = EquitySeries.Summarize(equity, Timeframe.OneMinute, options, exposure: 0.25);
        var returns = Textbook.Returns(equity);
        var drawdowns = Textbook.Drawdowns(equity);

        summary.BaseReturns.Mean.ShouldBe(returns.Average(), 1e-15);
        summary.BaseReturns.StandardDeviation.ShouldBe(Textbook.Deviation(returns), 1e-14);
        summary.MaxDrawdown.ShouldBe(drawdowns.Max());
        summary.AverageDrawdown.ShouldBe(drawdowns.Average(), 1e-13);
        summary.UlcerIndex.ShouldBe(Math.Sqrt(drawdowns.Average(drawdown => drawdown * drawdown)), 1e-13);
        summary.MeanEquity.ShouldBe(equity.Average(), 1e-7);
        summary.TimeInMarket.ShouldBe((points + 1) / 2 / (double)points, 1e-12);
        summary.AverageExposure.ShouldBe(0.25 * summary.TimeInMarket, 1e-12);
        if (points > 100)
            RatiosAgree(summary, returns);
    }

    [Fact]
    public void A_run_of_sixty_days_is_judged_by_its_days()
    {
        var equity = EquitySeries.Walk(24 * 61, 7);
        var options = EquityStatisticsOptions.For(AssetClass.CryptoSpot, Timeframe.Of("1h"));
        var summary = EquitySeries.Summarize(equity, Timeframe.Of("1h"), options);
        var days = equity.Where((_, i) => i % 24 == 23).ToArray();

        summary.Daily.Select(day => day.Equity).ShouldBe(days);
        summary.Daily[0].Day.ShouldBe(new DateOnly(2023, 1, 1));
        var metrics = Metrics(summary);
        metrics.RatioBasis.ShouldBe("daily");
        metrics.SharpeRatio!.Value.ShouldBe(Textbook.Sharpe(Textbook.Returns(days), 0.02, 365), 1e-9);
        metrics.Cagr!.Value.ShouldBe(Math.Pow(equity[^1] / equity[0], 365 / summary.Length.TotalDays) - 1, 1e-12);
    }

    [Fact]
    public void Undefined_figures_are_null_and_never_zero()
    {
        var metrics = Metrics(EquitySeries.Daily());

        metrics.TotalReturn.ShouldBeNull();
        metrics.MaxDrawdown.ShouldBeNull();
        metrics.SharpeRatio.ShouldBeNull();
        metrics.ProfitFactor.ShouldBeNull();
        metrics.WinRate.ShouldBeNull();
        metrics.Var95.ShouldBeNull();
    }

    [Fact]
    public void An_account_that_grows_evenly_has_no_volatility_to_divide_by()
    {
        var equity = Enumerable.Range(0, 1_000).Select(day => 10_000 * Math.Pow(1.001, day)).ToArray();
        var summary = EquitySeries.Daily(equity);

        summary.BaseReturns.Mean.ShouldBe(0.001, 1e-15);
        Metrics(summary).SharpeRatio.ShouldBeNull();
        Metrics(summary).SortinoRatio.ShouldBeNull();
        Metrics(summary).CalmarRatio.ShouldBeNull();
    }

    [Fact]
    public void A_drawdown_that_never_recovers_lasts_until_the_end()
    {
        var summary = EquitySeries.Daily(100, 110, 90, 95, 80, 85);

        summary.MaxDrawdown.ShouldBe(30 / 110.0);
        summary.MaxDrawdownDuration.ShouldBe(TimeSpan.FromDays(4));
    }

    [Fact]
    public void A_lost_account_has_a_drawdown_but_no_ratios()
    {
        var summary = EquitySeries.Daily(100, 50, 0, 0, 0, 0);
        var metrics = Metrics(summary);

        metrics.MaxDrawdown.ShouldBe(1);
        metrics.TotalReturn.ShouldBe(-1);
        metrics.SharpeRatio.ShouldBeNull();
    }

    private static BacktestMetrics Metrics(EquitySummary summary) =>
        MetricsCalculation.Of(summary, new TradeStatistics().Summarize());

    private static void RatiosAgree(EquitySummary summary, double[] returns)
    {
        var metrics = Metrics(summary);
        var deviation = Textbook.Deviation(returns);
        var worst = Textbook.WorstLosses(returns);

        metrics.SharpeRatio!.Value.ShouldBe(Textbook.Sharpe(returns, 0.02, 525_600), 1e-8);
        metrics.SortinoRatio!.Value.ShouldBe(Textbook.Sortino(returns, 0.02, 525_600), 1e-8);
        metrics.Skew!.Value.ShouldBe(Textbook.Moment(returns, 3) / Math.Pow(deviation, 3), 1e-9);
        metrics.Kurtosis!.Value.ShouldBe(Textbook.Moment(returns, 4) / Math.Pow(deviation, 4), 1e-9);
        metrics.Var95!.Value.ShouldBe(worst[^1], 0.008 * worst[^1]);
        metrics.Cvar95!.Value.ShouldBe(worst.Average(), 0.002 * worst.Average());
    }
}
