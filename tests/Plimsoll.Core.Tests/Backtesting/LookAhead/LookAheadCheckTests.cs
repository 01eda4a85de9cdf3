using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Backtesting.LookAhead;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Strategies.Rules;
using Plimsoll.Core.Tests.Risk;
using Plimsoll.Core.Tests.Strategies;

namespace Plimsoll.Core.Tests.Backtesting.LookAhead;

/// <summary>Whoever decides with the future is caught, on the right bar; whoever does not is left alone.</summary>
public sealed class LookAheadCheckTests
{
    private const string RisingBar = """
        { "schemaVersion": 1, "strategyName": "Rising",
          "s1_signal": { "conditions": [ { "indicator": "rsi(5)", "operator": ">", "value": 55 } ] },
          "z1_entry": { "conditions": [ { "indicator": "close", "operator": ">", "valueIndicator": "ema(20)" } ],
            "stopLoss": { "offsetPercent": 1 }, "takeProfit": { "offsetPercent": 2 } } }
        """;

    private static readonly Bar[] Walk = StrategyDriver.Walk(5, 1_500);

    public static TheoryData<string> Strategies => new(StrategyCatalog.All.Select(one => one.Name));

    [Fact]
    public void Who_reads_the_next_bar_is_caught_on_the_last_bar_before_every_cut()
    {
        var result = Check("next close", CheatingDefinition.NextClose);

        result.Findings.Count.ShouldBe(2 * LookAheadCheck.MostCuts);
        foreach (var finding in result.Findings)
        {
            (finding.BarTime + TimeSpan.FromHours(1)).ShouldBe(finding.CutAt);
            finding.What.ShouldBe("next close");
            finding.Whole.ShouldNotBe(finding.Other);
        }

        var cut = result.Findings.First(finding => finding.Test == LookAheadTest.Cut);
        cut.Other.ShouldStartWith("NaN above ");
        cut.Other.ShouldEndWith("(pending)");
        result.Verdict().ShouldStartWith($"cheat decided the bar of {result.Findings[0].BarTime} with what came after");
        result.IsClean.ShouldBeFalse();
    }

    [Fact]
    public void Who_normalizes_over_the_whole_series_is_caught_on_the_first_bar()
    {
        var findings = Check("normalized", CheatingDefinition.Normalized).Findings;

        findings[0].BarTime.ShouldBe(Walk[0].OpenTime);
        findings.ShouldAllBe(finding => finding.What == "normalized");
        findings.Count(finding => finding.Test == LookAheadTest.Perturbed).ShouldBeGreaterThan(10);
    }

    [Fact]
    public void Who_repaints_is_caught_on_the_bar_whose_peak_came_later()
    {
        var findings = Check("peak", CheatingDefinition.RepaintedPeak).Findings
            .Where(finding => finding.Test == LookAheadTest.Cut).ToArray();

        findings.Length.ShouldBeGreaterThanOrEqualTo(8);
        foreach (var finding in findings)
        {
            var cut = Array.FindIndex(Walk, bar => bar.OpenTime == finding.CutAt);
            var first = Enumerable.Range(0, cut).First(i =>
                CheatingDefinition.RepaintedPeak(Walk, i) != CheatingDefinition.RepaintedPeak(Walk.AsMemory(0, cut), i));
            (finding.BarTime, finding.What).ShouldBe((Walk[first].OpenTime, "peak"));
        }
    }

    [Theory, MemberData(nameof(Strategies))]
    public void A_built_in_strategy_decides_with_what_it_has_seen(string name)
    {
        var result = Run(new LookAheadCheck(Setup(StrategyCatalog.Find(name)!)), Walk);

        result.Findings.ShouldBeEmpty();
        (result.Cuts, result.Bars).ShouldBe((LookAheadCheck.MostCuts, Walk.Length));
        result.IsClean.ShouldBeTrue();
    }

    [Fact]
    public void The_checks_of_the_built_in_strategies_see_signals() => StrategyCatalog.All
        .Select(one => Run(new LookAheadCheck(Setup(one)), Walk).Signals).Count(signals => signals > 0)
        .ShouldBeGreaterThanOrEqualTo(5);

    [Fact]
    public void A_document_cannot_cheat()
    {
        var result = Run(new LookAheadCheck(Setup(new RuleDefinition(RuleReader.Read(RisingBar), 1))), Walk);

        result.Findings.ShouldBeEmpty();
        result.StartFindings.ShouldBeEmpty();
        result.Signals.ShouldBeGreaterThan(10);
        result.Starts.ShouldBe(5);
    }

    [Fact]
    public void A_later_start_shows_what_remembers_its_first_bar()
    {
        var result = Run(new LookAheadCheck(Setup(StrategyCatalog.Find("buy-and-hold")!)), Walk);

        result.StartFindings.Count.ShouldBe(result.Starts);
        result.StartFindings[0].What.ShouldBe("bars seen before = 0");
        Run(new LookAheadCheck(Setup(StrategyCatalog.Find("sma-cross")!)), Walk).StartFindings.ShouldBeEmpty();
    }

    [Fact]
    public void The_same_seed_cuts_at_the_same_times()
    {
        Check("peak", CheatingDefinition.RepaintedPeak).Findings
            .ShouldBe(Check("peak", CheatingDefinition.RepaintedPeak).Findings);
        Check("peak", CheatingDefinition.RepaintedPeak, seed: 2).Findings
            .ShouldNotBe(Check("peak", CheatingDefinition.RepaintedPeak).Findings);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(3, 2)]
    public void Few_bars_have_few_cuts(int bars, int cuts) =>
        Run(new LookAheadCheck(Setup(StrategyCatalog.Find("buy-and-hold")!)), Walk[..bars]).Cuts.ShouldBe(cuts);

    [Fact]
    public void Replaced_bars_are_valid_and_all_are_others()
    {
        var other = Perturbation.After(700, Walk, new SeededRandom(3));

        other[..700].ShouldBe(Walk[..700]);
        for (var i = 700; i < other.Length; i++)
        {
            other[i].IsConsistent.ShouldBeTrue();
            other[i].Close.ShouldNotBe(Walk[i].Close);
        }
    }

    private static LookAheadResult Check(
        string reads, Func<ReadOnlyMemory<Bar>, int, double> read, long seed = 1)
    {
        var setup = Setup(new CheatingDefinition(Walk, reads, read));
        return new LookAheadCheck(setup, series => new CheatingDefinition(series.Own, reads, read))
            .Run(new LookAheadSeries(Walk), seed, _ => false);
    }

    private static LookAheadResult Run(LookAheadCheck check, Bar[] bars) => check.Run(new LookAheadSeries(bars), 1, _ => false);

    private static BacktestSetup Setup(StrategyDefinition strategy) => new()
    {
        Instruments = [RiskCase.Spot],
        Timeframe = Timeframe.Of("1h"),
        Strategy = strategy,
        Parameters = new Dictionary<string, string>(),
    };
}
