using System.Text.Json.Nodes;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Strategies.Rules;

namespace Plimsoll.Core.Tests.Strategies.Rules;

public sealed class RuleReaderTests
{
    private const string Idle = """{ "cancelPending": false, "closePosition": false, "logEvent": false }""";
    private const string OfRisk = """{ "type": "risk", "riskScaling": { "indicator": "rsi(3)" } }""";
    private const string Scaling = "/z1_entry/positionSize/riskScaling";

    [Fact]
    public void What_is_written_is_read_back()
    {
        var random = new SeededRandom(3);
        for (var round = 0; round < 200; round++)
        {
            var text = RuleWriter.Write(RuleText.Document(RuleText.Random(random)));
            RuleWriter.Write(RuleText.Document(text)).ShouldBe(text);
            var wide = RuleWriter.Write(RuleText.Document(RuleText.Wide(random)));
            RuleWriter.Write(RuleText.Document(wide)).ShouldBe(wide);
        }
    }

    [Theory]
    [InlineData("/z1_entry/conditions/0", "operator", "\"=\"", "/z1_entry/conditions/0/operator", "validation.enum")]
    [InlineData("/z1_entry/conditions/0", "operator", null, "/z1_entry/conditions/0/operator", "validation.required")]
    [InlineData("/z1_entry/conditions/0", "indicator", null, "/z1_entry/conditions/0/indicator", "validation.required")]
    [InlineData("/z1_entry/conditions/0", "indicator", "\"smb(2)\"", "/z1_entry/conditions/0/indicator", "indicator.unknown_kind")]
    [InlineData("/z1_entry/conditions/0", "indicator", "\"sma(0)\"", "/z1_entry/conditions/0/indicator", "indicator.parameter")]
    [InlineData("/z1_entry/conditions/0", "valueField", "\"upper\"", "/z1_entry/conditions/0/valueField", "validation.enum")]
    [InlineData("/z1_entry/conditions/0", "value", "1", "/z1_entry/conditions/0/value", "validation.required")]
    [InlineData("/z1_entry/conditions/0", "indicator", "\"unrealized_pnl_pct\"", "/z1_entry/conditions/0/indicator", "strategy.condition")]
    [InlineData("/o1_cancel/conditions/0", "value", "1e999", "/o1_cancel/conditions/0/value", "strategy.condition")]
    [InlineData("/o1_cancel/conditions/0", "value", "\"NaN\"", "/o1_cancel/conditions/0/value", "strategy.condition")]
    [InlineData("/o1_cancel", "timeoutSeconds", "0", "/o1_cancel/timeoutSeconds", "validation.out_of_range")]
    [InlineData("/o1_cancel", "timeoutSeconds", "1.5", "/o1_cancel/timeoutSeconds", "validation.format")]
    [InlineData("/o1_cancel", "timeoutseconds", "5", "/o1_cancel/timeoutseconds", "validation.unknown_field")]
    [InlineData("/z1_entry", "stopLoss", null, "/z1_entry/stopLoss", "strategy.incomplete")]
    [InlineData("/z1_entry/stopLoss", "enabled", "false", "/z1_entry/stopLoss", "strategy.incomplete")]
    [InlineData("/z1_entry/takeProfit", "offsetPercent", "2.9", "/z1_entry/takeProfit", "signal.reward_risk")]
    [InlineData("/z1_entry", "leverage", "11", "/z1_entry/leverage", "validation.out_of_range")]
    [InlineData("/z1_entry", "conditions", "[]", "/z1_entry/conditions", "strategy.incomplete")]
    [InlineData("", "s1_signal", null, "/s1_signal", "strategy.incomplete")]
    [InlineData("", "direction", "\"both\"", "/direction", "strategy.condition")]
    [InlineData("", "direction", "\"up\"", "/direction", "validation.enum")]
    [InlineData("", "enabled", "1", "/enabled", "validation.format")]
    [InlineData("", "version", "0", "/version", "validation.out_of_range")]
    [InlineData("", "createdAt", "\"soon\"", "/createdAt", "validation.format")]
    [InlineData("", "author", "7", "/author", "validation.format")]
    [InlineData("", "globalLimits", "{\"dailyLossPercent\":6}", "/globalLimits/dailyLossPercent", "validation.out_of_range")]
    [InlineData("", "globalLimits", "{\"concurrent\":0}", "/globalLimits/concurrent", "validation.out_of_range")]
    [InlineData("/z1_entry", "orderType", "\"iceberg\"", "/z1_entry/orderType", "validation.enum")]
    [InlineData("/z1_entry", "priceOffsetPercent", "1", "/z1_entry/priceOffsetPercent", "strategy.condition")]
    [InlineData("/ze1_close", "riskAdjustedPricing", "{\"scale\":2.1}", "/ze1_close/riskAdjustedPricing/scale", "validation.out_of_range")]
    [InlineData("/emergency_exit", "actions", Idle, "/emergency_exit/actions", "strategy.incomplete")]
    [InlineData("/ze1_close", "long", "{\"conditions\":[]}", "/ze1_close/long", "validation.unknown_field")]
    [InlineData("/z1_entry", "positionSize", "{\"riskScaling\":{\"indicator\":\"sma(3)\"}}", Scaling + "/indicator", "strategy.condition")]
    [InlineData("/z1_entry", "positionSize", OfRisk, Scaling, "strategy.condition")]
    [InlineData("/z1_entry", "positionSize", "{\"riskScaling\":{}}", Scaling + "/indicator", "validation.required")]
    [InlineData("/z1_entry/conditions/0", "indicatorId", "\"rsi(3)\"", "/z1_entry/conditions/0/indicatorId", "validation.required")]
    [InlineData("", "strategyName", "\"sma-cross\"", "/strategyName", "strategy.name_taken")]
    [InlineData("", "strategyName", "\"a@2\"", "/strategyName", "validation.format")]
    [InlineData("", "schemaVersion", "2", "/schemaVersion", "strategy.schema_version")]
    [InlineData("", "schemaVersion", null, "/schemaVersion", "strategy.schema_version")]
    public void A_mistake_is_named_where_it_stands(string at, string member, string? value, string path, string code)
    {
        var json = RuleText.With(root =>
        {
            var place = at.Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(
                root, (node, step) => int.TryParse(step, out var index) ? node[index]! : node[step]!);
            place.AsObject().Remove(member);
            if (value is not null)
                place[member] = JsonNode.Parse(value);
        });
        RuleText.Problems(json).Select(problem => (problem.Path, problem.Code)).ShouldBe([(path, code)]);
    }

