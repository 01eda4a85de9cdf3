using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Strategies.Trinity;
using Plimsoll.Core.Tests.Indicators;
using Plimsoll.Core.Tests.Indicators.Textbooks;
using Plimsoll.Core.Tests.Risk;

namespace Plimsoll.Core.Tests.Strategies;

public sealed class SecondaryScoreTests
{
    private static readonly Timeframe Hour = Timeframe.Of("1h");

    [Fact]
    public void It_adds_up_what_a_naive_count_adds_up()
    {
        var seen = new HashSet<double>();
        for (var seed = 1UL; seed <= 6; seed++)
        {
            var bars = StrategyDriver.Walk(seed, 900);
            var expected = Naive(bars);
            var hub = new IndicatorHub(Hour);
            var score = new SecondaryScore(hub);
            for (var i = 0; i < bars.Length; i++)
            {
                hub.Update(in bars[i]);
                score.Look(in bars[i]);
                score.Value.ShouldBe(expected[i], 1e-9, $"{seed}/{i}");
                seen.Add(score.Value);
            }
        }

        seen.Count.ShouldBeGreaterThan(60);
    }

    [Fact]
    public void It_is_told_with_the_reason_by_weight_and_needs_bars_that_make_up_4h()
    {
        var driver = new StrategyDriver(new TrinityDefinition(), RiskCase.Spot, Hour, ("profile", "weighted"));
        var reasons = StrategyDriver.Walk(2, 900).SelectMany(bar => driver.On(in bar)).Select(one => one.Reason).ToArray();
        reasons.ShouldNotBeEmpty();
        reasons.ShouldAllBe(reason => reason.Contains("confluence, secondary score "));
        var definition = new TrinityDefinition();
        string? Problem(string profile) => definition.TimeframeProblem(With(profile), Timeframe.Of("1d"))?.Code;
        StrategyParameters With(string profile) =>
            definition.TryBuild(new Dictionary<string, string> { ["profile"] = profile }, [])!;
        (Problem("five"), Problem("weighted")).ShouldBe((null, "strategy.timeframe"));
    }

    private static double[] Naive(Bar[] bars)
    {
        double[] Of(string text, string field)
        {
            var spec = IndicatorCatalog.Parse(text);
            return Series.Fields(spec, bars)[spec.Kind.Fields.Single(one => one.Name == field).Index];
        }

        static bool Crosses(double[] one, double[] other, int i) =>
            i > 0 && one[i - 1] <= other[i - 1] && one[i] > other[i];
        var closes = bars.Select(bar => bar.Close).ToArray();
        var (expansion, k, d) = (Of("bb_squeeze", "expansion"), Of("stochastic", "k"), Of("stochastic", "d"));
        var (lower, cloud) = (Of("vwap", "lower"), Of("ichimoku", "cloudTop"));
        var (tenkan, kijun) = (Of("ichimoku", "tenkan"), Of("ichimoku", "kijun"));
        var (delta, mean, surge) = (Of("candle_delta", "value"), Of("candle_delta", "sma"), Of("candle_delta", "surge"));
        var (rsi, agrees) = (NaiveSeries.Rsi(closes, 14), Agrees(bars));
        return [.. bars.Select((bar, i) =>
        {
            var points = (expansion[i] == 1 ? 15 : 0) + (Crosses(k, d, i) && k[i] < 20 ? 10 : 0)
                + (i > 0 && bar.Close > lower[i] && bar.Close > closes[i - 1] ? 12 : 0)
                + (bar.Close > cloud[i] ? 20 : 0) + (Crosses(closes, cloud, i) ? 25 : 0) + (tenkan[i] > kijun[i] ? 15 : 0)
                + (Crosses(delta, mean, i) ? 18 : 0) + (surge[i] == 1 ? 12 : 0) + (Diverges(bars, rsi, i) ? 10 : 0);
            return agrees[i] ? points + 10 : points * 0.8;
        })];
    }

    private static bool Diverges(Bar[] bars, double[] rsi, int i)
    {
        double[] lows = [.. bars[..(i + 1)].Select(bar => bar.Low)];
        return Structures.Confirmed(lows, (-1, 3, false), i) is [.., var first, var second]
            && lows[second] < lows[first] && rsi[second] > rsi[first];
    }

    private static bool[] Agrees(Bar[] bars)
    {
        var higher = NaiveSeries.Higher(bars, 3_600, 14_400);
        var ema = NaiveSeries.Ema([.. higher.Select(one => one.Bar.Close)], 20);
        Bar[] whole = [.. bars.Chunk(4).Where(group => group.Length == 4).Select(group => new Bar(
            group[0].OpenTime, group[0].Open, group.Max(bar => bar.High), group.Min(bar => bar.Low), group[^1].Close, 1))];
        var adx = Series.Fields(IndicatorCatalog.Parse("adx(14)"), whole)[0];
        return [.. bars.Select((bar, i) =>
            (i + 1) / 4 - 1 is var last and >= 0 && bar.Close > ema[last] && adx[last] > 20)];
    }
}
