using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Plimsoll.Loopback.Faults;

/// <summary>Other ways to write the numbers of an answer, none of which changes what they are.</summary>
internal static class Distortion
{
    public static string NumbersAsText(string json) => Rewrite(json, number => JsonValue.Create(number));

    /// <summary>1234 as 1.234E+003: legal JSON, and not what a reader of integers expects.</summary>
    public static string NumbersAsExponents(string json) => Rewrite(json, number => JsonNode.Parse(
        decimal.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture)
            .ToString("E15", CultureInfo.InvariantCulture)));

    private static string Rewrite(string json, Func<string, JsonNode?> write)
    {
        var root = JsonNode.Parse(json);
        return (Walk(root, write) ?? JsonValue.Create("null")).ToJsonString(VenueJson.Options);
    }

    private static JsonNode? Walk(JsonNode? node, Func<string, JsonNode?> write) => node switch
    {
        JsonObject pairs => new JsonObject(
            pairs.Select(pair => KeyValuePair.Create(pair.Key, Walk(pair.Value, write)))),
        JsonArray rows => new JsonArray([.. rows.Select(row => Walk(row, write))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => write(value.ToJsonString()),
        _ => node?.DeepClone(),
    };
}
