using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Tests.Indicators;

/// <summary>Structure and levels by hand: examples that a trader can check on paper.</summary>
public sealed class StructureTests
{
    [Fact]
    public void A_swing_is_known_only_as_many_bars_later_as_it_must_stand_out_from()
    {
        var swings = Make("swings(2)");
        double[] lows = [10, 9, 8, 9, 10];
        var seen = lows.Select((low, i) => Feed(swings, Flat(i, low))["lastLow"]).ToArray();
        seen.ShouldBe([double.NaN, double.NaN, double.NaN, double.NaN, 8]);
        Read(swings, "lowAge").ShouldBe(2);
    }

    [Fact]
    public void Ties_make_a_swing_unless_they_are_rejected()
    {
        double[] lows = [10, 8, 8, 9, 10];
        LastLow("swings(1)").ShouldBe(8);
        LastLow("swings(1,rejected)").ShouldBe(double.NaN);

        double LastLow(string spec) => FeedAll(Make(spec), lows.Select((low, i) => Flat(i, low)))["lastLow"];
    }

    [Fact]
    public void Fibonacci_levels_of_100_to_120()
    {
        var levels = Make("fibonacci(20)");
        for (var i = 0; i < 20; i++)
            Feed(levels, new Bar(Series.Minute(i), 110, 120, 100, 110, 1));
        Read(levels, "down382").ShouldBe(112.36, 1e-9);
        Read(levels, "up382").ShouldBe(107.64, 1e-9);
    }

    [Fact]
    public void A_gap_is_fresh_then_touched_then_filled()
    {
        var gaps = Make("fvg(5,2,1)");
        FeedAll(gaps, Enumerable.Range(0, 20).Select(i => new Bar(Series.Minute(i), 100, 101, 99, 100, 1)));
        Feed(gaps, new Bar(Series.Minute(20), 100, 101, 99, 101, 1));
        Feed(gaps, new Bar(Series.Minute(21), 101, 110, 100.5, 110, 1));
        var born = Feed(gaps, new Bar(Series.Minute(22), 110, 112, 105, 111, 1));
        (born["side"], born["bottom"], born["top"], born["mid"], born["state"]).ShouldBe((1, 101, 105, 103, 0));
        born["time"].ShouldBe(Series.Minute(21).Micros / Timestamp.MicrosPerSecond);
        Feed(gaps, new Bar(Series.Minute(23), 111, 112, 106, 111, 1))["state"].ShouldBe(0);
        Feed(gaps, new Bar(Series.Minute(24), 111, 112, 104, 111, 1))["state"].ShouldBe(1);
        var filled = Feed(gaps, new Bar(Series.Minute(25), 111, 112, 101, 111, 1));
        (filled["state"], filled["age"]).ShouldBe((2, 3));
    }

    [Fact]
    public void Gaps_are_the_same_gaps_after_a_restart()
    {
        var spec = IndicatorCatalog.Parse("fvg(20,14,1)");
        var compared = 0;
        for (var seed = 1UL; seed <= 20; seed++)
        {
            var bars = Series.Random(seed, 600);
            for (var start = 100; start <= 500; start += 100)
            {
                var (whole, late) = (Make(spec.Id), Make(spec.Id));
                FeedAll(whole, bars);
                FeedAll(late, bars[(start - spec.WarmupBars)..start]);
                var restarted = FeedAll(late, bars[start..]);
                restarted.ShouldBe(
                    spec.Kind.Fields.ToDictionary(field => field.Name, field => field.Read(whole)), ignoreOrder: true);
                compared += double.IsNaN(restarted["mid"]) ? 0 : 1;
            }
        }

        compared.ShouldBeGreaterThan(30);
    }

