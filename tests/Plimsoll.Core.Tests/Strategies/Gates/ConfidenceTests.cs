using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Strategies.Gates;
using Plimsoll.Core.Strategies.JadeCap;
using Plimsoll.Core.Strategies.Nbb;
using Plimsoll.Core.Tests.Indicators;
using Plimsoll.Core.Tests.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Strategies.Gates;

/// <summary>What an entry is worth, and what a target or stop becomes, when options are on.</summary>
public sealed class ConfidenceTests
{
    private static readonly Timeframe Hour = Timeframe.Of("1h");
    private static readonly Instrument Perpetual = RiskCase.Spot with { AssetClass = AssetClass.CryptoPerpetual };

    [Fact]
    public void Adjustments_are_those_of_hours_volatility_trend_line_sweep_and_volume()
    {
        var seen = new HashSet<int>();
        for (var seed = 1UL; seed <= 4; seed++)
        {
            var bars = StrategyDriver.Walk(seed, 1_500);
            var naive = new NaiveGates(bars);
            var series = new Dictionary<string, double[][]>();
            double At(string spec, int field, int bar) =>
                (series.TryGetValue(spec, out var known) ? known
                    : series[spec] = Series.Fields(IndicatorCatalog.Parse(spec), bars))[field][bar];
            var hub = new IndicatorHub(Hour);
            var adjustment = new ConfidenceAdjustment(new GateInputs(hub));
            for (var i = 0; i < bars.Length; i++)
            {
                hub.Update(in bars[i]);
                foreach (var sign in new[] { 1, -1 })
                {
                    var expected = Hours(bars[i]);
                    if (At("atr(14)", 0, i) / At("atr(100)", 0, i) > 1.25 && At("displacement", 0, i) == 0)
                        expected -= 10;
                    if (naive.IsOpen("htfBias", i, -sign) == true)
                        expected -= 15;
                    if (new[] { "sweep", "structureBreak", "ote" }.All(gate => naive.IsOpen(gate, i, sign) == true))
                        expected += 10;
                    if (naive.IsOpen("volumeDisplacement", i, sign) == true)
                        expected += 5;
                    var line = sign > 0 ? "trendline(3,0.002,lows)" : "trendline(3,0.002,highs)";
                    if (sign * At(line, 1, i) > 0 && At(line, 2, i) >= 3 && At(line, 3, i) + At(line, 4, i) == 0)
                        expected += 5;
                    adjustment.Of(sign, in bars[i]).ShouldBe(expected, $"{seed}/{i}/{sign}");
                    seen.Add(expected);
                }
            }
        }

        seen.ShouldContain(one => one > 0);
        seen.ShouldContain(-15);
        seen.Count.ShouldBeGreaterThan(8);
    }

    [Fact]
    public void Adjusted_confidence_stays_between_0_and_100()
    {
        foreach (var given in new[] { "100", "0" })
        {
            var driver = Make(
                new NbbDefinition(), ("zoneLookback", "3"), ("confidence", given), ("adjustConfidence", "on"));
            driver.Strategy.WarmupBars.ShouldBe(100, "ATR(100)");
            var worth = StrategyDriver.Walk(3, 3_000).SelectMany(bar => driver.On(in bar)).Select(one => one.Confidence).ToArray();
            worth.ShouldAllBe(one => one >= 0 && one <= 100);
            worth.Distinct().Count().ShouldBeGreaterThan(1);
        }
    }

