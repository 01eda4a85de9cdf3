using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies.Rules;

/// <summary>
/// Writes a document the way it is stored: every default said, members in one order, so that equal documents are equal
/// texts. <see cref="RuleReader"/> reads it back.
/// </summary>
public static class RuleWriter
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        // It goes to files and forms as data, never into a page as it stands.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly (string, string, string) Left = ("variantId", "indicator", "field");
    private static readonly (string, string, string) Right = ("valueVariantId", "valueIndicator", "valueField");

    public static string Write(RuleDocument document)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            WriteHead(json, document);
            WriteSections(json, document);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteHead(Utf8JsonWriter json, RuleDocument document)
    {
        json.WriteNumber("schemaVersion", RuleDocument.SchemaVersion);
        json.WriteString("strategyName", document.Name);
        json.WriteString("description", document.Description);
        json.WriteStartArray("tags");
        foreach (var tag in document.Tags)
            json.WriteStringValue(tag);
        json.WriteEndArray();
        json.WriteString("author", document.Author);
        json.WriteString("category", document.Category);
        if (document.TemplateId is { } template)
            json.WriteString("templateId", template);
        json.WriteBoolean("enabled", document.IsEnabled);
        json.WriteString("direction", RuleWords.Of(document.Direction));
        json.WriteString("timeframe", document.Timeframe.Code);
        WriteLimits(json, document.Limits);
    }

    private static void WriteLimits(Utf8JsonWriter json, RuleLimits limits)
    {
        json.WriteStartObject("globalLimits");
        json.WriteNumber("tradesPerDay", limits.TradesPerDay);
        WriteDecimal(json, "dailyLossPercent", limits.DailyLossPercent);
        json.WriteNumber("concurrent", limits.Concurrent);
        json.WriteNumber("cooldownAfterCloseMinutes", Minutes(limits.CooldownAfterClose));
        json.WriteNumber("maxEvaluationsPerSecond", limits.EvaluationsPerSecond);
        json.WriteNumber("strategiesPerInstrument", limits.StrategiesPerInstrument);
        json.WriteEndObject();
    }

    private static void WriteSections(Utf8JsonWriter json, RuleDocument document)
    {
        BeginSection(json, document, RuleSection.Signal);
        json.WriteEndObject();
        BeginSection(json, document, RuleSection.Cancel);
        json.WriteNumber("timeoutSeconds", (int)document.Cancel.Timeout.TotalSeconds);
        json.WriteNumber("cooldownMinutes", Minutes(document.Cancel.Cooldown));
        json.WriteEndObject();
        BeginSection(json, document, RuleSection.Entry);
        WriteEntry(json, document.Entry);
        json.WriteEndObject();
        BeginSection(json, document, RuleSection.Close);
        if (document.Close.LimitOffsetPercent is { } offset)
        {
            json.WriteStartObject("riskAdjustedPricing");
            WriteDecimal(json, "scale", offset);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        BeginSection(json, document, RuleSection.Emergency);
        WriteEmergency(json, document.Emergency);
        json.WriteEndObject();
    }

    private static void WriteEmergency(Utf8JsonWriter json, RuleEmergency emergency)
    {
        json.WriteNumber("cooldownMinutes", Minutes(emergency.Cooldown));
        json.WriteStartObject("actions");
        json.WriteBoolean("cancelPending", emergency.Actions.CancelPending);
        json.WriteBoolean("closePosition", emergency.Actions.ClosePosition);
        json.WriteBoolean("logEvent", emergency.Actions.LogEvent);
        json.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter json, RuleEntry entry)
    {
        var (type, value) = entry.Size switch
        {
            SizingRule.RiskFraction risk => ("risk", risk.Fraction * 100),
            SizingRule.EquityFraction equity => ("percentage", equity.Fraction * 100),
            SizingRule.FixedQuote quote => ("fixed", quote.Amount),
            _ => throw new InvalidOperationException($"no rule document has {entry.Size}"),
        };
        json.WriteStartObject("positionSize");
        json.WriteString("type", type);
        WriteDecimal(json, "value", value);
        if (entry.Scale is { } scale)
        {
            json.WriteStartObject("riskScaling");
            WriteOperand(json, scale.Risk, Left);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        WriteOffset(json, "stopLoss", entry.Stop);
        if (entry.Target is { } target)
            WriteOffset(json, "takeProfit", target);
        WriteDecimal(json, "leverage", entry.Leverage);
        json.WriteString("orderType", RuleWords.Of(entry.Order.Type));
        if (entry.Order.Type != OrderType.Market)
            WriteDecimal(json, "priceOffsetPercent", entry.Order.OffsetPercent);
    }

    private static void WriteOffset(Utf8JsonWriter json, string name, RuleOffset offset)
    {
        json.WriteStartObject(name);
        json.WriteBoolean("enabled", true);
        WriteDecimal(json, "offsetPercent", offset.Value);
        json.WriteString("calculationMode", offset.IsAbsolute ? "ABSOLUTE" : "RELATIVE_TO_ENTRY");
        json.WriteEndObject();
    }

    /// <summary>The object stays open for what the section has beside conditions.</summary>
    private static void BeginSection(Utf8JsonWriter json, RuleDocument document, RuleSection section)
    {
        json.WriteStartObject(RuleWords.Of(section));
        var sides = document[section];
        if (sides.ForShort is null)
        {
            WriteGroup(json, sides.First);
            return;
        }

        foreach (var side in document.Sides)
        {
            json.WriteStartObject(RuleWords.Of(side));
            WriteGroup(json, sides[side]);
            json.WriteEndObject();
        }
    }

    private static void WriteGroup(Utf8JsonWriter json, RuleNode.Group group)
    {
        json.WriteString("logic", group.Logic == RuleLogic.All ? "ALL" : "ANY");
        json.WriteStartArray("conditions");
        foreach (var node in group.Nodes)
        {
            json.WriteStartObject();
            if (node is RuleNode.Group nested)
                WriteGroup(json, nested);
            else
                WriteCondition(json, (RuleNode.Condition)node);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCondition(Utf8JsonWriter json, RuleNode.Condition condition)
    {
        json.WriteString("id", condition.Id);
        WriteOperand(json, condition.Left, Left);
        json.WriteString("operator", RuleWords.Of(condition.Comparison));
        if (condition is { Right: RuleOperand.Constant lower, Upper: { } upper })
        {
            json.WriteStartArray("value");
            json.WriteNumberValue(lower.Value);
            json.WriteNumberValue(upper.Value);
            json.WriteEndArray();
        }
        else if (condition.Right is RuleOperand.Constant constant)
        {
            json.WriteNumber("value", constant.Value);
        }
        else
        {
            WriteOperand(json, condition.Right, Right);
        }
    }

    private static void WriteOperand(
        Utf8JsonWriter json, RuleOperand operand, (string Variant, string Indicator, string Field) names)
    {
        if (operand is RuleOperand.Output output)
        {
            if (output.VariantId is { } variant)
                json.WriteString(names.Variant, variant);
            json.WriteString(names.Indicator, output.Spec.Id);
            json.WriteString(names.Field, output.Field.Name);
        }
        else
        {
            json.WriteString(names.Indicator, operand.ToString());
        }
    }

    private static int Minutes(TimeSpan span) => (int)span.TotalMinutes;

    // Without the zeros that a division by 100 leaves.
    private static void WriteDecimal(Utf8JsonWriter json, string name, decimal value) =>
        json.WriteNumber(name, decimal.Parse(
            value.ToString("0.############################", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
}
