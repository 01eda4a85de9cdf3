using System.Text.Json;

namespace Plimsoll.Tests.Strategies;

/// <summary>Compares documents with the schema that is served.</summary>
internal static class RuleSchema
{
    public static IEnumerable<string> Undeclared(JsonElement document, JsonElement schema) =>
        Undeclared(document, schema, schema);

    /// <summary>Members of a value that its place in the schema does not have.</summary>
    private static IEnumerable<string> Undeclared(JsonElement value, JsonElement schema, JsonElement root)
    {
        while (schema.TryGetProperty("$ref", out var reference))
            schema = root.GetProperty("$defs").GetProperty(reference.GetString()!.Split('/')[^1]);
        if (schema.TryGetProperty("anyOf", out var any))
            return value.ValueKind == JsonValueKind.Object
                ? any.EnumerateArray().Select(one => Undeclared(value, one, root).ToArray()).MinBy(one => one.Length)!
                : [];
        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
            return value.EnumerateArray().SelectMany(one => Undeclared(one, items, root));
        if (value.ValueKind != JsonValueKind.Object)
            return [];
        return value.EnumerateObject().SelectMany(member =>
            schema.GetProperty("properties").TryGetProperty(member.Name, out var inner)
                ? Undeclared(member.Value, inner, root)
                : [member.Name]);
    }
}
