using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Strategies.Trinity;
using Plimsoll.Core.Tests.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Strategies;

public sealed class TrinityTests
{
    private static readonly Timeframe Hour = Timeframe.Of("1h");

    [Theory]
    [InlineData(3, 1)]
    [InlineData(3, 5)]
    [InlineData(4, 5)]
    public void It_finds_what_a_naive_search_finds(int leastScore, int rsiWindow)
    {
        var found = 0;
        for (var seed = 1UL; seed <= 10; seed++)
        {
            var bars = StrategyDriver.Walk(seed, 1_000);
            var driver = new StrategyDriver(
                new TrinityDefinition(), RiskCase.Spot, Hour,
                ("leastScore", $"{leastScore}"), ("rsiWindowBars", $"{rsiWindow}"));
            var entries = driver.Entries(bars);
            NaiveEntry.ShouldAgree(entries, Naive(bars, leastScore, rsiWindow), $"seed {seed}");
            found += entries.Count;
        }

        found.ShouldBeGreaterThan(10, "else nothing was compared");
    }

    [Fact]
    public void It_leaves_a_trade_on_each_of_its_three_exits_and_on_nothing_else()
    {
        var (exits, holds) = (0, 0);
        for (var seed = 1UL; seed <= 5; seed++)
        {
            var bars = StrategyDriver.Walk(seed, 800);
            var driver = new StrategyDriver(new TrinityDefinition(), RiskCase.Spot, Hour);
            var shallExit = NaiveExits(bars);
            for (var i = 0; i < bars.Length; i++)
            {
                var trade = new OpenTrade(PositionSide.Long, bars[i].Close, bars[0].OpenTime);
                var proposals = driver.On(in bars[i], i < 250 ? null : trade);
                if (i < 250)
                    continue;
                proposals.Select(one => one.ExitReason).ShouldBe(shallExit[i] ? [ExitReason.RuleClose] : [], $"{seed}/{i}");
                (exits, holds) = shallExit[i] ? (exits + 1, holds) : (exits, holds + 1);
            }
        }

        exits.ShouldBeGreaterThan(100);
        holds.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Confidence_is_the_share_of_conditions_met()
    {
        var driver = new StrategyDriver(new TrinityDefinition(), RiskCase.Spot, Hour);
        var grades = StrategyDriver.Walk(2, 1_500).SelectMany(bar => driver.On(in bar)).Select(one => one.Confidence);
        grades.ShouldAllBe(confidence => confidence == 60 || confidence == 80 || confidence == 100);
    }

    [Fact]
    public void It_needs_two_hundred_bars_and_one_before() =>
        new StrategyDriver(new TrinityDefinition(), RiskCase.Spot, Hour).Strategy.WarmupBars.ShouldBe(201);

    private static double[] Series(IEnumerable<Bar> bars, string spec, int field = 0)
    {
        var indicator = IndicatorCatalog.KindOf(IndicatorCatalog.Parse(spec).Kind.Name).Create(IndicatorCatalog.Parse(spec));
        return [.. bars.Select(bar =>
        {
            indicator.Update(in bar);
            return indicator[field];
        })];
    }

    private static List<NaiveEntry> Naive(Bar[] bars, int leastScore, int rsiWindow)
    {
        var closes = bars.Select(bar => bar.Close).ToArray();
        var (trend, ema, rsi) = (NaiveSeries.Sma(closes, 200), NaiveSeries.Ema(closes, 20), NaiveSeries.Rsi(closes, 14));
        var (adx, volume) = (Series(bars, "adx(14)"), NaiveSeries.Sma([.. bars.Select(bar => bar.Volume)], 20));
        var entries = new List<NaiveEntry>();
        for (var i = 199; i < bars.Length; i++)
        {
            bool[] met =
            [
                closes[i] > trend[i], adx[i] > 25, bars[i - 1].Low <= ema[i - 1] && closes[i] > ema[i],
                rsi[(i + 1 - rsiWindow)..(i + 1)].Min() < 40, bars[i].Volume > volume[i],
            ];
            if (met.Count(one => one) >= leastScore)
                entries.Add(new NaiveEntry(i, PositionSide.Long, closes[i] * 0.965, closes[i] * 1.08));
        }

        return entries;
    }

    private static bool[] NaiveExits(Bar[] bars)
    {
        var closes = bars.Select(bar => bar.Close).ToArray();
        var (trend, rsi) = (NaiveSeries.Sma(closes, 200), NaiveSeries.Rsi(closes, 14));
        var direction = Series(bars, "supertrend(10,3)", field: 1);
        return [.. bars.Select((_, i) => i > 0
            && ((direction[i] < 0 && direction[i - 1] > 0) || closes[i] < trend[i] || rsi[i] > 75))];
    }
}
