using Plimsoll.Core.Backtesting.LookAhead;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Tests.Strategies;

namespace Plimsoll.Core.Tests.Backtesting.LookAhead;

/// <summary>An indicator that paints over what it showed is caught; those of the catalog never do.</summary>
public sealed class RepaintCheckTests
{
    private static readonly Bar[] Walk = StrategyDriver.Walk(11, 9_600);
    private static readonly IndicatorSpec Average = IndicatorCatalog.Spec("sma");

    public static TheoryData<string> Kinds => new(IndicatorCatalog.OverBars.Select(kind => kind.Name));

    [Theory, MemberData(nameof(Kinds))]
    public void A_kind_of_the_catalog_keeps_its_values(string name)
    {
        var kind = IndicatorCatalog.KindOf(name);

        var result = new RepaintCheck(kind.Spec()).Run(Walk, seed: 3);

        result.Findings.ShouldBeEmpty(result.Verdict());
        result.Ends.ShouldBe(10);
        (result.Starts, result.SettledAfterBars is null).ShouldBe(kind.DependsOnStart ? (0, true) : (5, false));
    }

    [Fact]
    public void A_peak_that_is_painted_when_it_is_over_is_caught_on_its_bar()
    {
        var result = new RepaintCheck(Average, series => new Repainting(Average, series)).Run(Walk, seed: 3);

        var finding = result.Findings.First(one => one.IsOfEnd);
        var end = Array.FindIndex(Walk, bar => bar.OpenTime == finding.At);
        var first = Enumerable.Range(0, end).First(i =>
            Peak(Walk, i) != Peak(Walk.AsMemory(0, end), i));
        (finding.BarTime, finding.Field).ShouldBe((Walk[first].OpenTime, "value"));
        (finding.Whole, finding.Other).ShouldBe((Peak(Walk, first), Peak(Walk.AsMemory(0, end), first)));
        result.Verdict().ShouldStartWith("sma(20) repaints: value of ");
    }

    [Fact]
    public void A_value_that_counts_from_the_first_bar_is_caught_by_a_later_start()
    {
        var result = new RepaintCheck(Average, _ => new Counting(Average)).Run(Walk, seed: 3);

        result.Findings.Count.ShouldBe(5);
        result.Findings.ShouldAllBe(finding => !finding.IsOfEnd && finding.Whole > finding.Other);
        result.SettledAfterBars.ShouldNotBeNull().ShouldBeGreaterThan(20);
    }

    [Theory]
    [InlineData("sma", 0, 20)]
    [InlineData("ema", 100, 300)]
    public void What_it_began_with_fades(string name, int least, int most) =>
        new RepaintCheck(IndicatorCatalog.Spec(name)).Run(Walk, seed: 3).SettledAfterBars!.Value
            .ShouldBeInRange(least, most);

    private static double Peak(ReadOnlyMemory<Bar> series, int index) =>
        CheatingDefinition.RepaintedPeak(series, index);

    /// <summary>Knows the series that it was made for.</summary>
    private sealed class Repainting(IndicatorSpec spec, ReadOnlyMemory<Bar> series) : Indicator(spec)
    {
        private int _index;

        protected override void Step(in Bar bar) => Emit(Peak(series, _index++));
    }

    private sealed class Counting(IndicatorSpec spec) : Indicator(spec)
    {
        private int _bars;

        protected override void Step(in Bar bar) => Emit(++_bars);
    }
}