    [Theory]
    [InlineData("nbb")]
    [InlineData("jadecap")]
    [InlineData("indicator")]
    [InlineData("fabio")]
    [InlineData("tori")]
    [InlineData("alpha")]
    public void Every_strategy_with_the_switch_adjusts_what_it_says_without(string strategy)
    {
        var (compared, changed) = (0, 0);
        for (var seed = 1UL; seed <= 10; seed++)
        {
            var hub = new IndicatorHub(Hour);
            var adjustment = new ConfidenceAdjustment(new GateInputs(hub));
            var plain = Make(StrategyCatalog.Find(strategy)!);
            var adjusted = Make(StrategyCatalog.Find(strategy)!, ("adjustConfidence", "on"));
            foreach (var bar in StrategyDriver.Walk(seed, 1_500))
            {
                hub.Update(in bar);
                if ((plain.On(in bar), adjusted.On(in bar)) is not ([{ } one], [{ } other]) || one.Side != other.Side)
                    continue;
                var points = adjustment.Of(one.Side == PositionSide.Long ? 1 : -1, in bar);
                other.Confidence.ShouldBe(Math.Clamp(one.Confidence + points, 0, 100));
                (compared, changed) = (compared + 1, points == 0 ? changed : changed + 1);
            }
        }

        compared.ShouldBeGreaterThan(5);
        changed.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void With_all_six_gates_a_zone_must_be_worth_85()
    {
        var gates = new[] { "htfBias", "equilibrium", "sweep", "structureBreak", "volumeDisplacement", "ote" };
        var all = Make(new NbbDefinition(), [.. gates.Select(gate => (gate, "on"))]);
        all.Strategy.Terms.ConfidenceThreshold.ShouldBe(85);
        Make(new NbbDefinition(), [.. gates.Skip(1).Select(gate => (gate, "on"))])
            .Strategy.Terms.ConfidenceThreshold.ShouldBe(60);
        all.Strategy.ConditionNames.Count(name => name.StartsWith("gate ", StringComparison.Ordinal)).ShouldBe(6);
    }

    [Fact]
    public void With_all_six_gates_displacement_and_the_best_retracement_are_worth_five_points_each()
    {
        var (worth, bars) = (new HashSet<int>(), StrategyDriver.Walk(5, 3_000));
        var hub = new IndicatorHub(Hour);
        var definition = new NbbDefinition();
        var gates = definition.Gates.ToDictionary(gate => gate.Name, _ => "on");
        var parameters = definition.TryBuild(gates, [])!;
        var set = new GateSet(definition.Gates, parameters, hub, 0);
        var confidence = new NbbConfidence(NbbOptions.From(parameters), hub, set);
        var (displacement, entry) = (hub.Get("displacement"), hub.Get("ote"));
        foreach (var bar in bars)
        {
            hub.Update(in bar);
            var expected = 85 + (displacement.Value == 1 ? 5 : 0) + (entry[2] == 0.705 ? 5 : 0);
            confidence.Now.ShouldBe(expected);
            worth.Add(expected);
        }

        worth.ShouldBe([85, 90, 95], ignoreOrder: true);
    }

    [Fact]
    public void With_the_sweep_a_pull_back_must_be_worth_80_and_is_82_and_more()
    {
        var worth = new HashSet<int>();
        for (var seed = 1UL; seed <= 30; seed++)
        {
            var driver = Make(
                new JadeCapDefinition(), ("sessionSweep", "on"), ("htf", "1h"), ("emaFast", "5"), ("emaSlow", "10"),
                ("pullbackTolerance", "0.05"));
            driver.Strategy.Terms.ConfidenceThreshold.ShouldBe(80);
            var bars = StrategyDriver.Walk(seed, 1_500);
            var naive = new NaiveGates(bars);
            for (var i = 0; i < bars.Length; i++)
                foreach (var entry in driver.On(in bars[i]))
                {
                    var bonus = naive.IsOpen("volumeDisplacement", i, 1) == true ? 8 : 0;
                    (entry.Confidence - 82 - bonus).ShouldBeOneOf(0, 5);
                    worth.Add(entry.Confidence);
                }
        }

        worth.ShouldContain(82);
        worth.ShouldContain(90);
        worth.ShouldContain(87);
    }

    [Fact]
    public void A_zone_can_aim_at_the_high_of_the_day_before()
    {
        var (aimed, fell) = (0, 0);
        for (var seed = 1UL; seed <= 10; seed++)
        {
            var bars = StrategyDriver.Walk(seed, 1_500);
            var levels = Series.Fields(IndicatorCatalog.Parse("day_levels"), bars);
            var driver = Make(new NbbDefinition(), ("zoneLookback", "3"), ("target", "previousDay"));
            foreach (var entry in driver.Entries(bars))
            {
                var isLong = entry.Side == PositionSide.Long;
                var (close, level) = (bars[entry.Bar].Close, levels[isLong ? 0 : 1][entry.Bar]);
                var isBeyond = isLong ? level > close : level < close;
                entry.Target.ShouldBe(isBeyond ? level : close + 2.5 * (close - entry.Stop), 1e-9);
                (aimed, fell) = isBeyond ? (aimed + 1, fell) : (aimed, fell + 1);
            }
        }

        aimed.ShouldBeGreaterThan(5);
        fell.ShouldBeGreaterThan(5);
    }

    [Fact]
    public void An_entry_in_a_gap_waits_at_its_middle_and_has_its_stop_beyond_the_last_five_bars()
    {
        var found = 0;
        for (var seed = 1UL; seed <= 40; seed++)
        {
            var bars = StrategyDriver.Walk(seed, 1_500);
            var gaps = new Core.Indicators.Structure.GapBook(50, 14, 1.5);
            var driver = Make(new JadeCapDefinition(), ("fvgEntry", "on"), ("pullbackTolerance", "0.03"));
            for (var i = 0; i < bars.Length; i++)
            {
                gaps.Add(in bars[i]);
                foreach (var entry in driver.On(in bars[i]))
                {
                    var (sign, window) = (entry.Side == PositionSide.Long ? 1 : -1, bars[(i - 4)..(i + 1)]);
                    var extreme = sign > 0 ? window.Min(bar => bar.Low) : window.Max(bar => bar.High);
                    entry.StopLoss!.Value.ShouldBe(extreme * (1 - sign * 0.005), 1e-9);
                    var nearest = Enumerable.Range(0, gaps.Count).Select(one => gaps[one])
                        .Where(gap => gap.IsLive && gap.Side == sign && gap.MiddleAge < 0)
                        .MinBy(gap => Math.Abs(gap.Middle - bars[i].Close));
                    (entry.OrderType, entry.Price).ShouldBe((OrderType.Limit, nearest.Middle), $"{seed}/{i}");
                    entry.Life.ShouldBe(TimeSpan.FromHours(50 - nearest.Age));
                    entry.TakeProfit!.Value.ShouldBe(nearest.Middle + 3 * (nearest.Middle - entry.StopLoss.Value), 1e-9);
                    found++;
                }
            }
        }

        found.ShouldBeGreaterThan(3);
    }

    private static int Hours(Bar bar)
    {
        var zones = (TimeZoneInfo.FindSystemTimeZoneById("America/New_York"), TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo"));
        var newYork = TimeZoneInfo.ConvertTime(bar.OpenTime.ToDateTimeOffset(), zones.Item1).Hour;
        var tokyo = TimeZoneInfo.ConvertTime(bar.OpenTime.ToDateTimeOffset(), zones.Item2).Hour;
        return (newYork is 15 or 16 ? -5 : 0) + (tokyo is >= 9 and < 18 ? -5 : 0);
    }

    private static StrategyDriver Make(StrategyDefinition definition, params (string, string)[] given) =>
        new(definition, Perpetual, Hour, given);
}
