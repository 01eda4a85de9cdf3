using System.Text.Json;
using Plimsoll.Core.Indicators;

namespace Plimsoll.Core.Strategies.Rules;

/// <summary>Reads the groups and conditions of all sections, and what must hold between them.</summary>
internal sealed class RuleSectionReader(ICollection<RuleProblem> problems)
{
    private const int MaxId = 64;
    private static readonly string[] Logics = ["ALL", "ANY"];

    // What a hub takes; bounded like it.
    private readonly HashSet<string> _indicators = [];

    // Bounded by the characters of a document.
    private readonly HashSet<string> _ids = [];
    private int _count;

    /// <summary>A section that is missing is empty; one that must not be empty is a problem.</summary>
    /// <param name="root">The document.</param>
    /// <param name="section">Which.</param>
    /// <param name="found">The object to read the rest from; null when it is missing.</param>
    /// <param name="rest">Members beside logic and conditions.</param>
    public RuleNode.Group Read(RuleObject root, RuleSection section, out RuleObject? found, params string[] rest)
    {
        var name = RuleWords.Of(section);
        var mustAct = section is RuleSection.Signal or RuleSection.Entry;
        var isAny = section is RuleSection.Cancel or RuleSection.Emergency;
        found = root.Object(name, mustAct ? RuleProblem.Incomplete : null)?.Only(["logic", "conditions", .. rest]);
        if (found is null)
            return new RuleNode.Group(isAny ? RuleLogic.Any : RuleLogic.All, []);
        var group = Group(found, new Place(section, 1), isAny ? "ANY" : "ALL");
        if (mustAct && found.LacksElements("conditions"))
            found.Add("conditions", RuleProblem.Incomplete, $"{name} needs at least one condition.");
        return group;
    }

    public void CheckWhole(RuleObject root)
    {
        if (_count > RuleNode.MaxConditions)
            root.Add(
                "", "validation.length",
                $"A document has at most {RuleNode.MaxConditions} conditions, not {_count}.");
        if (_indicators.Count > IndicatorHub.MaxIndicators)
            root.Add(
                "", IndicatorException.LimitReached,
                $"A document has at most {IndicatorHub.MaxIndicators} indicators, not {_indicators.Count}.");
    }

    private readonly record struct Place(RuleSection Section, int Depth);

    private RuleNode.Group Group(RuleObject group, Place place, string standard)
    {
        var logic = group.OneOf("logic", standard, Logics) == "ANY" ? RuleLogic.Any : RuleLogic.All;
        var elements = group.Array("conditions");
        if (elements.Count > RuleNode.MaxNodes)
        {
            group.Add(
                "conditions", "validation.length",
                $"A group has at most {RuleNode.MaxNodes} conditions, not {elements.Count}.");
            return new RuleNode.Group(logic, []);
        }

        var nodes = new List<RuleNode>(elements.Count);
        for (var index = 0; index < elements.Count; index++)
            if (Node(elements[index], $"{group.At("conditions")}/{index}", place) is { } node)
                nodes.Add(node);
        return new RuleNode.Group(logic, nodes);
    }

    private RuleNode? Node(JsonElement element, string path, Place place)
    {
        if (RuleObject.Of(element, path, problems) is not { } node)
            return null;
        if (!node.Has("conditions"))
            return Condition(node, place);
        if (place.Depth >= RuleNode.MaxDepth)
        {
            node.Add("conditions", "validation.length", $"Groups may nest {RuleNode.MaxDepth} deep.");
            return null;
        }

        var group = Group(node.Only("logic", "conditions"), place with { Depth = place.Depth + 1 }, "ALL");
        if (node.Array("conditions").Count == 0)
            node.Add("conditions", RuleProblem.Incomplete, "A nested group needs at least one condition.");
        return group;
    }

    private RuleNode.Condition? Condition(RuleObject node, Place place)
    {
        _count++;
        node.Only("id", "indicator", "field", "operator", "value", "valueIndicator", "valueField");
        var before = problems.Count;
        var id = node.Text("id", MaxId) ?? $"{RuleWords.Of(place.Section)}.{_count}";
        if (!_ids.Add(id))
            node.Add("id", RuleProblem.Condition, $"'{id}' is the id of another condition.");
        var left = Operand(node, ("indicator", "field"), place, isRequired: true);
        var comparison = ComparisonOf(node);
        var (right, upper) = Right(node, comparison, place);
        if (comparison is Comparison.CrossesAbove or Comparison.CrossesBelow
            && (IsOfTrade(left) || IsOfTrade(right) || left == right))
            node.Add(
                "operator", RuleProblem.Condition,
                "A crossing needs two different series, or a series and a number.");
        return problems.Count > before ? null : new RuleNode.Condition(id, left!, comparison!.Value, right!, upper);
    }