    [Theory]
    [InlineData("[1]", "strategy.condition")]
    [InlineData("[2, 1]", "strategy.condition")]
    [InlineData("5", "strategy.condition")]
    public void A_range_needs_two_ordered_bounds(string value, string code)
    {
        var json = RuleText.With(root =>
        {
            root["o1_cancel"]!["conditions"]![0]!["operator"] = "between";
            root["o1_cancel"]!["conditions"]![0]!["value"] = JsonNode.Parse(value);
        });
        var problem = RuleText.Problems(json).ShouldHaveSingleItem();
        (problem.Path, problem.Code).ShouldBe(("/o1_cancel/conditions/0/value", code));
        RuleProblem.CodeOf([problem]).ShouldBe("strategy.condition");
    }

    [Fact]
    public void What_the_server_owns_is_read_and_never_kept()
    {
        var json = RuleText.With(root =>
        {
            root["id"] = "another";
            root["version"] = 7;
            root["createdAt"] = "2026-01-31T12:00:00Z";
            root["isDeleted"] = true;
        });
        RuleWriter.Write(RuleText.Document(json)).ShouldBe(RuleWriter.Write(RuleText.Document(RuleText.Good)));
    }

    [Fact]
    public void What_changed_is_told_condition_by_condition()
    {
        var good = RuleText.Document(RuleText.Good);
        var root = JsonNode.Parse(RuleWriter.Write(good))!;
        root["o1_cancel"]!["conditions"]![0]!["value"] = 90;
        root["z1_entry"]!["leverage"] = 2;
        root["author"] = "Me";
        root["ze1_close"]!["conditions"]!.AsArray().Add(
            JsonNode.Parse("""{ "id": "late", "indicator": "position_age_seconds", "operator": ">", "value": 60 }"""));
        RuleChanges.Between(good, RuleText.Document(root.ToJsonString())).Select(one => (one.Path, one.Before, one.After)).ShouldBe(
        [
            ("/author", "", "Me"),
            ("/o1_cancel/conditions/o1_cancel.2", "rsi(3) > 99.5", "rsi(3) > 90"),
            ("/z1_entry/leverage", "1", "2"),
            ("/ze1_close/conditions/late", null, "position_age_seconds > 60"),
        ]);
        RuleChanges.Between(good, good).ShouldBeEmpty();
    }

    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        var json = RuleText.With(root =>
        {
            root["z1_entry"]!["conditions"]![0]!["operator"] = "?";
            root["s1_signal"]!["conditions"] = new JsonArray();
            root["globalLimits"] = new JsonObject { ["tradesPerDay"] = 0 };
        });
        var problems = RuleText.Problems(json);
        problems.Select(problem => problem.Path).ShouldBe(
            ["/s1_signal/conditions", "/z1_entry/conditions/0/operator", "/globalLimits/tradesPerDay"], ignoreOrder: true);
        RuleProblem.CodeOf(problems).ShouldBe("strategy.invalid");
    }

    [Fact]
    public void Ten_thousand_conditions_are_refused_quickly()
    {
        var json = RuleText.With(root =>
        {
            var one = root["z1_entry"]!["conditions"]![0]!;
            root["z1_entry"]!["conditions"] = new JsonArray([.. Enumerable.Repeat(one, 10_000).Select(node => node.DeepClone())]);
        });
        RuleText.Problems(json).ShouldHaveSingleItem().Code.ShouldBe("validation.length");
        RuleText.Problems("[" + new string('[', 200_000)).ShouldHaveSingleItem().Code.ShouldBe("validation.format");
    }

    [Fact]
    public void Many_small_groups_do_not_pass_for_few_conditions()
    {
        var json = RuleText.With(root =>
        {
            var one = root["z1_entry"]!["conditions"]![0]!;
            var groups = new JsonArray();
            for (var group = 0; group < 6; group++)
                groups.Add(new JsonObject
                {
                    ["conditions"] = new JsonArray([.. Enumerable.Repeat(one, 20).Select(node => node.DeepClone())]),
                });
            root["z1_entry"]!["conditions"] = groups;
        });
        RuleText.Problems(json).ShouldHaveSingleItem().Message.ShouldContain("at most 100 conditions");
    }

    [Fact]
    public void Groups_nest_three_deep_and_no_deeper()
    {
        RuleText.Problems(Nested(3)).ShouldBeEmpty();
        var problem = RuleText.Problems(Nested(4)).ShouldHaveSingleItem();
        problem.Path.ShouldBe("/z1_entry/conditions/0/conditions/0/conditions/0/conditions");

        static string Nested(int levels) => RuleText.With(root =>
        {
            JsonNode inner = root["z1_entry"]!["conditions"]![0]!.DeepClone();
            for (var level = 1; level < levels; level++)
                inner = new JsonObject { ["logic"] = "ANY", ["conditions"] = new JsonArray(inner) };
            root["z1_entry"]!["conditions"] = new JsonArray(inner);
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{\"schemaVersion\":1,\"schemaVersion\":1}")]
    [InlineData("{\"schemaVersion\":NaN}")]
    public void What_is_no_object_is_refused(string json) => RuleText.Problems(json).ShouldNotBeEmpty();

    [Fact]
    public void A_trade_that_nothing_could_end_is_refused()
    {
        var json = RuleText.With(root =>
        {
            root["z1_entry"]!.AsObject().Remove("takeProfit");
            root["ze1_close"]!["conditions"] = new JsonArray();
            root["emergency_exit"]!["conditions"] = new JsonArray();
        });
        RuleText.Problems(json).ShouldHaveSingleItem().Code.ShouldBe("strategy.incomplete");
    }
}
