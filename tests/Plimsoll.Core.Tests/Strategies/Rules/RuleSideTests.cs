using System.Text.Json.Nodes;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Strategies.Rules;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Strategies.Rules;

/// <summary>Documents that trade both ways, and what an entry of theirs looks like.</summary>
public sealed class RuleSideTests
{
    [Theory]
    [InlineData(101, PositionSide.Long)]
    [InlineData(99, PositionSide.Short)]
    public void The_group_that_is_true_says_the_side(double close, PositionSide side)
    {
        var entry = Ask(Both(), close).Proposals.ShouldHaveSingleItem();
        var sign = side == PositionSide.Long ? 1 : -1;
        entry.Side.ShouldBe(side);
        entry.StopLoss!.Value.ShouldBe(close * (1 - sign * 0.02), 1e-9);
        entry.TakeProfit!.Value.ShouldBe(close * (1 + sign * 0.04), 1e-9);
    }

    [Fact]
    public void A_signal_for_both_sides_at_once_says_nothing()
    {
        var json = Changed(root => root["s1_signal"]!["short"] = Group("close", ">", 100));
        var (state, blocker, proposals) = Ask(json, 101);
        (state, blocker).ShouldBe(("monitoring", "strategy.both_sides"));
        proposals.ShouldBeEmpty();
    }

    [Fact]
    public void A_signal_without_a_side_gets_it_from_the_entry()
    {
        var json = Changed(root =>
        {
            root["s1_signal"] = Group("close", ">", 0);
            root["z1_entry"]!.AsObject().Remove("conditions");
            root["z1_entry"]!["long"] = Group("close", ">", 100);
            root["z1_entry"]!["short"] = Group("close", "<", 100);
        });
        Ask(json, 99).Proposals.ShouldHaveSingleItem().Side.ShouldBe(PositionSide.Short);
        Ask(json, 100).State.ShouldBe("signal_detected");
    }

    [Fact]
    public void Each_side_is_closed_by_its_own_group()
    {
        var json = Changed(root => root["ze1_close"] = new JsonObject
        {
            ["long"] = Group("close", "<", 100),
            ["short"] = Group("close", ">", 100),
        });
        Ask(json, 99, PositionSide.Long).Proposals.ShouldHaveSingleItem().Reason.ShouldBe("ze1_close");
        Ask(json, 99, PositionSide.Short).State.ShouldBe("position_active");
    }

    [Theory]
    [InlineData("limit", 99.5, 97.51)]
    [InlineData("stop", 100.5, 98.49)]
    [InlineData("stop_limit", 100.5, 98.49)]
    public void An_order_away_from_the_market_has_its_stop_from_its_own_price(string type, double price, double stop)
    {
        var json = RuleText.With(root =>
        {
            root["s1_signal"] = Group("close", ">", 0);
            root["z1_entry"]!["conditions"] = Group("close", ">", 0)["conditions"]!.DeepClone();
            root["z1_entry"]!["orderType"] = type;
            root["z1_entry"]!["priceOffsetPercent"] = 0.5;
        });
        var entry = Ask(json, 100).Proposals.ShouldHaveSingleItem();
        RuleWords.Of(entry.OrderType).ShouldBe(type);
        entry.Price!.Value.ShouldBe(price, 1e-9);
        entry.StopLoss!.Value.ShouldBe(stop, 1e-9);
    }

    [Theory]
    [InlineData(0, 1.2)]
    [InlineData(20, 1.2)]
    [InlineData(30, 1.1)]
    [InlineData(40, 1.0)]
    [InlineData(50, 0.875)]
    [InlineData(60, 0.75)]
    [InlineData(65, 0.65)]
    [InlineData(70, 0.55)]
    [InlineData(100, 0.55)]
    public void Size_follows_the_table_of_risk(double risk, double times) =>
        RuleRiskScale.TimesAt(risk).ShouldBe(times, 1e-9);

    [Theory]
    [InlineData(0.10, 0, 0.10)]
    [InlineData(0.005, 100, 0.005)]
    [InlineData(0.02, 30, 0.022)]
    public void A_scaled_size_stays_within_half_and_ten_percent(double wish, double risk, double size) =>
        ((double)RuleRiskScale.Scale((decimal)wish, risk)).ShouldBe(size, 1e-9);

    [Fact]
    public void A_size_whose_risk_is_not_known_yet_keeps_the_entry_out()
    {
        var json = Changed(root => root["z1_entry"]!["positionSize"] =
            JsonNode.Parse("""{ "value": 2, "riskScaling": { "indicator": "rsi(3)" } }"""));
        Ask(json, 101).ShouldSatisfyAllConditions(
            said => said.Proposals.ShouldBeEmpty(),
            said => (said.State, said.Blocker).ShouldBe(("signal_detected", "indicator.warming_up")));
        Ask(json, 101, before: [98, 99, 100, 100.5]).Proposals.ShouldHaveSingleItem()
            .Size.ShouldBe(new SizingRule.EquityFraction(0.011m), "the risk is at its highest: 0.55 of 2 %");
    }

