using System.Text.Json.Nodes;

namespace Plimsoll.Tests.Strategies;

/// <summary>Documents as users send them: a small good one, one that uses everything, and the ways to be wrong.</summary>
internal static class RuleDocuments
{
    /// <summary>What a document is refused for: a change to the good one, the code, and the place.</summary>
    public static readonly TheoryData<string, string, string> Wrong = new()
    {
        { "unknown operator", "/z1_entry/conditions/0/operator", "validation.enum" },
        { "missing indicator", "/z1_entry/conditions/0/indicator", "validation.required" },
        { "unknown variant", "/z1_entry/conditions/0/variantId", "indicator.not_found" },
        { "empty section", "/s1_signal/conditions", "strategy.incomplete" },
        { "series against itself", "/s1_signal/conditions/0/operator", "strategy.condition" },
        { "group without end", "/z1_entry/conditions/0/conditions/0/conditions/0/conditions", "validation.length" },
        { "ten thousand conditions", "/z1_entry/conditions", "validation.length" },
        { "newer schema", "/schemaVersion", "strategy.schema_version" },
        { "no stop", "/z1_entry/stopLoss", "strategy.incomplete" },
        { "stop turned off", "/z1_entry/stopLoss", "strategy.incomplete" },
        { "sides that nobody decides", "/direction", "strategy.condition" },
    };

    public static JsonNode Broken(string how, string name)
    {
        var document = Small(name);
        var entry = document["z1_entry"]!;
        var condition = entry["conditions"]![0]!.AsObject();
        switch (how)
        {
            case "unknown operator":
                condition["operator"] = "=>";
                break;
            case "missing indicator":
                condition.Remove("indicator");
                break;
            case "unknown variant":
                condition["variantId"] = "never saved";
                break;
            case "empty section":
                document["s1_signal"]!["conditions"] = new JsonArray();
                break;
            case "series against itself":
                document["s1_signal"]!["conditions"]![0]!["valueIndicator"] = "sma(2)";
                break;
            case "group without end":
                var inner = condition.DeepClone();
                for (var level = 0; level < 10; level++)
                    inner = new JsonObject { ["conditions"] = new JsonArray(inner) };
                entry["conditions"] = new JsonArray(inner);
                break;
            case "ten thousand conditions":
                entry["conditions"] = new JsonArray(
                    [.. Enumerable.Repeat(new JsonObject { ["operator"] = ">" }, 10_000).Select(one => one.DeepClone())]);
                break;
            case "newer schema":
                document["schemaVersion"] = 2;
                break;
            case "no stop":
                entry.AsObject().Remove("stopLoss");
                break;
            case "stop turned off":
                entry["stopLoss"]!["enabled"] = false;
                break;
            case "sides that nobody decides":
                document["direction"] = "both";
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(how), how, null);
        }

        return document;
    }

    public static JsonNode Small(string name) => JsonNode.Parse(
        $$"""
        {
          "schemaVersion": 1, "strategyName": "{{name}}",
          "s1_signal": { "conditions": [
            { "id": "cross", "indicator": "sma(2)", "operator": "crosses_above", "valueIndicator": "sma(5)" } ] },
          "z1_entry": {
            "conditions": [ { "id": "up", "indicator": "close", "operator": ">", "value": 0 } ],
            "stopLoss": { "offsetPercent": 2 }, "takeProfit": { "offsetPercent": 4 } }
        }
        """)!;

    /// <summary>Every member there is.</summary>
    public static JsonNode Whole(string name, string variant) => JsonNode.Parse(
        $$"""
        {
          "id": "elsewhere", "version": 9, "createdAt": "2026-01-01T00:00:00Z", "isDeleted": true,
          "schemaVersion": 1, "strategyName": "{{name}}", "description": "Everything", "tags": ["a"],
          "author": "Somebody", "category": "momentum", "templateId": "peak", "enabled": true,
          "direction": "both", "timeframe": "5m",
          "globalLimits": {
            "tradesPerDay": 3, "dailyLossPercent": 1.5, "concurrent": 2, "cooldownAfterCloseMinutes": 7,
            "maxEvaluationsPerSecond": 20, "strategiesPerInstrument": 2 },
          "s1_signal": {
            "long": { "conditions": [
              { "id": "up", "variantId": "{{variant}}", "operator": "crosses_above", "value": 30 } ] },
            "short": { "logic": "ANY", "conditions": [
              { "id": "down", "indicatorId": "rsi(14)", "operator": "crosses_below", "value": 70 },
              { "conditions": [ { "id": "low", "indicator": "close", "operator": "<", "valueVariantId": "{{variant}}" } ] }
            ] } },
          "o1_cancel": { "timeoutSeconds": 600, "conditions": [
            { "id": "old", "indicator": "signal_age_seconds", "operator": ">", "value": 500 } ] },
          "z1_entry": {
            "conditions": [ { "id": "any", "indicator": "close", "operator": ">", "value": 0 } ],
            "positionSize": { "type": "percentage", "value": 3, "riskScaling": { "indicator": "rsi(14)" } },
            "stopLoss": { "offsetPercent": 2 }, "takeProfit": { "offsetPercent": 4 },
            "leverage": 2, "orderType": "stop_limit", "priceOffsetPercent": 0.2 },
          "ze1_close": { "riskAdjustedPricing": { "scale": 0.5 }, "conditions": [
            { "id": "gain", "indicator": "unrealized_pnl_pct", "operator": "between", "value": [1, 2] } ] },
          "emergency_exit": {
            "actions": { "cancelPending": true, "closePosition": true, "logEvent": false },
            "long": { "conditions": [ { "id": "el", "indicator": "close", "operator": "<", "value": 1 } ] },
            "short": { "conditions": [] } }
        }
        """)!;
}
