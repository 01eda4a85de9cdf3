using System.Text.Json;
using System.Text.RegularExpressions;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;

namespace Plimsoll.Core.Strategies.Rules;

/// <summary>Reads what a document says of itself as a whole.</summary>
internal static partial class RuleHeadReader
{
    public static readonly string[] Members =
    [
        "schemaVersion", "strategyName", "description", "tags", "author", "category", "templateId", "enabled",
        "direction", "timeframe", "globalLimits",
    ];

    private const int MaxName = 64;
    private const int MaxDescription = 2_000;
    private const int MaxTags = 20;
    private const int MaxTag = 40;

    public static string AuthorOf(RuleObject root) => root.Text("author", MaxName) ?? "";

    public static string CategoryOf(RuleObject root) => root.Text("category", MaxTag) ?? "";

    public static string? TemplateOf(RuleObject root) => root.Text("templateId", MaxName);

    public static string DescriptionOf(RuleObject root) => root.Text("description", MaxDescription) ?? "";

    public static Timeframe TimeframeOf(RuleObject root) =>
        Timeframe.Of(root.OneOf("timeframe", "1m", [.. Timeframe.Codes]));

    public static RuleDirection DirectionOf(RuleObject root) =>
        RuleWords.DirectionOf(root.OneOf("direction", "long", [.. RuleWords.Directions]));

    public static string NameOf(RuleObject root)
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

    public static List<string> TagsOf(RuleObject root)
    {
        var tags = root.Array("tags");
        if (tags.Count > MaxTags
            || tags.Any(tag => tag.ValueKind != JsonValueKind.String || tag.GetString()!.Length > MaxTag))
            root.Add("tags", "validation.format", $"At most {MaxTags} texts of at most {MaxTag} characters.");
        return [.. tags.Where(tag => tag.ValueKind == JsonValueKind.String).Select(tag => tag.GetString()!)];
    }

    public static RuleLimits LimitsOf(RuleObject root)
    {
        var standard = new RuleLimits(5, TimeSpan.FromMinutes(5));
        var given = root.Object("globalLimits")?.Only(
            "tradesPerDay", "dailyLossPercent", "concurrent", "cooldownAfterCloseMinutes", "maxEvaluationsPerSecond",
            "strategiesPerInstrument");
        if (given is null)
            return standard;
        var pause = given.Whole("cooldownAfterCloseMinutes", 5, (0, 1_440));
        return new RuleLimits(
            given.Whole("tradesPerDay", standard.TradesPerDay, (1, HardLimits.MaxEntriesPerDay)),
            TimeSpan.FromMinutes(pause),
            given.Number("dailyLossPercent", standard.DailyLossPercent, (0.1m, 100 * HardLimits.MaxDailyLossFraction)),
            given.Whole("concurrent", standard.Concurrent, (1, HardLimits.MaxOpenPositions)),
            given.Whole("maxEvaluationsPerSecond", standard.EvaluationsPerSecond, (1, 1_000)),
            given.Whole("strategiesPerInstrument", standard.StrategiesPerInstrument, (1, 20)));
    }

    [GeneratedRegex(@"^[\p{L}\p{N}][\p{L}\p{N} _.\-]*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NamePattern();
}
