using System.Text.Json;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies.Rules;

/// <summary>Reads a document, or finds everything that is wrong with it at once.</summary>
public static class RuleReader
{
    // Deep enough for any document that can be taken, and an end to one that is nothing but brackets.
    private const int MaxJsonDepth = 32;

    private static readonly JsonDocumentOptions Json = new()
    {
        MaxDepth = MaxJsonDepth,
        AllowDuplicateProperties = false,
    };

    /// <summary>Null when there is any problem.</summary>
    /// <param name="json">The document.</param>
    /// <param name="problems">Takes everything that is wrong.</param>
    /// <param name="variants">
    /// What conditions can name by variant; null: what a variant stood for when it was saved counts.
    /// </param>
    public static RuleDocument? TryRead(
        string json, ICollection<RuleProblem> problems, IReadOnlyList<RuleVariant>? variants = null)
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
            return Read(document.RootElement, problems, variants);
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

    private static RuleDocument? Read(
        JsonElement element, ICollection<RuleProblem> problems, IReadOnlyList<RuleVariant>? variants)
    {
        var before = problems.Count;
        if (RuleObject.Of(element, "", problems) is not { } root || !IsKnownSchema(root))
            return null;
        root.Only(
        [
            .. RuleHeadReader.Members, .. RuleServerMembers.Names,
            "s1_signal", "o1_cancel", "z1_entry", "ze1_close", "emergency_exit",
        ]);
        RuleServerMembers.Check(root);
        var direction = RuleHeadReader.DirectionOf(root);
        var sections = new RuleSectionReader(problems, direction == RuleDirection.Both, variants);
        var document = new RuleDocument
        {
            Name = RuleHeadReader.NameOf(root),
            Description = RuleHeadReader.DescriptionOf(root),
            Tags = RuleHeadReader.TagsOf(root),
            Author = RuleHeadReader.AuthorOf(root),
            Category = RuleHeadReader.CategoryOf(root),
            TemplateId = RuleHeadReader.TemplateOf(root),
            IsEnabled = root.Flag("enabled", standard: true),
            Direction = direction,
            Timeframe = RuleHeadReader.TimeframeOf(root),
            Limits = RuleHeadReader.LimitsOf(root),
            Signal = sections.Read(root, RuleSection.Signal, out _),
            Cancel = CancelOf(root, sections),
            Entry = RuleEntryReader.Read(root, sections),
            Close = CloseOf(root, sections),
            Emergency = EmergencyOf(root, sections),
        };
        CheckSides(document, root);
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

    private static RuleCancel CancelOf(RuleObject root, RuleSectionReader sections)
    {
        var when = sections.Read(root, RuleSection.Cancel, out var section, "timeoutSeconds", "cooldownMinutes");
        return new RuleCancel(
            when.First,
            TimeSpan.FromSeconds(section?.Whole("timeoutSeconds", 300, (1, 86_400)) ?? 300),
            TimeSpan.FromMinutes(section?.Whole("cooldownMinutes", 5, (0, 1_440)) ?? 5));
    }

    private static RuleClose CloseOf(RuleObject root, RuleSectionReader sections)
    {
        var when = sections.Read(root, RuleSection.Close, out var section, "riskAdjustedPricing");
        var pricing = section?.Object("riskAdjustedPricing")?.Only("scale");
        return new RuleClose(when, pricing?.Number("scale", 1m, (0.1m, 2m)));
    }

    private static RuleEmergency EmergencyOf(RuleObject root, RuleSectionReader sections)
    {
        var when = sections.Read(root, RuleSection.Emergency, out var section, "cooldownMinutes", "actions");
        var pause = TimeSpan.FromMinutes(section?.Whole("cooldownMinutes", 30, (0, 1_440)) ?? 30);
        var given = section?.Object("actions")?.Only("cancelPending", "closePosition", "logEvent");
        var actions = given is null
            ? new RuleEmergencyActions()
            : new RuleEmergencyActions(
                given.Flag("cancelPending", standard: true),
                given.Flag("closePosition", standard: true),
                given.Flag("logEvent", standard: true));
        if (actions is { CancelPending: false, ClosePosition: false, LogEvent: false })
            section!.Add("actions", RuleProblem.Incomplete, "An emergency must do something.");
        return new RuleEmergency(when, pause, actions);
    }

    private static void CheckSides(RuleDocument document, RuleObject root)
    {
        if (document.Direction == RuleDirection.Both && !document.Signal.IsSplit && !document.Entry.When.IsSplit)
            root.Add(
                "direction", RuleProblem.Condition,
                "With both, s1_signal or z1_entry needs a group for long and one for short: they say which side.");
        if (document.Entry.Target is null && document.Sides.Any(side => !CanEnd(document, side)))
            root.Add("ze1_close", RuleProblem.Incomplete, "Without a target something must be able to close a trade.");
    }

    private static bool CanEnd(RuleDocument document, PositionSide side) =>
        !document.Close.When[side].IsEmpty
        || (document.Emergency.Actions.ClosePosition && !document.Emergency.When[side].IsEmpty);
}
