using System.Text.Json;
using System.Text.RegularExpressions;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies.Rules;

/// <summary>Reads a document, or finds everything that is wrong with it at once.</summary>
public static partial class RuleReader
{
    private const string Relative = "RELATIVE_TO_ENTRY";
    private const string Absolute = "ABSOLUTE";
    private const int MaxName = 64;
    private const int MaxDescription = 2_000;
    private const int MaxTags = 20;

    // What the risk gate takes at most; it judges every entry by its own figures anyway.
    private const int MaxTradesPerDay = 20;
    private const decimal MaxRiskPercent = 2m;

    // Deep enough for any document that can be taken, and an end to one that is nothing but brackets.
    private const int MaxJsonDepth = 32;

    private static readonly decimal LeastRewardRisk = new StrategyTerms().MinRewardRisk;

    private static readonly JsonDocumentOptions Json = new()
    {
        MaxDepth = MaxJsonDepth,
        AllowDuplicateProperties = false,
    };

    /// <summary>Null when there is any problem.</summary>
    public static RuleDocument? TryRead(string json, ICollection<RuleProblem> problems)
    {
        if (json.Length > RuleDocument.MaxCharacters)
        {
            problems.Add(new RuleProblem(
                "", "validation.length", $"A document has at most {RuleDocument.MaxCharacters} characters."));
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(json, Json);
            return Read(document.RootElement, problems);
        }
        catch (JsonException error)
        {
            problems.Add(new RuleProblem("", "validation.format", $"This is not JSON: {error.Message}"));
            return null;
        }
    }

    /// <summary>Reads one that was taken before.</summary>
    /// <exception cref="InvalidDataException">It cannot be taken any more.</exception>
    public static RuleDocument Read(string json)
    {
        var problems = new List<RuleProblem>();
        return TryRead(json, problems) ?? throw new InvalidDataException(
            $"{RuleProblem.CodeOf(problems)}: {problems[0].Path}: {problems[0].Message}");
    }

    private static RuleDocument? Read(JsonElement element, ICollection<RuleProblem> problems)
    {
        var before = problems.Count;
        if (RuleObject.Of(element, "", problems) is not { } root || !IsKnownSchema(root))
            return null;
        root.Only(
            "schemaVersion", "strategyName", "description", "tags", "direction", "timeframe", "globalLimits",
            "s1_signal", "o1_cancel", "z1_entry", "ze1_close", "emergency_exit");
        var sections = new RuleSectionReader(problems);
        var document = new RuleDocument
        {
            Name = NameOf(root),
            Description = root.Text("description", MaxDescription) ?? "",
            Tags = TagsOf(root),
            Direction = DirectionOf(root),
            Timeframe = TimeframeOf(root),
            Limits = LimitsOf(root),
            Signal = sections.Read(root, RuleSection.Signal, out _),
            Cancel = CancelOf(root, sections),
            Entry = EntryOf(root, sections),
            Close = sections.Read(root, RuleSection.Close, out _),
            Emergency = EmergencyOf(root, sections),
        };
        if (document is { Entry.Target: null, Close.IsEmpty: true, Emergency.When.IsEmpty: true })
            root.Add("ze1_close", RuleProblem.Incomplete, "Without a target something must be able to close a trade.");
        sections.CheckWhole(root);
        return problems.Count == before ? document : null;
    }

    private static bool IsKnownSchema(RuleObject root)
    {
        var before = RuleDocument.SchemaVersion;
        if (root.Find("schemaVersion") is { } given
            && given.ValueKind == JsonValueKind.Number && given.TryGetInt32(out var version) && version == before)
            return true;
        root.Add(
            "schemaVersion", RuleProblem.NewerSchema,
            root.Has("schemaVersion")
                ? $"Only schemaVersion {before} can be read here."
                : $"schemaVersion is missing; it is {before}.");
        return false;
    }

    private static string NameOf(RuleObject root)
    {
        var name = root.Text("strategyName", MaxName, isRequired: true);
        if (name is not null && !NamePattern().IsMatch(name))
            root.Add(
                "strategyName", "validation.format",
                "Letters, digits, spaces, '-', '_' and '.', beginning with a letter or digit.");
        else if (name is not null && StrategyCatalog.Find(name) is not null)
            root.Add("strategyName", "strategy.name_taken", "A built-in strategy has this name.");
        return name ?? "";
    }

    private static List<string> TagsOf(RuleObject root)
    {
        var tags = root.Array("tags");
        if (tags.Count > MaxTags || tags.Any(tag => tag.ValueKind != JsonValueKind.String || tag.GetString()!.Length > 40))
            root.Add("tags", "validation.format", $"At most {MaxTags} texts of at most 40 characters.");
        return [.. tags.Where(tag => tag.ValueKind == JsonValueKind.String).Select(tag => tag.GetString()!)];
    }