    [Fact]
    public void Slots_that_others_hold_keep_from_entering_and_not_from_leaving()
    {
        Ask(Both(), 101, view: one => one with { SlotsTaken = 3 }).ShouldSatisfyAllConditions(
            said => (said.State, said.Blocker).ShouldBe(("monitoring", "slot")),
            said => said.Proposals.ShouldBeEmpty());
        Ask(Both(), 101, view: one => one with { IsSlotTaken = true }).Blocker.ShouldBe("slot");
        Ask(Both(), 101, view: one => one with { SlotsTaken = 2 }).Proposals.ShouldHaveSingleItem();
        Ask(Both(), 50, PositionSide.Long, view: one => one with { SlotsTaken = 9, IsSlotTaken = true })
            .Proposals.ShouldHaveSingleItem().ExitReason.ShouldBe(ExitReason.Emergency);
    }

    [Fact]
    public void An_emergency_overtakes_an_exit_that_waits_and_takes_back_an_entry()
    {
        Ask(Both(), 50, PositionSide.Long, one => one with { HasWorkingExit = true, IsExitWaiting = true })
            .Proposals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
                exit => exit.ExitReason.ShouldBe(ExitReason.Emergency),
                exit => exit.Reason.ShouldBe("emergency_exit: close < 60 (50)"));
        Ask(Both(), 50, PositionSide.Long, one => one with { HasWorkingExit = true }).Proposals.ShouldBeEmpty();
        Ask(Both(), 50, view: one => one with { HasWorkingEntry = true, EntrySide = PositionSide.Long })
            .Proposals.ShouldHaveSingleItem().CancelsEntry.ShouldBeTrue();
    }

    [Theory]
    [InlineData("cancelPending", 0, 1)]
    [InlineData("closePosition", 1, 0)]
    public void What_an_emergency_must_not_do_it_does_not(string action, int takenBack, int closed)
    {
        var json = Changed(root => root["emergency_exit"]!["actions"] = new JsonObject { [action] = false });
        Ask(json, 50, view: one => one with { HasWorkingEntry = true, EntrySide = PositionSide.Long })
            .Proposals.Count.ShouldBe(takenBack);
        Ask(json, 50, PositionSide.Long).Proposals.Count.ShouldBe(closed);
    }

    [Fact]
    public void A_variant_is_read_by_id_or_name_and_stays_what_it_was()
    {
        var json = RuleText.With(root =>
        {
            var condition = root["o1_cancel"]!["conditions"]![0]!.AsObject();
            condition.Remove("indicator");
            condition["variantId"] = "My pace";
        });
        var variant = new RuleVariant("7", "My pace", IndicatorCatalog.Parse("rsi(9)"));
        var problems = new List<RuleProblem>();
        var written = RuleWriter.Write(RuleReader.TryRead(json, problems, [variant])!);
        var condition = JsonNode.Parse(written)!["o1_cancel"]!["conditions"]![0]!;
        ((string?)condition["variantId"], (string?)condition["indicator"]).ShouldBe(("7", "rsi(9)"));
        RuleWriter.Write(RuleReader.Read(written)).ShouldBe(written, "without asking for variants again");

        RuleReader.TryRead(written, problems, [variant with { Id = "8" }]).ShouldBeNull();
        RuleReader.TryRead(json, problems).ShouldBeNull();
        problems.Select(problem => (problem.Path, problem.Code)).ShouldAllBe(one =>
            one.Path == "/o1_cancel/conditions/0/variantId" && one.Code == "indicator.not_found");
    }

    private static string Both() => Changed(_ => { });

    private static string Changed(Action<JsonNode> change) => RuleText.With(root =>
    {
        root["direction"] = "both";
        root["s1_signal"] = new JsonObject { ["long"] = Group("close", ">", 100), ["short"] = Group("close", "<", 100) };
        root["o1_cancel"]!["conditions"] = new JsonArray();
        root["z1_entry"]!["conditions"] = Group("close", ">", 0)["conditions"]!.DeepClone();
        root["ze1_close"]!["conditions"] = new JsonArray();
        root["emergency_exit"]!["conditions"] = Group("close", "<", 60)["conditions"]!.DeepClone();
        change(root);
    });

    private static JsonNode Group(string indicator, string comparison, double value) => JsonNode.Parse(
        $$"""{ "conditions": [ { "indicator": "{{indicator}}", "operator": "{{comparison}}", "value": {{value}} } ] }""")!;

    private static (string State, string? Blocker, IReadOnlyList<SignalProposal> Proposals) Ask(
        string json, double close, PositionSide? held = null, Func<StrategyView, StrategyView>? view = null,
        double[]? before = null)
    {
        var hub = new IndicatorHub(RuleRecorder.Hour);
        var definition = new RuleDefinition(RuleText.Document(json), 1);
        var strategy = definition.Create(
            definition.TryBuild(new Dictionary<string, string>(), [])!, RuleRecorder.Instrument, hub);
        var (index, evaluation, proposals) = (0, new Evaluation(200), new List<SignalProposal>());
        foreach (var price in (double[])[.. before ?? [], close])
        {
            var bar = new Bar(Timestamp.FromSeconds(3_600L * index++), price, price, price, price, 1);
            hub.Update(in bar);
            proposals.Clear();
            evaluation.Begin(bar.OpenTime);
            var seen = new StrategyView(bar, held is { } side ? new OpenTrade(side, 100, bar.OpenTime) : null, false)
            {
                LastEnd = new RunEnd(default, RunOutcome.Started),
            };
            strategy.OnBar(view?.Invoke(seen) ?? seen, evaluation, proposals);
        }

        return (evaluation.State!, evaluation.Blocker, proposals);
    }
}