    [Theory]
    [InlineData("2024-01-10T13:30:00Z", 1, 1, 1, 0)] // 08:30 New York in winter
    [InlineData("2024-01-10T12:30:00Z", 1, 0, 0, 0)]
    [InlineData("2024-07-10T12:30:00Z", 1, 1, 1, 0)] // an hour earlier in summer
    [InlineData("2024-07-10T13:30:00Z", 1, 1, 1, 1)] // 09:30
    [InlineData("2024-07-10T15:30:00Z", 1, 1, 1, 0)] // 11:30 is no morning any more
    [InlineData("2024-03-20T12:30:00Z", 1, 1, 1, 0)] // New York has sprung forward, London has not
    [InlineData("2024-03-20T16:30:00Z", 1, 1, 1, 0)]
    [InlineData("2024-04-20T16:30:00Z", 0, 1, 0, 0)] // London's summer ends an hour earlier in UTC
    public void Sessions_follow_the_clocks_of_the_cities(string time, int london, int newYork, int overlap, int morning)
    {
        var hours = Make("market_hours");
        var seen = Feed(hours, Flat(0, 1) with { OpenTime = At(time) });
        (seen["london"], seen["newYork"], seen["overlap"], seen["nyMorning"])
            .ShouldBe((london, newYork, overlap, morning));
    }

    [Fact]
    public void Asia_is_open_from_nine_to_six_in_Tokyo()
    {
        var hours = Make("market_hours");
        Feed(hours, Flat(0, 1) with { OpenTime = At("2024-07-10T00:00:00Z") })["asia"].ShouldBe(1);
        Read(hours, "minutesSinceOpen").ShouldBe(0);
        Feed(hours, Flat(0, 1) with { OpenTime = At("2024-07-10T08:59:00Z") })["asia"].ShouldBe(1);
        Feed(hours, Flat(0, 1) with { OpenTime = At("2024-07-10T09:00:00Z") })["asia"].ShouldBe(0);
    }

    [Fact]
    public void A_sweep_is_a_level_passed_and_regained()
    {
        var sweep = Make("liquidity_sweep(3,1,swings)");
        double[] lows = [100, 99, 100, 101];
        FeedAll(sweep, lows.Select((low, i) => new Bar(Series.Minute(i), low, low + 3, low, low + 1, 1)));
        Feed(sweep, new Bar(Series.Minute(4), 101, 102, 98, 98.5, 1))["side"].ShouldBe(0, "still below");
        var back = Feed(sweep, new Bar(Series.Minute(5), 98.5, 101, 98.4, 100, 1));
        (back["side"], back["level"], back["age"]).ShouldBe((1, 99, 0));
        Feed(sweep, new Bar(Series.Minute(6), 100, 101, 99.5, 100, 1))["age"].ShouldBe(1);
        Feed(sweep, new Bar(Series.Minute(7), 100, 101, 99.5, 100, 1))["age"].ShouldBe(2);
        Feed(sweep, new Bar(Series.Minute(8), 100, 101, 99.5, 100, 1))["side"].ShouldBe(0, "forgotten");
    }

    [Fact]
    public void A_day_that_the_data_begins_in_leaves_no_levels()
    {
        var levels = Make("day_levels");
        var first = At("2024-01-10T12:00:00Z");
        var bars = Enumerable.Range(0, 72).Select(i => new Bar(first + TimeSpan.FromHours(i), i, i + 1, i - 1, i, 1)).ToArray();
        FeedAll(levels, bars[..36])["prevHigh"].ShouldBe(double.NaN, "the tenth was not whole");
        var seen = Feed(levels, bars[36]);
        (seen["prevHigh"], seen["prevLow"], seen["prevClose"]).ShouldBe((36, 11, 35));
        (seen["dayHigh"], seen["dayLow"]).ShouldBe((37, 35));
        seen["midnightOpen"].ShouldBe(17, "05:00 UTC of the eleventh is midnight in New York");
    }

    private static Indicator Make(string spec)
    {
        var parsed = IndicatorCatalog.Parse(spec);
        return parsed.Kind.Create(parsed);
    }

    private static Dictionary<string, double> Feed(Indicator indicator, Bar bar)
    {
        indicator.Update(in bar);
        return indicator.Spec.Kind.Fields.ToDictionary(field => field.Name, field => field.Read(indicator));
    }

    private static Dictionary<string, double> FeedAll(Indicator indicator, IEnumerable<Bar> bars) =>
        bars.Aggregate(new Dictionary<string, double>(), (_, bar) => Feed(indicator, bar));

    private static double Read(Indicator indicator, string field) =>
        indicator.Spec.Kind.Fields.Single(one => one.Name == field).Read(indicator);

    private static Bar Flat(int index, double price) => new(Series.Minute(index), price, price, price, price, 1);

    private static Timestamp At(string time) =>
        Timestamp.From(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture));
}
