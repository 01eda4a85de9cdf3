using Plimsoll.Core.Backtesting.Reporting;

namespace Plimsoll.Core.Tests.Backtesting.Reporting;

/// <summary>The last bars, and of the earlier ones those that made a signal.</summary>
public sealed class EvaluationLogTests
{
    [Fact]
    public void A_short_run_keeps_every_bar()
    {
        var bars = BacktestTests.Waves(600);

        var evaluations = BacktestTests.Run(bars).Evaluations;

        evaluations.Select(one => one.Evaluation.BarTime).ShouldBe(bars.Select(bar => bar.OpenTime));
        evaluations.ShouldAllBe(one => one.InstrumentId.Value == "sim:ALPHA-USD");
        evaluations.Count(one => one.HasSignal).ShouldBeGreaterThan(5);
    }

    [Fact]
    public void A_long_run_keeps_the_last_bars_and_every_earlier_signal()
    {
        var bars = BacktestTests.Waves(12_000);
        var report = BacktestTests.Run(bars);

        var evaluations = report.Evaluations;

        var recent = evaluations.Where(one => one.Evaluation.BarTime >= bars[^EvaluationLog.Kept].OpenTime).ToList();
        var early = evaluations.Except(recent).ToList();
        recent.Count.ShouldBe(EvaluationLog.Kept);
        early.Count.ShouldBeGreaterThan(20);
        early.ShouldAllBe(one => one.HasSignal);
        evaluations.Select(one => one.Evaluation.BarTime).ShouldBeInOrder();
        var signalled = evaluations.Where(one => one.HasSignal)
            .Select(one => one.Evaluation.BarTime + TimeSpan.FromHours(1)).ToHashSet();
        report.Trades.ShouldAllBe(trade => signalled.Contains(trade.EntryTime));
    }

    [Fact]
    public void What_is_kept_is_what_was_compared()
    {
        var evaluation = BacktestTests.Run(BacktestTests.Waves(600)).Evaluations.First(one =>
            one is { HasSignal: true, Evaluation.Blocker: null });

        foreach (var condition in evaluation.Evaluation.Conditions)
        {
            evaluation.ConditionNames[condition.Name].ShouldNotBeNullOrEmpty();
            double.IsFinite(condition.Left).ShouldBeTrue();
        }

        evaluation.Evaluation.Conditions.Length.ShouldBeGreaterThan(0);
    }
}