    private static Comparison? ComparisonOf(RuleObject node)
    {
        if (node.Text("operator", max: 32, isRequired: true) is not { } word)
            return null;
        if (RuleWords.ComparisonOf(word) is { } comparison)
            return comparison;
        node.Add("operator", "validation.enum", $"'{word}' is not an operator.", RuleWords.Operators);
        return null;
    }

    private (RuleOperand? Right, RuleOperand.Constant? Upper) Right(RuleObject node, Comparison? comparison, Place place)
    {
        if (node.Has("value") == node.Has("valueIndicator"))
        {
            node.Add("value", "validation.required", "Compare with either a value or a valueIndicator.");
            return default;
        }

        if (comparison == Comparison.Between)
            return Bounds(node);
        if (node.Has("valueIndicator"))
            return (Operand(node, ("valueIndicator", "valueField"), place, isRequired: true), null);
        return (NumberOf(node, node.Find("value")!.Value), null);
    }

    private static (RuleOperand? Lower, RuleOperand.Constant? Upper) Bounds(RuleObject node)
    {
        if (node.Find("value") is not { ValueKind: JsonValueKind.Array } pair || pair.GetArrayLength() != 2)
        {
            node.Add("value", RuleProblem.Condition, "between needs two numbers: [lower, upper].");
            return default;
        }

        var (lower, upper) = (NumberOf(node, pair[0]), NumberOf(node, pair[1]));
        if (lower is not null && upper is not null && lower.Value > upper.Value)
            node.Add("value", RuleProblem.Condition, "The lower bound must not be above the upper one.");
        return (lower, upper);
    }

    // JSON has no NaN; a number too large for a double would become infinity.
    private static RuleOperand.Constant? NumberOf(RuleObject node, JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out var value) && double.IsFinite(value))
            return new RuleOperand.Constant(value);
        node.Add("value", RuleProblem.Condition, "Must be a finite number.");
        return null;
    }

    private RuleOperand? Operand(
        RuleObject node, (string Indicator, string Field) names, Place place, bool isRequired)
    {
        if (node.Text(names.Indicator, max: 100, isRequired) is not { } text)
            return null;
        var field = node.Text(names.Field, max: 40);
        if (RuleWords.ValueOf(text) is { } own)
            return OwnOperand(node, own, names.Indicator, place);
        try
        {
            return OutputOf(node, IndicatorCatalog.Parse(text), field, names.Field);
        }
        catch (IndicatorException error)
        {
            node.Add(names.Indicator, error.Code, Sentence(error.Message));
            return null;
        }
    }

    private RuleOperand.Output? OutputOf(RuleObject node, IndicatorSpec spec, string? field, string member)
    {
        _indicators.Add(spec.Id);
        var fields = spec.Kind.Fields;
        var found = field is null ? fields[0] : fields.FirstOrDefault(one => one.Name == field);
        if (found is not null)
            return new RuleOperand.Output(spec, found);
        string[] known = [.. fields.Select(one => one.Name)];
        node.Add(member, "validation.enum", $"{spec.Kind.Name} has {string.Join(", ", known)}.", known);
        return null;
    }

    private static RuleOperand.Own? OwnOperand(RuleObject node, OwnValue value, string member, Place place)
    {
        var isKnown = value switch
        {
            OwnValue.SignalAge => place.Section is RuleSection.Cancel or RuleSection.Entry,
            OwnValue.PositionAge or OwnValue.UnrealizedPnl =>
                place.Section is RuleSection.Close or RuleSection.Emergency,
            _ => true,
        };
        if (isKnown)
            return new RuleOperand.Own(value);
        node.Add(
            member, RuleProblem.Condition,
            $"{RuleWords.Of(value)} never has a value in {RuleWords.Of(place.Section)}.");
        return null;
    }

    private static bool IsOfTrade(RuleOperand? operand) => operand is RuleOperand.Own { Value: >= OwnValue.SignalAge };

    private static string Sentence(string message) => message.EndsWith('.') ? message : message + ".";
}
