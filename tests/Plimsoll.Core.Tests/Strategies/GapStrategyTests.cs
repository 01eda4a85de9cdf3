using Plimsoll.Core.Indicators;
using Plimsoll.Core.Indicators.Structure;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies.Gaps;
using Plimsoll.Core.Tests.Indicators.Textbooks;
using Plimsoll.Core.Tests.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Strategies;

public sealed class GapStrategyTests
{
    private static readonly Timeframe Hour = Timeframe.Of("1h");
    private static readonly Instrument Perpetual = RiskCase.Spot with { AssetClass = AssetClass.CryptoPerpetual };

    // Two higher bars are a trend, so that there is one now and then.
    private static readonly (string, string)[] Eager =
        [("gapLife", "20"), ("impulse", "1"), ("leastScore", "1.1"), ("trendBars", "2"), ("rangeBars", "30")];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_finds_what_a_naive_search_finds(bool canShort)
    {
        var found = 0;
        for (var seed = 1UL; seed <= 30; seed++)
        {
            var bars = StrategyDriver.Walk(seed, 800);
            var driver = new StrategyDriver(new GapDefinition(), canShort ? Perpetual : RiskCase.Spot, Hour, Eager);
            var entries = driver.Entries(bars);
            NaiveEntry.ShouldAgree(entries, Naive(bars, canShort), $"seed {seed}");
            found += entries.Count(entry => (entry.Side == PositionSide.Short) == canShort);
        }

        found.ShouldBeGreaterThan(10, "else nothing was compared");
    }

    [Fact]
    public void The_trend_is_that_of_the_next_higher_timeframe_and_there_must_be_one()
    {
        var definition = new GapDefinition();
        var parameters = definition.TryBuild(new Dictionary<string, string>(), [])!;
        definition.TimeframeProblem(parameters, Timeframe.Of("1w"))!.Code.ShouldBe("strategy.timeframe");
        foreach (var timeframe in Timeframe.Codes.Where(code => code != "1w").Select(Timeframe.Of))
        {
            definition.TimeframeProblem(parameters, timeframe).ShouldBeNull();
            definition.Create(parameters, RiskCase.Spot, new IndicatorHub(timeframe)).WarmupBars
                .ShouldBeGreaterThanOrEqualTo(102);
        }
    }

    [Fact]
    public void Its_order_ends_with_the_gap()
    {
        var found = 0;
        for (var seed = 1UL; seed <= 10; seed++)
        {
            var bars = StrategyDriver.Walk(seed, 800);
            var gaps = new GapBook(20, 14, 1);
            var driver = new StrategyDriver(new GapDefinition(), Perpetual, Hour, Eager);
            foreach (var bar in bars)
            {
                gaps.Add(in bar);
                foreach (var entry in driver.On(in bar))
                {
                    var gap = Enumerable.Range(0, gaps.Count).Select(one => gaps[one])
                        .Single(one => one.IsWaiting && one.Middle == entry.Price);
                    entry.Life.ShouldBe(TimeSpan.FromHours(20 - gap.Age));
                    entry.LifeWithin(TimeSpan.FromHours(2)).ShouldBe(TimeSpan.FromHours(Math.Min(2, 20 - gap.Age)));
                    found++;
                }
            }
        }

        found.ShouldBeGreaterThan(5);
    }

    [Fact]
    public void It_says_what_is_missing()
    {
        var driver = new StrategyDriver(new GapDefinition(), Perpetual, Hour);
        var bars = StrategyDriver.Walk(1, 200);
        var compared = new HashSet<int>();
        foreach (var bar in bars)
        {
            driver.On(in bar);
            compared.Add(driver.Evaluation.Conditions.Length);
        }

        compared.ShouldBeSubsetOf([0, 4, 5, 6], "without a gap there is no place to compare");
        compared.ShouldContain(4);
        compared.ShouldContain(5);
        driver.Strategy.WarmupBars.ShouldBe(102);
        new StrategyDriver(new GapDefinition(), Perpetual, Hour).On(in bars[0]).ShouldBeEmpty();
    }

    private static List<NaiveEntry> Naive(Bar[] bars, bool canShort)
    {
        var history = new History(bars, IndicatorCatalog.Parse("fvg(20,14,1)"));
        var mean = Slow.Mean(history.TrueRange(), 14);
        var (warm, entries) = (20 + 22, new List<NaiveEntry>());
        for (var i = warm - 1; i < bars.Length; i++)
        {
            var window = bars[(i - 29)..(i + 1)];
            var half = (window.Max(bar => bar.High) + window.Min(bar => bar.Low)) / 2;
            if (Entry(bars, i, 1, (history, mean)) is { } up && Trend(bars, i) == 1 && up.Price < half)
                entries.Add(up);
            else if (canShort && Entry(bars, i, -1, (history, mean)) is { } down && Trend(bars, i) == -1
                && down.Price > half)
                entries.Add(down);
        }

        return entries;
    }

    private static NaiveEntry? Entry(Bar[] bars, int i, int sign, (History History, double[] Mean) on)
    {
        bool Reaches(int bar, double middle) => sign > 0 ? bars[bar].Low <= middle : bars[bar].High >= middle;
        var gap = Gaps.AllGaps(on.History, on.Mean, i)
            .Where(one => one.Side == sign && one.State < 2)
            .Where(one => !Enumerable.Range(one.Third + 1, i - one.Third).Any(bar => Reaches(bar, one.Middle)))
            .OrderByDescending(one => one.Score).ThenByDescending(one => one.Third).FirstOrDefault();
        if (gap is null || gap.Score < 1.1 - 1e-9)
            return null;
        var (price, stop) = (gap.Middle, sign > 0 ? gap.Bottom * 0.999 : gap.Top * 1.001);
        var reward = price + 2 * (price - stop);
        var values = sign > 0 ? on.History.High : on.History.Low;
        var swing = Structures.Confirmed(values, (sign, 3, false), i).LastOrDefault(-1);
        var target = swing >= 0 && sign * values[swing] > sign * reward ? values[swing] : reward;
        return new NaiveEntry(i, sign > 0 ? PositionSide.Long : PositionSide.Short, stop, target, price);
    }

    // Of the last two whole bars of four hours.
    private static int Trend(Bar[] bars, int i)
    {
        var last = (i + 1) / 4 - 1;
        var (now, before) = (bars[(4 * last)..(4 * last + 4)], bars[(4 * last - 4)..(4 * last)]);
        var high = now.Max(bar => bar.High).CompareTo(before.Max(bar => bar.High));
        var low = now.Min(bar => bar.Low).CompareTo(before.Min(bar => bar.Low));
        return high > 0 && low > 0 ? 1 : high < 0 && low < 0 ? -1 : 0;
    }
}
