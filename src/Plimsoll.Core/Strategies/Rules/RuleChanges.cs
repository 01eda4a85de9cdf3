using System.Text.Json;

namespace Plimsoll.Core.Strategies.Rules;

/// <summary>Says what changed from one version of a document to another, condition by condition.</summary>
public static class RuleChanges
{
    /// <summary>In the order of the document; what was added comes behind.</summary>
    public static IReadOnlyList<RuleChange> Between(RuleDocument before, RuleDocument after)
    {
        var (old, now) = (Places(before), Places(after));
        var changes = new List<RuleChange>();
        foreach (var (path, text) in old)
            if (now.GetValueOrDefault(path) is var next && next != text)
                changes.Add(new RuleChange(path, text, next));
        foreach (var (path, text) in now)
            if (!old.ContainsKey(path))
                changes.Add(new RuleChange(path, null, text));
        return changes;
    }

    private static Dictionary<string, string> Places(RuleDocument document)
    {
        var sentences = Enum.GetValues<RuleSection>()
            .SelectMany(section => document[section].Conditions)
            .ToDictionary(condition => condition.Id, condition => condition.ToString());
        var places = new Dictionary<string, string>();
        using var json = JsonDocument.Parse(RuleWriter.Write(document));
        Walk(json.RootElement, "", sentences, places);
        return places;
    }

    private static void Walk(
        JsonElement element, string path, Dictionary<string, string> sentences, Dictionary<string, string> places)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object when element.TryGetProperty("operator", out _):
                var id = element.GetProperty("id").GetString()!;
                places[$"{Parent(path)}/{id}"] = sentences[id];
                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                    Walk(member.Value, $"{path}/{member.Name}", sentences, places);
                break;
            case JsonValueKind.Array when element.EnumerateArray().Any(one => one.ValueKind == JsonValueKind.Object):
                var index = 0;
                foreach (var one in element.EnumerateArray())
                    Walk(one, $"{path}/{index++}", sentences, places);
                break;
            case JsonValueKind.Array:
                places[path] = string.Join(", ", element.EnumerateArray());
                break;
            default:
                places[path] = element.ToString();
                break;
        }
    }

    private static string Parent(string path) => path[..path.LastIndexOf('/')];
}
