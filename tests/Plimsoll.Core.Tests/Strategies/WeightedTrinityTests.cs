using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies.Trinity;
using Plimsoll.Core.Tests.Indicators;
using Plimsoll.Core.Tests.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Strategies;

public sealed class WeightedTrinityTests
{
    private static readonly Timeframe Hour = Timeframe.Of("1h");

    [Fact]
    public void By_weight_it_finds_what_a_naive_search_finds_worth_its_points()
    {
        var worth = new HashSet<int>();
        for (var seed = 1UL; seed <= 10; seed++)
        {
            var bars = StrategyDriver.Walk(seed, 800);
            var points = Points(bars);
            var driver = new StrategyDriver(new TrinityDefinition(), RiskCase.Spot, Hour, ("profile", "weighted"));
            for (var i = 0; i < bars.Length; i++)
            {
                var entries = driver.On(in bars[i]);
                entries.Select(one => one.Confidence)
                    .ShouldBe(i >= 199 && points[i] >= 50 ? [points[i]] : [], $"{seed}/{i}");
                worth.UnionWith(entries.Select(one => one.Confidence));
            }
        }

        worth.Count.ShouldBeGreaterThan(6, "else little was compared");
    }

    [Theory]
    [InlineData("five", 100, 0.03)]
    [InlineData("five", 80, 0.03)]
    [InlineData("five", 60, 0.02)]
    [InlineData("five", 59, 0.01)]
    [InlineData("weighted", 100, 0.10)]
    [InlineData("weighted", 94, 0.08)]
    [InlineData("weighted", 65, 0.06)]
    [InlineData("weighted", 50, 0.04)]
    public void The_size_follows_confidence_where_that_is_on(string profile, int confidence, double fraction)
    {
        var on = new StrategyDriver(
            new TrinityDefinition(), RiskCase.Spot, Hour, ("profile", profile), ("sizeByConfidence", "on"));
        on.Strategy.Terms.SizingAt(confidence).ShouldBe(new SizingRule.EquityFraction((decimal)fraction));
        var off = new StrategyDriver(new TrinityDefinition(), RiskCase.Spot, Hour, ("profile", profile));
        off.Strategy.Terms.SizingAt(confidence).ShouldBeNull();
    }

    [Fact]
    public void A_backtest_enters_at_that_size()
    {
        var sized = Entries(("profile", "weighted"), ("sizeByConfidence", "on"));
        var usual = Entries(("profile", "weighted"));
        sized.ShouldNotBeEmpty();
        sized.ShouldAllBe(share => share > 0.035 && share < 0.105);
        sized.Max().ShouldBeGreaterThan(sized.Min() * 1.2);
        usual.ShouldAllBe(share => share > 0.018 && share < 0.0205);
    }

    private static List<double> Entries(params (string Name, string Value)[] parameters)
    {
        var shares = new Shares();
        var session = new BacktestSession(
            new BacktestSetup
            {
                Instruments = [RiskCase.Spot],
                Timeframe = Hour,
                Strategy = new TrinityDefinition(),
                Parameters = parameters.ToDictionary(one => one.Name, one => one.Value),
            },
            shares);
        foreach (var bar in StrategyDriver.Walk(4, 1_500))
            session.OnBar(in bar);
        return shares.All;
    }

    private static int[] Points(Bar[] bars)
    {
        double[] Of(string text, string field)
        {
            var spec = IndicatorCatalog.Parse(text);
            return Series.Fields(spec, bars)[spec.Kind.Fields.Single(one => one.Name == field).Index];
        }

        var (sma, ema) = (Of("sma(200)", "value"), Of("ema(20)", "value"));
        var (adx, rsi) = (Of("adx(14)", "adx"), Of("rsi(14)", "value"));
        var (line, signal) = (Of("macd", "line"), Of("macd", "signal"));
        var (obv, meanObv, cloud) = (Of("obv(14)", "value"), Of("obv(14)", "signal"), Of("ichimoku", "cloudTop"));
        var (delta, mean) = (Of("candle_delta(20)", "value"), Of("candle_delta(20)", "sma"));
        var surge = Of("candle_delta(20)", "surge");
        var (volume, expansion) = (Of("volume_sma(20)", "value"), Of("bb_squeeze", "expansion"));
        return [.. bars.Select((bar, i) =>
        {
            var crossesCloud = i > 0 && bars[i - 1].Close <= cloud[i - 1] && bar.Close > cloud[i];
            var crossesMean = i > 0 && delta[i - 1] <= mean[i - 1] && delta[i] > mean[i];
            bool[] met =
            [
                bar.Close > sma[i] || bar.Close > cloud[i],
                adx[i] > 25,
                (bar.Low <= ema[i] * 0.995 && bar.Close > ema[i]) || crossesCloud,
                rsi[i] < 40 || line[i] > signal[i] || obv[i] > meanObv[i] || delta[i] > 0 || crossesMean,
                bar.Volume > volume[i] || surge[i] == 1,
                expansion[i] == 1,
            ];
            return met.Zip(new[] { 25, 20, 20, 20, 10, 5 }, (isMet, weight) => isMet ? weight : 0).Sum();
        })];
    }

    private sealed class Shares : IBacktestObserver
    {
        private double _equity = double.NaN;

        public List<double> All { get; } = [];

        public void OnFacts(ReadOnlySpan<Core.Engine.AccountFact> facts)
        {
            foreach (var fact in facts)
                if (fact is Core.Engine.AccountFact.FillBooked { Fill: { Side: OrderSide.Buy } fill })
                    All.Add((double)(fill.Price.Value * fill.Quantity.Value) / _equity);
        }

        public void OnEquity(Timestamp closeTime, double equity, double exposureFraction) => _equity = equity;
    }
}
