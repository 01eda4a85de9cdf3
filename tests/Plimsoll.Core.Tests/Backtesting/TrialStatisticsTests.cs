using Plimsoll.Core.Backtesting;

namespace Plimsoll.Core.Tests.Backtesting;

public sealed class TrialStatisticsTests
{
    private static readonly SharpeSample Sample = new(0.10, 500, -0.3, 5);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(10, 0.07873)]
    [InlineData(100, 0.12653)]
    public void The_best_of_many_is_lucky(int trials, double expected) =>
        TrialStatistics.LuckiestSharpe(trials, 0.05).ShouldBe(expected, 5e-6);

    [Fact]
    public void One_trial_is_worth_what_it_shows()
    {
        var metrics = TrialStatistics.After(Metrics(Sample), []);
        (metrics.TrialCount, metrics.DeflatedSharpe!.Value).ShouldBe((1, metrics.Psr!.Value));
    }

    [Fact]
    public void Every_other_trial_takes_from_it()
    {
        // Nine others whose ratios, with its own, deviate by 0.05 around it.
        double?[] others = [0.05, 0.15, 0.05, 0.15, 0.05, 0.15, 0.05, 0.15, 0.10 + 0.05 * Math.Sqrt(2)];
        double[] all = [0.10, .. others.OfType<double>()];
        var deviation = Math.Sqrt(all.Average(one => Math.Pow(one - all.Average(), 2)));
        var metrics = TrialStatistics.After(Metrics(Sample), others);
        metrics.TrialCount.ShouldBe(10);
        metrics.DeflatedSharpe!.Value.ShouldBe(
            SharpeSignificance.Probabilistic(Sample, TrialStatistics.LuckiestSharpe(10, deviation))!.Value, 1e-12);
        metrics.DeflatedSharpe.Value.ShouldBeLessThan(metrics.Psr!.Value);
    }

    [Fact]
    public void Where_no_other_ratio_is_known_its_own_uncertainty_stands_in()
    {
        var metrics = TrialStatistics.After(Metrics(Sample), [null, null]);
        metrics.TrialCount.ShouldBe(3);
        metrics.DeflatedSharpe.ShouldBe(SharpeSignificance.Probabilistic(
            Sample, TrialStatistics.LuckiestSharpe(3, 1 / Math.Sqrt(499))));
    }

    [Fact]
    public void What_has_no_ratio_has_no_deflated_one_and_is_counted()
    {
        var metrics = TrialStatistics.After(Metrics(null), [0.1]);
        (metrics.TrialCount, metrics.DeflatedSharpe).ShouldBe((2, null));
    }

    private static BacktestMetrics Metrics(SharpeSample? sample) => MetricsCalculation.Of(
        EquitySeries.Daily(EquitySeries.Walk(100, 1)), new TradeStatistics().Summarize()) with
    {
        HeadlineSample = sample,
        Psr = sample is { } known ? SharpeSignificance.Probabilistic(known, 0) : null,
    };
}