    // One entry section serves one side: both would need two.
    private static PositionSide DirectionOf(RuleObject root) =>
        root.OneOf("direction", "long", "long", "short") == "short" ? PositionSide.Short : PositionSide.Long;

    private static Timeframe TimeframeOf(RuleObject root) =>
        Timeframe.Of(root.OneOf("timeframe", "1m", [.. Timeframe.Codes]));

    private static RuleLimits LimitsOf(RuleObject root)
    {
        var limits = root.Object("globalLimits")?.Only("tradesPerDay", "cooldownAfterCloseMinutes");
        return new RuleLimits(
            limits?.Whole("tradesPerDay", 5, (1, MaxTradesPerDay)) ?? 5,
            TimeSpan.FromMinutes(limits?.Whole("cooldownAfterCloseMinutes", 5, (0, 1_440)) ?? 5));
    }

    private static RuleCancel CancelOf(RuleObject root, RuleSectionReader sections)
    {
        var when = sections.Read(root, RuleSection.Cancel, out var section, "timeoutSeconds", "cooldownMinutes");
        return new RuleCancel(
            when,
            TimeSpan.FromSeconds(section?.Whole("timeoutSeconds", 300, (1, 86_400)) ?? 300),
            TimeSpan.FromMinutes(section?.Whole("cooldownMinutes", 5, (0, 1_440)) ?? 5));
    }

    private static RuleEmergency EmergencyOf(RuleObject root, RuleSectionReader sections)
    {
        var when = sections.Read(root, RuleSection.Emergency, out var section, "cooldownMinutes");
        return new RuleEmergency(when, TimeSpan.FromMinutes(section?.Whole("cooldownMinutes", 30, (0, 1_440)) ?? 30));
    }

    private static RuleEntry EntryOf(RuleObject root, RuleSectionReader sections)
    {
        var when = sections.Read(
            root, RuleSection.Entry, out var section, "positionSize", "stopLoss", "takeProfit", "leverage", "orderType");
        section?.OneOf("orderType", "market", "market");
        var leverage = section?.Number("leverage", 1m, (1m, HardLimits.MaxFxLeverage)) ?? 1m;
        var stop = OffsetOf(section, "stopLoss", 5m);
        if (section is not null && stop is null)
            section.Add("stopLoss", RuleProblem.Incomplete, "Every entry needs a stop.");
        var target = section?.Has("takeProfit") == true ? OffsetOf(section, "takeProfit", 10m) : null;
        if (stop is not null && target is not null && target.IsAbsolute == stop.IsAbsolute
            && target.Value < LeastRewardRisk * stop.Value)
            section!.Add(
                "takeProfit", "signal.reward_risk",
                $"The target must be at least {LeastRewardRisk} times as far as the stop.");
        return new RuleEntry(when, SizeOf(section), stop ?? new RuleOffset(5m, false), target, leverage);
    }

    /// <summary>Null when it is missing or turned off.</summary>
    private static RuleOffset? OffsetOf(RuleObject? section, string name, decimal standard)
    {
        var offset = section?.Object(name)?.Only("enabled", "offsetPercent", "calculationMode");
        if (offset is null || !offset.Flag("enabled", standard: true))
            return null;
        var isAbsolute = offset.OneOf("calculationMode", Relative, Relative, Absolute) == Absolute;
        // A stop of a long at 100 % or more would have no price.
        var most = isAbsolute ? 1_000_000_000m : name == "stopLoss" ? 90m : 1_000m;
        return new RuleOffset(offset.Number("offsetPercent", isAbsolute ? null : standard, (0.00000001m, most)), isAbsolute);
    }

    private static SizingRule SizeOf(RuleObject? section)
    {
        var size = section?.Object("positionSize")?.Only("type", "value");
        if (size is null)
            return new SizingRule.EquityFraction(0.02m);
        return size.OneOf("type", "percentage", "percentage", "risk", "fixed") switch
        {
            "risk" => new SizingRule.RiskFraction(
                size.Number("value", 1m, (0.01m, MaxRiskPercent)) / 100),
            "fixed" => new SizingRule.FixedQuote(size.Number("value", null, (0.01m, 1_000_000_000m))),
            _ => new SizingRule.EquityFraction(size.Number("value", 2m, (0.5m, 10m)) / 100),
        };
    }

    [GeneratedRegex(@"^[\p{L}\p{N}][\p{L}\p{N} _.\-]*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NamePattern();
}
