using System.Text.Json.Nodes;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Strategies.Rules;

namespace Plimsoll.Core.Tests.Strategies.Rules;

/// <summary>Documents as people write them: one that is good, changes to it, and random ones.</summary>
internal static class RuleText
{
    private static readonly string[] Specs =
        ["close", "open", "high", "low", "sma(2)", "sma(7)", "ema(5)", "ema(13)", "rsi(3)", "rsi(8)"];

    private static readonly string[] Operators =
        [">", "<", ">=", "<=", "==", "between", "crosses_above", "crosses_below"];

    /// <summary>Buys a cross of two averages, leaves on the opposite cross.</summary>
    public const string Good =
        """
        {
          "schemaVersion": 1,
          "strategyName": "Two averages",
          "direction": "long",
          "timeframe": "1h",
          "s1_signal": { "conditions": [
            { "indicator": "sma(2)", "operator": "crosses_above", "valueIndicator": "sma(5)" } ] },
          "o1_cancel": { "timeoutSeconds": 7200, "cooldownMinutes": 60, "conditions": [
            { "indicator": "rsi(3)", "operator": ">", "value": 99.5 } ] },
          "z1_entry": {
            "conditions": [ { "indicator": "close", "operator": ">", "valueIndicator": "sma(2)" } ],
            "stopLoss": { "offsetPercent": 2 }, "takeProfit": { "offsetPercent": 4 } },
          "ze1_close": { "conditions": [
            { "indicator": "sma(2)", "operator": "crosses_below", "valueIndicator": "sma(5)" } ] },
          "emergency_exit": { "conditions": [
            { "indicator": "unrealized_pnl_pct", "operator": "<=", "value": -1 } ] }
        }
        """;

    public static RuleDocument Document(string json) => RuleReader.Read(json);

    public static List<RuleProblem> Problems(string json)
    {
        var problems = new List<RuleProblem>();
        var document = RuleReader.TryRead(json, problems);
        (document is null).ShouldBe(problems.Count > 0);
        return problems;
    }

    /// <summary>The good one with a change to the object or array at a JSON pointer.</summary>
    public static string With(Action<JsonNode> change)
    {
        var node = JsonNode.Parse(Good)!;
        change(node);
        return node.ToJsonString();
    }

    /// <summary>Any number of conditions, nested, over everything that can be compared.</summary>
    public static string Random(SeededRandom random)
    {
        var document = JsonNode.Parse(Good)!;
        foreach (var section in new[] { "s1_signal", "o1_cancel", "z1_entry", "ze1_close", "emergency_exit" })
        {
            var mustAct = section is "s1_signal" or "z1_entry";
            document[section]!["logic"] = Pick(random, "ALL", "ANY");
            document[section]!["conditions"] = Nodes(random, section, depth: 1, least: mustAct ? 1 : 0);
        }

        document["o1_cancel"]!["timeoutSeconds"] = 3_600 * (1 + Whole(random, 5));
        document["o1_cancel"]!["cooldownMinutes"] = 60 * Whole(random, 4);
        document["emergency_exit"]!["cooldownMinutes"] = 60 * Whole(random, 8);
        return document.ToJsonString();
    }

    /// <summary>Both sides, orders away from the market, exits at a limit, sizes that follow a risk.</summary>
    public static string Wide(SeededRandom random)
    {
        var document = JsonNode.Parse(Random(random))!;
        document["direction"] = "both";
        var decides = Pick(random, "s1_signal", "z1_entry");
        foreach (var section in new[] { "s1_signal", "z1_entry", "ze1_close", "emergency_exit" })
            if (section == decides || random.Uniform() < 0.5)
                Split(document[section]!.AsObject(), random, section);
        document["z1_entry"]!["orderType"] = Pick(random, [.. RuleWords.OrderTypes]);
        if ((string)document["z1_entry"]!["orderType"]! != "market")
            document["z1_entry"]!["priceOffsetPercent"] = random.Uniform(0.05, 0.5);
        if (random.Uniform() < 0.5)
            document["z1_entry"]!["positionSize"] = JsonNode.Parse("""{"riskScaling":{"indicator":"rsi(5)"}}""");
        if (random.Uniform() < 0.5)
            document["ze1_close"]!["riskAdjustedPricing"] = new JsonObject { ["scale"] = random.Uniform(0.1, 0.5) };
        document["emergency_exit"]!["actions"] = new JsonObject
        {
            ["cancelPending"] = random.Uniform() < 0.7,
            ["closePosition"] = random.Uniform() < 0.8,
            ["logEvent"] = true,
        };
        return document.ToJsonString();
    }

    private static void Split(JsonObject section, SeededRandom random, string name)
    {
        section.Remove("logic");
        section.Remove("conditions");
        foreach (var side in new[] { "long", "short" })
            section[side] = new JsonObject
            {
                ["logic"] = Pick(random, "ALL", "ANY"),
                ["conditions"] = Nodes(random, name, depth: 1, least: 1),
            };
    }

    private static JsonArray Nodes(SeededRandom random, string section, int depth, int least)
    {
        var nodes = new JsonArray();
        for (var count = Math.Max(least, Whole(random, 4)); count > 0; count--)
            nodes.Add(depth < 3 && random.Uniform() < 0.25
                ? new JsonObject
                {
                    ["logic"] = Pick(random, "ALL", "ANY"),
                    ["conditions"] = Nodes(random, section, depth + 1, least: 1),
                }
                : Condition(random, section));
        return nodes;
    }

    private static JsonObject Condition(SeededRandom random, string section)
    {
        var left = Pick(random, Left(section));
        var isOfTrade = left.EndsWith("seconds", StringComparison.Ordinal) || left.EndsWith("pct", StringComparison.Ordinal);
        var condition = new JsonObject
        {
            ["indicator"] = left,
            ["operator"] = isOfTrade ? Pick(random, ">", "<=") : Pick(random, Operators),
        };
        var (low, high) = left switch
        {
            _ when left.StartsWith("rsi", StringComparison.Ordinal) => (20.0, 80.0),
            _ when left.EndsWith("seconds", StringComparison.Ordinal) => (0.0, 40_000.0),
            _ when isOfTrade => (-2.0, 2.0),
            _ => (85.0, 115.0),
        };
        var value = random.Uniform(low, high);
        if ((string)condition["operator"]! == "between")
            condition["value"] = new JsonArray(value, value + (high - low) * random.Uniform());
        else if (!isOfTrade && random.Uniform() < 0.6)
            condition["valueIndicator"] = Pick(random, [.. Specs.Where(one => one != left)]);
        else
            condition["value"] = value;
        return condition;
    }

    private static string[] Left(string section) => section switch
    {
        "o1_cancel" or "z1_entry" => [.. Specs, "signal_age_seconds"],
        "ze1_close" or "emergency_exit" => [.. Specs, "position_age_seconds", "unrealized_pnl_pct"],
        _ => Specs,
    };

    private static string Pick(SeededRandom random, params string[] words) => words[Whole(random, words.Length)];

    private static int Whole(SeededRandom random, int below) => (int)(random.Uniform() * below);
}
