using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;

namespace Plimsoll.Core.Tests.Market;

public sealed class BarBuildingTests
{
    private static readonly Timeframe Minute = Timeframe.OneMinute;

    [Fact]
    public void The_worked_example_gives_its_bar_and_leaves_the_fourth_trade_to_the_next()
    {
        var builder = new BarBuilder(Minute);
        builder.Add(At(0, 100, 1), out _).ShouldBeFalse();
        builder.Add(At(20, 103, 2), out _).ShouldBeFalse();
        builder.Add(At(59.9, 99, 1), out _).ShouldBeFalse();
        builder.Add(At(60, 101, 5), out var final).ShouldBeTrue();
        final.ShouldBe(new BuiltBar(new Bar(Time(0), 100, 103, 99, 99, 4), 405, 3));
        builder.Provisional.ShouldBe(new BuiltBar(new Bar(Time(60), 101, 101, 101, 101, 5), 505, 1));
    }

    [Fact]
    public void An_interval_without_trades_has_no_bar()
    {
        var builder = new BarBuilder(Minute);
        builder.Add(At(10, 100, 1), out _);
        builder.Add(At(310, 101, 1), out var final).ShouldBeTrue();
        final.Bar.OpenTime.ShouldBe(Time(0));
        builder.Provisional!.Value.Bar.OpenTime.ShouldBe(Time(300));
    }

    [Fact]
    public void Any_event_at_the_end_makes_the_bar_final()
    {
        var builder = new BarBuilder(Minute);
        builder.Add(At(10, 100, 1), out _);
        builder.AdvanceTo(Time(59.999999), out _).ShouldBeFalse();
        builder.AdvanceTo(Time(60), out var final).ShouldBeTrue();
        final.TradeCount.ShouldBe(1);
        builder.AdvanceTo(Time(60), out _).ShouldBeFalse();
        builder.Provisional.ShouldBeNull();
    }

    [Fact]
    public void A_late_trade_is_counted_and_changes_nothing()
    {
        var builder = new BarBuilder(Minute);
        builder.Add(At(10, 100, 1), out _);
        builder.AdvanceTo(Time(60), out _);
        builder.Add(At(59, 1, 1), out _).ShouldBeFalse();
        builder.Add(At(61, 100, 1), out _);
        builder.Add(At(59, 1, 1), out _);
        builder.LateTradeCount.ShouldBe(2);
        builder.Provisional!.Value.Bar.Low.ShouldBe(100);
    }

    [Theory]
    [InlineData("5s", "1m")]
    [InlineData("1m", "5m")]
    [InlineData("5m", "1h")]
    [InlineData("15m", "45m")]
    public void Aggregated_bars_equal_bars_built_from_the_trades(string lower, string higher)
    {
        for (ulong seed = 1; seed <= 20; seed++)
        {
            var trades = RandomTrades(seed);
            Aggregate(Build(trades, lower), lower, higher).ShouldBe(Build(trades, higher));
        }
    }

    [Fact]
    public void Weeks_begin_on_Monday()
    {
        // 2026-01-07 is a Wednesday.
        var aggregator = new BarAggregator(Timeframe.Of("1d"), Timeframe.Of("1w"));
        var day = new DateTimeOffset(2026, 1, 7, 0, 0, 0, TimeSpan.Zero);
        aggregator.Add(Flat(day), out _).ShouldBeFalse();
        aggregator.Add(Flat(day.AddDays(4)), out _).ShouldBeFalse();
        aggregator.Add(Flat(day.AddDays(5)), out var week).ShouldBeTrue();
        week.OpenTime.ShouldBe(Timestamp.From(day.AddDays(-2)));
        week.Volume.ShouldBe(2);
    }

    [Fact]
    public void A_missing_volume_stays_missing()
    {
        var aggregator = new BarAggregator(Minute, Timeframe.Of("5m"));
        aggregator.Add(new Bar(Time(0), 1, 1, 1, 1, double.NaN), out _);
        aggregator.Add(new Bar(Time(60), 1, 1, 1, 1, 3), out _);
        aggregator.AdvanceTo(Time(300), out var final).ShouldBeTrue();
        final.Volume.ShouldBe(double.NaN);
    }

    [Fact]
    public void A_late_lower_bar_is_counted()
    {
        var aggregator = new BarAggregator(Minute, Timeframe.Of("5m"));
        aggregator.Add(new Bar(Time(300), 1, 1, 1, 1, 1), out _);
        aggregator.Add(new Bar(Time(240), 9, 9, 9, 9, 1), out _).ShouldBeFalse();
        aggregator.LateBarCount.ShouldBe(1);
    }

    [Theory]
    [InlineData("30m", "45m")]
    [InlineData("1h", "1m")]
    public void Bars_that_do_not_divide_the_higher_timeframe_are_refused(string lower, string higher) =>
        Should.Throw<ArgumentException>(() => new BarAggregator(Timeframe.Of(lower), Timeframe.Of(higher)));

    private static List<Bar> Build(IEnumerable<Trade> trades, string timeframe)
    {
        var builder = new BarBuilder(Timeframe.Of(timeframe));
        var bars = new List<Bar>();
        foreach (var trade in trades)
            if (builder.Add(in trade, out var final))
                bars.Add(final.Bar);
        if (builder.AdvanceTo(Time(1e6), out var last))
            bars.Add(last.Bar);
        return bars;
    }

    private static List<Bar> Aggregate(IEnumerable<Bar> bars, string lower, string higher)
    {
        var aggregator = new BarAggregator(Timeframe.Of(lower), Timeframe.Of(higher));
        var result = new List<Bar>();
        foreach (var bar in bars)
            if (aggregator.Add(in bar, out var final))
                result.Add(final);
        if (aggregator.AdvanceTo(Time(1e6), out var last))
            result.Add(last);
        return result;
    }

    // Quantities as venues print them: decimal steps whose binary sums are noisy.
    private static List<Trade> RandomTrades(ulong seed)
    {
        var random = new SeededRandom(seed);
        var trades = new List<Trade>();
        for (var second = 0.0; trades.Count < 2_000; second += 40 * random.Uniform())
            trades.Add(At(second, Math.Floor(random.Uniform(1_000, 2_000)) / 100, Math.Floor(random.Uniform(1, 99_999)) / 1e5));
        return trades;
    }

    private static Bar Flat(DateTimeOffset time) => new(Timestamp.From(time), 1, 1, 1, 1, 1);

    private static Trade At(double second, double price, double quantity) =>
        new(Time(second), price, quantity, false, 0);

    private static Timestamp Time(double second) => new(1_767_225_600_000_000 + (long)(second * 1e6));
}
