using System.Text.Json.Nodes;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies.Rules;
using Plimsoll.Core.Tests.Risk;
using Plimsoll.Core.Tests.Strategies.Rules;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Engine;

/// <summary>Rule strategies of one account share its slots.</summary>
public sealed class RuleSlotTests
{
    private static readonly Instrument[] Two = [RiskCase.Spot, RiskCase.Spot with { Id = InstrumentId.Of("test:ETHUSDT") }];

    private readonly TradingEngine _engine = new(new AccountState(default, new InstrumentTable(Two)), new EngineOptions());

    public RuleSlotTests() => _engine.Open(new Money(10_000m), OperatingMode.Autonomous, World.Start);

    [Fact]
    public void A_slot_is_free_again_as_soon_as_what_held_it_is_over()
    {
        var (first, second) = (Run(0, "First", 3), Run(1, "Second", 1));
        Bar(0, 0);
        Bar(1, 0);
        Said(first).ShouldBe(("entry_evaluation", null));
        Said(second).ShouldBe(("monitoring", "slot"));

        _engine.OnReport(new OrderReport.Refused(1, _engine.Clock, "venue.no", "Not today"));
        Bar(1, 1);
        Said(second).ShouldBe(("entry_evaluation", null));
        Bar(0, 1);
        Said(first).ShouldBe(("signal_cancelled", "cooldown"));
    }

    [Fact]
    public void One_strategy_has_one_slot_however_often_it_runs()
    {
        var (first, second) = (Run(0, "Same", 3), Run(1, "Same", 3));
        Bar(0, 0);
        Bar(1, 0);
        Said(first).State.ShouldBe("entry_evaluation");
        Said(second).ShouldBe(("monitoring", "slot"));
    }

    [Fact]
    public void A_restart_counts_the_same_slots()
    {
        Run(0, "First", 3);
        Bar(0, 0);
        var state = new AccountState(default, new InstrumentTable(Two));
        foreach (var fact in _engine.Outbox.Take().Facts)
            state.Apply(fact);
        var resumed = new TradingEngine(state, new EngineOptions());
        var second = Run(1, "Second", 1, resumed);
        Bar(1, 0, resumed);
        Said(second).ShouldBe(("monitoring", "slot"));
    }

    private StrategyRun Run(int slot, string name, int concurrent, TradingEngine? on = null)
    {
        var engine = on ?? _engine;
        var json = RuleText.With(root =>
        {
            root["strategyName"] = name;
            root["globalLimits"] = new JsonObject { ["concurrent"] = concurrent };
            root["s1_signal"]!["conditions"] = Always();
            root["o1_cancel"]!["conditions"] = new JsonArray();
            root["z1_entry"]!["conditions"] = Always();
        });
        var definition = new RuleDefinition(RuleText.Document(json), 1);
        var configuration = new RunConfiguration
        {
            Id = new RunId(Guid.Parse($"00000000-0000-0000-0000-00000000000{slot + 1}")),
            Name = name,
            StrategyName = name,
            StrategyVersion = 1,
            Parameters = new Dictionary<string, string>(),
            InstrumentId = Two[slot].Id,
            Timeframe = Timeframe.OneMinute,
            Sizing = new SizingRule.EquityFraction(0.02m),
            Budget = RiskCase.Widest,
        };
        var run = StrategyRun.Create(
            configuration.Of(definition, Two[slot]), definition, engine.State.Instruments, evaluationsKept: 4);
        engine.Start(run);
        return run;
    }

    private static JsonArray Always() => [JsonNode.Parse("""{ "indicator": "close", "operator": ">", "value": 0 }""")];

    private void Bar(int slot, int number, TradingEngine? on = null) => (on ?? _engine).OnBar(
        slot, Timeframe.OneMinute, new Bar(World.Start + TimeSpan.FromMinutes(number), 100, 100, 100, 100, 1));

    private static (string? State, string? Blocker) Said(StrategyRun run) =>
        (run.History.Last!.State, run.History.Last.Blocker);
}
