using System.Globalization;
using System.Text.Json;

namespace Plimsoll.Core.Strategies.Rules;

/// <summary>
/// Members that an exported document carries and that the server owns. They must look like what they are; nothing ever
/// follows from them, and a stored document has none.
/// </summary>
public static class RuleServerMembers
{
    private static readonly string[] Times = ["createdAt", "updatedAt", "lastActivatedAt", "deletedAt"];

    public static IReadOnlyList<string> Names { get; } = ["id", "version", "isDeleted", .. Times];

    internal static void Check(RuleObject root)
    {
        root.Text("id", max: 64);
        root.Whole("version", 1, (1, int.MaxValue));
        root.Flag("isDeleted", standard: false);
        foreach (var name in Times)
            if (root.Find(name) is { } time && !IsTime(time))
                root.Add(name, "validation.format", "Must be a time, like 2026-01-31T12:00:00Z.");
    }

    private static bool IsTime(JsonElement element) =>
        element.ValueKind == JsonValueKind.String
        && DateTimeOffset.TryParse(
            element.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);
}
