using System.Text.Json.Nodes;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Strategies.Rules;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Strategies.Rules;

public sealed class RuleStrategyTests
{
    private const int Bars = 400;

    [Fact]
    public void Sections_decide_as_a_naive_reading_does()
    {
        var decided = new Dictionary<(string, bool?), int>();
        for (var seed = 1UL; seed <= 120; seed++)
        {
            var bars = Walk(seed, 60);
            var json = RuleText.Random(new SeededRandom(seed));
            var naive = new NaiveRuleBook(JsonNode.Parse(json)!, bars);
            var hub = new IndicatorHub(RuleRecorder.Hour);
            var program = new RuleProgram(RuleText.Document(json), hub);
            var own = new double[Enum.GetValues<OwnValue>().Length];
            var random = new SeededRandom(seed + 1_000);
            for (var bar = 0; bar < bars.Length; bar++)
            {
                hub.Update(in bars[bar]);
                Fill(own, bars[bar], naive, random);
                var evaluation = new Evaluation(200);
                foreach (var section in Enum.GetValues<RuleSection>())
                {
                    var name = RuleWords.Of(section);
                    var expected = naive.Decide(name, bar);
                    Outcome(program.Evaluate(section, own, evaluation).Long).ShouldBe(expected, $"seed {seed}, {name}, bar {bar}");
                    decided[(name, expected)] = decided.GetValueOrDefault((name, expected)) + 1;
                }

                evaluation.Conditions.Length.ShouldBe(program.Names.Count, "every condition is shown");
            }
        }

        decided.Count.ShouldBe(15, "each section was true, false and pending");
        decided.Values.Min().ShouldBeGreaterThan(50, "else little was compared");
    }

    [Fact]
    public void A_restart_at_any_bar_goes_on_as_if_there_had_been_none()
    {
        var states = new HashSet<string>();
        for (var seed = 1UL; seed <= 48; seed++)
        {
            var bars = Walk(seed, Bars);
            var json = Any(seed);
            var recorder = new RuleRecorder(json, bars);
            states.UnionWith(recorder.Steps.Select(step => step.State));
            for (var cut = 1; cut < Bars; cut += 13)
                Resume(json, recorder, cut, seed);
        }

        states.ShouldBe(
        [
            "monitoring", "signal_detected", "signal_cancelled", "entry_evaluation", "position_active",
            "close_order_evaluation", "emergency_exit", "exited",
        ], ignoreOrder: true);
    }

    [Fact]
    public void Later_bars_change_nothing_that_was_said()
    {
        var json = RuleText.Random(new SeededRandom(5));
        var bars = Walk(5, Bars);
        var whole = new RuleRecorder(json, bars).Steps.Select(step => step.Said).ToArray();
        foreach (var length in new[] { 50, 150, 300 })
            new RuleRecorder(json, bars[..length]).Steps.Select(step => step.Said).ShouldBe(whole[..length]);
    }

