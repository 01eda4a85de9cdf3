using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;

namespace Plimsoll.Core.Tests.Simulation;

public sealed class SyntheticBarsTests
{
    private static readonly SyntheticMarketOptions Options = new();
    private static readonly InstrumentId Bravo = InstrumentId.Of("sim:BRAVO-USD");

    [Fact]
    public void Bars_are_consistent_aligned_and_in_range()
    {
        var range = Range(1, 4);
        var bars = Bars("1m", range);
        bars.Count.ShouldBe(180);
        bars.ShouldAllBe(bar => bar.IsConsistent && Timeframe.OneMinute.Floor(bar.OpenTime) == bar.OpenTime);
        bars[0].OpenTime.ShouldBe(range.From);
        bars[^1].OpenTime.ShouldBe(range.To - TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void A_part_of_the_range_equals_the_same_part_of_the_whole() =>
        Bars("5m", Range(3, 6)).ShouldBe(Bars("5m", Range(0, 12)).Skip(36).Take(36));

    [Fact]
    public void A_higher_timeframe_is_the_aggregate_of_the_lower()
    {
        var aggregator = new BarAggregator(Timeframe.OneMinute, Timeframe.Of("1h"));
        var hours = new List<Bar>();
        foreach (var bar in Bars("1m", Range(0, 25)))
            if (aggregator.Add(in bar, out var final))
                hours.Add(final);
        hours.ShouldBe(Bars("1h", Range(0, 24)));
    }

    [Fact]
    public void Unknown_instruments_and_impossible_ranges_are_refused()
    {
        Should.Throw<ArgumentException>(
            () => SyntheticBars.Generate(Options, InstrumentId.Of("sim:NONE-USD"), Timeframe.OneMinute, Range(0, 1)));
        Should.Throw<ArgumentException>(
            () => SyntheticBars.Generate(Options, Bravo, Timeframe.OneMinute, Range(-1, 1)));
        Should.Throw<ArgumentException>(
            () => SyntheticBars.Generate(Options, Bravo, Timeframe.OneMinute, Range(2, 1)));
    }

    private static List<Bar> Bars(string timeframe, SyntheticRange range) =>
        [.. SyntheticBars.Generate(Options, Bravo, Timeframe.Of(timeframe), range)];

    private static SyntheticRange Range(int fromHour, int toHour) =>
        new(Options.Start + TimeSpan.FromHours(fromHour), Options.Start + TimeSpan.FromHours(toHour));
}
