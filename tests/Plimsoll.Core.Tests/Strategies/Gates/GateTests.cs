using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Strategies.Gates;
using Plimsoll.Core.Tests.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Strategies.Gates;

/// <summary>Every gate of every strategy, over strategies made eager enough to knock often.</summary>
public sealed class GateTests
{
    private static readonly Timeframe Hour = Timeframe.Of("1h");
    private static readonly Instrument Perpetual = RiskCase.Spot with { AssetClass = AssetClass.CryptoPerpetual };

    private static readonly Dictionary<string, (string, string)[]> Eager = new()
    {
        ["nbb"] = [("zoneLookback", "3"), ("retestTolerance", "0.01")],
        ["jadecap"] = [("htf", "1h"), ("emaFast", "5"), ("emaSlow", "10"), ("pullbackTolerance", "0.05")],
        ["fabio"] = [("lookback", "20"), ("retestTolerance", "0.02")],
        ["tori"] = [("swingLookback", "2"), ("fibBars", "20"), ("confluenceTolerance", "0.02")],
        ["fvg"] =
            [("gapLife", "20"), ("impulse", "1"), ("leastScore", "1"), ("trendBars", "2"), ("rangeBars", "30")],
    };

    public static TheoryData<string, string> Gates => [.. StrategyCatalog.All.SelectMany(
        one => one.Gates.Select(gate => (one.Name, gate.Name)))];

    [Theory, MemberData(nameof(Gates))]
    public void A_gate_keeps_out_what_it_should_and_lets_the_rest_through(string strategy, string gate)
    {
        var (admitted, kept) = (0, 0);
        for (var seed = 1UL; seed <= 40 && (admitted < 3 || kept < 3); seed++)
        {
            var bars = StrategyDriver.Walk(seed, 1_200);
            var naive = new NaiveGates(bars);
            var driver = Make(strategy, (gate, "on"));
            for (var i = 0; i < bars.Length; i++)
            {
                var side = driver.On(in bars[i]).Where(one => one.Action == SignalAction.Open)
                    .Select(one => (PositionSide?)one.Side).SingleOrDefault();
                var condition = ConditionOf(driver, gate);
                if (condition is null)
                    side.ShouldBeNull($"{seed}/{i}: an entry without having asked the gate");
                else if (side is { } entered)
                    admitted += Agreed(naive, (gate, i, entered), true);
                else
                    kept += Kept(driver, gate, condition.Value);
            }
        }

        admitted.ShouldBeGreaterThan(0);
        kept.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Every_gate_agrees_with_the_series_it_reads()
    {
        var seen = new HashSet<(string, int, bool)>();
        for (var seed = 1UL; seed <= 3; seed++)
        {
            var walk = StrategyDriver.Walk(seed, 1_200);
            Bar[] bars = seed == 3 ? [.. walk.Select(Calmer)] : walk;
            var naive = new NaiveGates(bars);
            foreach (var kind in StrategyCatalog.All.SelectMany(one => one.Gates).Distinct()
                .Where(kind => kind.Name != "fvgEntry"))
                foreach (var (bar, sign, isOpen) in Readings(kind, bars))
                {
                    isOpen.ShouldBe(naive.IsOpen(kind.Name, bar, sign) ?? false, $"{kind.Name}, {seed}/{bar}");
                    seen.Add((kind.Name, sign, isOpen));
                }
        }

        foreach (var name in StrategyCatalog.All.SelectMany(one => one.Gates).Select(one => one.Name).Distinct())
            if (name != "fvgEntry")
                new[] { (name, 1, true), (name, 1, false), (name, -1, true), (name, -1, false) }
                    .ShouldAllBe(one => seen.Contains(one), name);
    }

    [Theory]
    [InlineData("nbb")]
    [InlineData("jadecap")]
    [InlineData("fabio")]
    [InlineData("tori")]
    [InlineData("fvg")]
    public void Gates_are_switches_that_are_off(string strategy)
    {
        var definition = StrategyCatalog.Find(strategy)!;
        definition.Gates.ShouldNotBeEmpty();
        foreach (var gate in definition.Gates)
            definition.Parameters.Single(one => one.Name == gate.Name).Default.ShouldBe("off");
        Make(strategy).Strategy.ConditionNames.ShouldNotContain(
            name => definition.Gates.Any(gate => name.StartsWith($"gate {gate.Name}", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_bias_of_4h_bars_cannot_be_read_from_daily_bars()
    {
        var definition = StrategyCatalog.Find("nbb")!;
        foreach (var (given, code) in new[] { ("off", null), ("on", "strategy.timeframe") })
        {
            var parameters = definition.TryBuild(new Dictionary<string, string> { ["htfBias"] = given }, [])!;
            definition.TimeframeProblem(parameters, Timeframe.Of("1d"))?.Code.ShouldBe(code);
        }
    }

    // A third of the moves, and long wicks: in balance now and then.
    private static Bar Calmer(Bar bar)
    {
        static double Third(double price) => 100 + (price - 100) / 3;
        return bar with
        {
            Open = Third(bar.Open),
            Close = Third(bar.Close),
            High = Third(bar.High) + 0.3,
            Low = Third(bar.Low) - 0.3,
        };
    }

    private static IEnumerable<(int Bar, int Sign, bool IsOpen)> Readings(GateKind kind, Bar[] bars)
    {
        var hub = new Core.Indicators.IndicatorHub(Hour);
        var measure = kind.Create(new GateInputs(hub));
        var evaluation = new Evaluation();
        for (var i = 0; i < bars.Length; i++)
        {
            hub.Update(in bars[i]);
            foreach (var sign in new[] { 1, -1 })
            {
                evaluation.Begin(bars[i].OpenTime);
                var (left, comparison, right) = measure(sign, in bars[i]);
                yield return (i, sign, evaluation.Check(0, left, comparison, right));
            }
        }
    }

    private static StrategyDriver Make(string strategy, params (string, string)[] more) =>
        new(StrategyCatalog.Find(strategy)!, Perpetual, Hour, [.. Eager[strategy], .. more]);

    private static Condition? ConditionOf(StrategyDriver driver, string gate)
    {
        foreach (var condition in driver.Evaluation.Conditions)
            if (driver.Strategy.ConditionNames[condition.Name].StartsWith($"gate {gate}:", StringComparison.Ordinal))
                return condition;
        return null;
    }

    // The gap of fvgEntry is looked for by its own textbook.
    private static int Agreed(NaiveGates naive, (string Gate, int Bar, PositionSide Side) one, bool expected)
    {
        if (one.Gate != "fvgEntry")
            naive.IsOpen(one.Gate, one.Bar, one.Side == PositionSide.Long ? 1 : -1).ShouldBe(expected, $"{one}");
        return 1;
    }

    private static int Kept(StrategyDriver driver, string gate, Condition condition)
    {
        condition.Outcome.ShouldNotBe(ConditionOutcome.True);
        driver.Evaluation.Blocker.ShouldBe($"gate.{gate}");
        return 1;
    }
}
