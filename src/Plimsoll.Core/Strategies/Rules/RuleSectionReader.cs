using System.Text.Json;
using Plimsoll.Core.Indicators;

namespace Plimsoll.Core.Strategies.Rules;

/// <summary>Reads the groups and conditions of all sections, and what must hold between them.</summary>
internal sealed class RuleSectionReader(
    ICollection<RuleProblem> problems, bool hasTwoSides, IReadOnlyList<RuleVariant>? variants)
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
    public RuleSides Read(RuleObject root, RuleSection section, out RuleObject? found, params string[] rest)
    {
        var name = RuleWords.Of(section);
        var mustAct = section is RuleSection.Signal or RuleSection.Entry;
        var standard = section is RuleSection.Cancel or RuleSection.Emergency ? "ANY" : "ALL";
        found = root.Object(name, mustAct ? RuleProblem.Incomplete : null);
        if (found is null)
            return new RuleSides(new RuleNode.Group(standard == "ANY" ? RuleLogic.Any : RuleLogic.All, []));
        var place = new Place(section, 1);
        if (!hasTwoSides || section == RuleSection.Cancel || !(found.Has("long") || found.Has("short")))
        {
            found.Only(["logic", "conditions", .. rest]);
            return new RuleSides(Whole(found, place, standard, mustAct));
        }

        found.Only(["long", "short", .. rest]);
        return new RuleSides(
            Side(found, "long", place, standard, mustAct), Side(found, "short", place, standard, mustAct));
    }

    private RuleNode.Group Side(RuleObject section, string side, Place place, string standard, bool mustAct) =>
        section.Object(side, mustAct ? RuleProblem.Incomplete : null)?.Only("logic", "conditions") is { } group
            ? Whole(group, place, standard, mustAct)
            : new RuleNode.Group(standard == "ANY" ? RuleLogic.Any : RuleLogic.All, []);

    private RuleNode.Group Whole(RuleObject found, Place place, string standard, bool mustAct)
    {
        var group = Group(found, place, standard);
        if (mustAct && found.LacksElements("conditions"))
            found.Add(
                "conditions", RuleProblem.Incomplete,
                $"{RuleWords.Of(place.Section)} needs at least one condition.");
        return group;
    }

    /// <summary>An indicator that stands by itself, not in a condition.</summary>
    public RuleOperand.Output? Indicator(RuleObject node) =>
        Named(node, new Members("indicator", "indicatorId", "variantId", "field")) is { } named
            ? Output(node, named)
            : null;

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
        node.Only(
            "id", "indicator", "indicatorId", "variantId", "field", "operator", "value", "valueIndicator",
            "valueVariantId", "valueField");
        var before = problems.Count;
        var id = node.Text("id", MaxId) ?? $"{RuleWords.Of(place.Section)}.{_count}";
        if (!_ids.Add(id))
            node.Add("id", RuleProblem.Condition, $"'{id}' is the id of another condition.");
        var left = Operand(node, new Members("indicator", "indicatorId", "variantId", "field"), place);
        var comparison = ComparisonOf(node);
        var (right, upper) = Right(node, comparison, place);
        if (comparison is Comparison.CrossesAbove or Comparison.CrossesBelow
            && (IsOfTrade(left) || IsOfTrade(right) || Series(left) == Series(right)))
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
        var isSeries = node.Has("valueIndicator") || node.Has("valueVariantId");
        if (node.Has("value") == isSeries)
        {
            node.Add("value", "validation.required", "Compare with either a value or a valueIndicator or valueVariantId.");
            return default;
        }

        if (comparison == Comparison.Between)
            return Bounds(node);
        if (isSeries)
            return (Operand(node, new Members("valueIndicator", null, "valueVariantId", "valueField"), place), null);
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

    /// <summary>The members that name one side of a condition.</summary>
    private readonly record struct Members(string Indicator, string? Alias, string Variant, string Field);

    private readonly record struct Naming(string Member, string Text, string? VariantId, string Field);

    private RuleOperand? Operand(RuleObject node, Members names, Place place)
    {
        if (Named(node, names) is not { } named)
            return null;
        return named.VariantId is null && RuleWords.ValueOf(named.Text) is { } own
            ? OwnOperand(node, own, named.Member, place)
            : Output(node, named);
    }

    /// <summary>The indicator that is meant, and the member that says so; null, and a problem, when none is.</summary>
    private Naming? Named(RuleObject node, Members names)
    {
        var member = names.Alias is { } alias && node.Has(alias) ? alias : names.Indicator;
        if (member != names.Indicator && node.Has(names.Indicator))
            node.Add(member, "validation.required", $"Give either {names.Indicator} or {member}.");
        var text = node.Text(member, max: 100, isRequired: !node.Has(names.Variant));
        if (node.Text(names.Variant, max: 100) is not { } variant)
            return text is null ? null : new Naming(member, text, null, names.Field);
        var found = variants?.FirstOrDefault(one => string.Equals(one.Id, variant, StringComparison.OrdinalIgnoreCase))
            ?? variants?.FirstOrDefault(one => one.Name == variant);
        if (found is not null)
            return new Naming(names.Variant, found.Spec.Id, found.Id, names.Field);
        if (variants is null && text is not null)
            return new Naming(member, text, variant, names.Field);
        node.Add(
            names.Variant, "indicator.not_found",
            variants is null ? "Variants are not known here." : $"You have no variant '{variant}'.");
        return null;
    }

    private RuleOperand.Output? Output(RuleObject node, Naming named)
    {
        var field = node.Text(named.Field, max: 40);
        try
        {
            return OutputOf(node, IndicatorCatalog.Parse(named.Text), field, named.Field) is { } output
                ? output with { VariantId = named.VariantId }
                : null;
        }
        catch (IndicatorException error)
        {
            node.Add(named.Member, error.Code, Sentence(error.Message));
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

    private static RuleOperand? Series(RuleOperand? operand) =>
        operand is RuleOperand.Output output ? output with { VariantId = null } : operand;

    private static bool IsOfTrade(RuleOperand? operand) => operand is RuleOperand.Own { Value: >= OwnValue.SignalAge };

    private static string Sentence(string message) => message.EndsWith('.') ? message : message + ".";
}
