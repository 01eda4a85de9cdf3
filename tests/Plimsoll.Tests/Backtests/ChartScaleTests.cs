using Plimsoll.Core.Market;
using Plimsoll.Features.Backtests.Html;

namespace Plimsoll.Tests.Backtests;

public sealed class ChartScaleTests
{
    [Theory]
    [InlineData(9_000, 10_300)]
    [InlineData(-0.15, 0)]
    [InlineData(1e-9, 3e-9)]
    [InlineData(100, 100)]
    public void Ticks_are_few_round_and_inside(double low, double high)
    {
        var scale = new ChartScale(low, high);
        var ticks = scale.Ticks();

        ticks.Count.ShouldBeInRange(2, 8);
        foreach (var tick in ticks)
            scale.Y(tick).ShouldBeInRange(-1e-6, ChartScale.Height + 1e-6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(730)]
    [InlineData(20_000)]
    public void Times_are_few_and_inside(int days)
    {
        var first = Timestamp.FromSeconds(1_640_995_200);
        var ticks = new TimeScale(first, first + TimeSpan.FromDays(days)).Ticks();

        ticks.Count.ShouldBeInRange(1, 9);
        ticks.ShouldAllBe(tick => tick.Time >= first && tick.Time <= first + TimeSpan.FromDays(days));
    }
}