    [Fact]
    public void A_bar_allocates_nothing_while_nothing_is_proposed()
    {
        var hub = new IndicatorHub(RuleRecorder.Hour);
        var strategy = Strategy(
            RuleText.With(root => root["z1_entry"]!["conditions"]![0] = JsonNode.Parse(
                """{ "indicator": "close", "operator": "<", "value": 0 }""")), hub);
        var (bars, evaluation, proposals) = (Walk(1, 2_000), new Evaluation(), new List<SignalProposal>());
        var before = 0L;
        for (var bar = 0; bar < bars.Length; bar++)
        {
            if (bar == 1_000)
                before = GC.GetAllocatedBytesForCurrentThread();
            hub.Update(in bars[bar]);
            evaluation.Begin(bars[bar].OpenTime);
            strategy.OnBar(
                new StrategyView(bars[bar], null, false) { LastEnd = new RunEnd(default, RunOutcome.Started) },
                evaluation, proposals);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        proposals.ShouldBeEmpty();
    }

    [Fact]
    public void Another_runs_position_is_left_alone()
    {
        var hub = new IndicatorHub(RuleRecorder.Hour);
        var strategy = Strategy(RuleText.Good, hub);
        foreach (var bar in Walk(2, Bars))
        {
            hub.Update(in bar);
            var (evaluation, proposals) = (new Evaluation(), new List<SignalProposal>());
            evaluation.Begin(bar.OpenTime);
            strategy.OnBar(
                new StrategyView(bar, new OpenTrade(PositionSide.Long, 1_000, bar.OpenTime), false)
                {
                    IsLocked = true,
                    LastEnd = new RunEnd(default, RunOutcome.Started),
                },
                evaluation, proposals);
            proposals.ShouldBeEmpty();
        }
    }

    [Fact]
    public void An_exit_on_its_way_is_not_asked_for_again()
    {
        var hub = new IndicatorHub(RuleRecorder.Hour);
        var strategy = Strategy(RuleText.Good, hub);
        var bar = Walk(2, 1)[0];
        var falling = new StrategyView(bar, new OpenTrade(PositionSide.Long, bar.Close * 2, bar.OpenTime), false)
        {
            LastEnd = new RunEnd(default, RunOutcome.Started),
        };
        hub.Update(in bar);
        RuleRecorder.Say(strategy, in falling).ShouldStartWith("emergency_exit ");
        RuleRecorder.Say(strategy, falling with { HasWorkingExit = true }).ShouldStartWith("close_order_evaluation locked");
        RuleRecorder.Say(strategy, in falling).ShouldStartWith("emergency_exit ", customMessage: "the close failed");
    }

    // As many plain documents as wide ones.
    private static string Any(ulong seed) => seed % 2 == 0
        ? RuleText.Random(new SeededRandom(seed / 2))
        : RuleText.Wide(new SeededRandom(seed));

    private static void Resume(string json, RuleRecorder recorder, int cut, ulong seed)
    {
        var hub = new IndicatorHub(RuleRecorder.Hour);
        var strategy = Strategy(json, hub);
        for (var bar = 0; bar < recorder.Steps.Count; bar++)
        {
            var seen = recorder.Steps[bar].View;
            // As a restart does it: past bars come with what the facts say today and with no trade.
            var view = bar < cut
                ? new StrategyView(seen.Bar, null, false) { LastEnd = recorder.Steps[cut - 1].EndAfter }
                : seen;
            hub.Update(seen.Bar);
            var said = RuleRecorder.Say(strategy, in view);
            if (bar >= cut)
                said.ShouldBe(recorder.Steps[bar].Said, $"seed {seed}, restart at {cut}, bar {bar}");
        }
    }

    private static Strategy Strategy(string json, IndicatorHub hub)
    {
        var definition = new RuleDefinition(RuleText.Document(json), 1);
        var parameters = definition.TryBuild(new Dictionary<string, string>(), [])!;
        return definition.Create(parameters, RuleRecorder.Instrument, hub);
    }

    private static void Fill(double[] own, Bar bar, NaiveRuleBook naive, SeededRandom random)
    {
        double[] values = [bar.Open, bar.High, bar.Low, bar.Close, bar.Volume, .. Enumerable.Range(0, 3).Select(_ =>
            random.Uniform() < 0.3 ? double.NaN : random.Uniform(-2, 40_000))];
        values.CopyTo(own, 0);
        foreach (var value in new[] { OwnValue.SignalAge, OwnValue.PositionAge, OwnValue.UnrealizedPnl })
            naive.OfTrade[RuleWords.Of(value)] = own[(int)value];
    }

    private static bool? Outcome(ConditionOutcome outcome) => outcome switch
    {
        ConditionOutcome.True => true,
        ConditionOutcome.False => false,
        _ => null,
    };

    private static Bar[] Walk(ulong seed, int length) => RuleRecorder.Walk(seed, length);
}
