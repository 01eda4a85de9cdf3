using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Strategies.JadeCap;
using Plimsoll.Core.Tests.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Strategies;

public sealed class JadeCapTests
{
    private static readonly Timeframe Hour = Timeframe.Of("1h");
    private static readonly Instrument Perpetual = RiskCase.Spot with { AssetClass = AssetClass.CryptoPerpetual };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void It_finds_what_a_naive_search_finds(bool canShort)
    {
        var found = 0;
        for (var seed = 1UL; seed <= 12; seed++)
        {
            var bars = StrategyDriver.Walk(seed, 1_500);
            var driver = new StrategyDriver(new JadeCapDefinition(), canShort ? Perpetual : RiskCase.Spot, Hour);
            var entries = driver.Entries(bars);
            NaiveEntry.ShouldAgree(entries, Naive(bars, canShort), $"seed {seed}");
            found += entries.Count(entry => canShort == (entry.Side == PositionSide.Short));
        }

        found.ShouldBeGreaterThan(50, "else nothing was compared");
    }

    [Fact]
    public void Its_stop_trails_from_one_R_on()
    {
        var driver = new StrategyDriver(new JadeCapDefinition(), RiskCase.Spot, Hour);
        var proposal = StrategyDriver.Walk(3, 1_500).SelectMany(bar => driver.On(in bar)).First();
        proposal.Trailing.ShouldBe(new TrailingStop(0.015m, 1m));
        proposal.Confidence.ShouldBe(75);
    }

    [Fact]
    public void While_a_trade_is_open_it_proposes_nothing_and_says_why()
    {
        var driver = new StrategyDriver(new JadeCapDefinition(), RiskCase.Spot, Hour);
        var bars = StrategyDriver.Walk(3, 1_500);
        var trade = new OpenTrade(PositionSide.Long, 100, bars[0].OpenTime);
        var blockers = new List<string?>();
        foreach (var bar in bars)
        {
            driver.On(in bar, trade).ShouldBeEmpty();
            blockers.Add(driver.Evaluation.Blocker);
        }

        blockers.ShouldContain("locked");
        blockers.Take(4 * 60 - 1).ShouldAllBe(code => code == "indicator.warming_up");
    }

    [Theory]
    [InlineData("1h", true)]
    [InlineData("15m", true)]
    [InlineData("4h", true)]
    [InlineData("1d", false)]
    public void Its_own_bars_must_make_up_the_higher_ones(string timeframe, bool isPossible)
    {
        var definition = new JadeCapDefinition();
        var parameters = definition.TryBuild(new Dictionary<string, string>(), [])!;
        var problem = definition.TimeframeProblem(parameters, Timeframe.Of(timeframe));
        (problem is null).ShouldBe(isPossible);
        problem?.Code.ShouldBe("strategy.timeframe");
    }

    [Fact]
    public void The_fast_average_must_be_faster()
    {
        var problems = new List<ParameterProblem>();
        var given = new Dictionary<string, string> { ["emaFast"] = "50" };
        new JadeCapDefinition().TryBuild(given, problems).ShouldBeNull();
        (problems.Single().Name, problems.Single().Code).ShouldBe(("emaFast", "strategy.parameter"));
    }

    private static List<NaiveEntry> Naive(Bar[] bars, bool canShort)
    {
        var closes = bars.Select(bar => bar.Close).ToArray();
        var (pullback, own) = (NaiveSeries.Ema(closes, 20), NaiveSeries.Ema(closes, 50));
        var higher = NaiveSeries.Higher(bars, 3_600, 14_400);
        var higherCloses = higher.Select(one => one.Bar.Close).ToArray();
        var (fast, slow) = (NaiveSeries.Ema(higherCloses, 20), NaiveSeries.Ema(higherCloses, 50));
        var entries = new List<NaiveEntry>();
        for (var i = 1; i < bars.Length; i++)
        {
            var last = higher.FindLastIndex(one => one.LastLower <= i);
            if (last < 59 || Math.Abs(closes[i] - pullback[i]) / pullback[i] > 0.005)
                continue;
            var isUp = fast[last] > slow[last] && fast[last] > fast[last - 4] && closes[i] > closes[i - 1];
            var isDown = fast[last] < slow[last] && fast[last] < fast[last - 4] && closes[i] < closes[i - 1];
            if (isUp && own[i] * 0.995 < closes[i])
                entries.Add(Entry(i, PositionSide.Long, closes[i], own[i] * 0.995));
            else if (isDown && canShort && own[i] * 1.005 > closes[i])
                entries.Add(Entry(i, PositionSide.Short, closes[i], own[i] * 1.005));
        }

        return entries;
    }

    private static NaiveEntry Entry(int bar, PositionSide side, double close, double stop) =>
        new(bar, side, stop, close + 3 * (close - stop));
}
