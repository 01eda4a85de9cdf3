using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Plimsoll.Api;

/// <summary>
/// Compares a JSON body with the type it is meant for and finds every unknown, missing and unreadable field, where the
/// serializer itself would stop at the first.
/// </summary>
internal static class JsonShape
{
    public static void Check(JsonElement json, JsonTypeInfo type, FieldProblems problems)
    {
        if (json.ValueKind == JsonValueKind.Null)
            problems.Required(null, "body");
        else
            Check(json, type, "", problems);
    }

    public static FieldProblem Unreadable(JsonException exception) =>
        new(Field(exception.Path), "validation.format", "Cannot be read.");

    private static void Check(JsonElement json, JsonTypeInfo type, string path, FieldProblems problems)
    {
        // A type that chooses its own case by a discriminator is read as a whole.
        if (type.PolymorphismOptions is not null)
            CheckValue(json, type, path, problems);
        else if (type.Kind == JsonTypeInfoKind.Object && json.ValueKind == JsonValueKind.Object)
            CheckObject(json, type, path, problems);
        else if (type.Kind == JsonTypeInfoKind.Enumerable && json.ValueKind == JsonValueKind.Array)
            CheckArray(json, type, path, problems);
        else if (type.Kind == JsonTypeInfoKind.Dictionary && json.ValueKind == JsonValueKind.Object)
            CheckDictionary(json, type, path, problems);
        else
            CheckValue(json, type, path, problems);
    }

    private static void CheckObject(JsonElement json, JsonTypeInfo type, string path, FieldProblems problems)
    {
        var known = type.Properties.ToDictionary(property => property.Name, StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            var field = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            if (!known.Remove(member.Name, out var property))
                problems.Add(new FieldProblem(field, "validation.unknown_field", "There is no such field."));
            else if (member.Value.ValueKind == JsonValueKind.Null)
                CheckNull(property, field, problems);
            else
                Check(member.Value, type.Options.GetTypeInfo(property.PropertyType), field, problems);
        }
        foreach (var missing in known.Values.Where(property => property.IsRequired))
            problems.Required(null, path.Length == 0 ? missing.Name : $"{path}.{missing.Name}");
    }

    private static void CheckNull(JsonPropertyInfo property, string field, FieldProblems problems)
    {
        var acceptsNull = property.AssociatedParameter is { } parameter
            ? parameter.IsNullable
            : property.IsSetNullable;
        var isValue = property.PropertyType.IsValueType && Nullable.GetUnderlyingType(property.PropertyType) is null;
        if (!acceptsNull || isValue)
            problems.Required(null, field);
    }

    private static void CheckArray(JsonElement json, JsonTypeInfo type, string path, FieldProblems problems)
    {
        var element = type.Options.GetTypeInfo(type.ElementType!);
        var index = 0;
        foreach (var item in json.EnumerateArray())
            Check(item, element, $"{path}[{index++}]", problems);
    }

    private static void CheckDictionary(JsonElement json, JsonTypeInfo type, string path, FieldProblems problems)
    {
        var element = type.Options.GetTypeInfo(type.ElementType!);
        foreach (var member in json.EnumerateObject())
            Check(member.Value, element, path.Length == 0 ? member.Name : $"{path}.{member.Name}", problems);
    }

    private static void CheckValue(JsonElement json, JsonTypeInfo type, string path, FieldProblems problems)
    {
        try
        {
            json.Deserialize(type);
        }
        catch (JsonException exception)
        {
            problems.Add(Problem(path.Length == 0 ? Field(exception.Path) : path, type, exception));
        }
    }

    private static FieldProblem Problem(string field, JsonTypeInfo type, JsonException exception)
    {
        var target = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        if (target.IsEnum)
        {
            var allowed = Enum.GetNames(target).Select(JsonNamingPolicy.SnakeCaseLower.ConvertName).ToArray();
            var text = $"Must be one of: {string.Join(", ", allowed)}.";
            return new FieldProblem(field, "validation.enum", text) { Allowed = allowed };
        }
        // Converters of this program explain themselves; the serializer's own text names .NET types.
        var own = exception.Message.StartsWith("Must ", StringComparison.Ordinal);
        return new FieldProblem(field, "validation.format", own ? exception.Message : Expected(target));
    }

    private static string Expected(Type target) => Type.GetTypeCode(target) switch
    {
        TypeCode.Boolean => "Must be true or false.",
        TypeCode.String => "Must be text.",
        TypeCode.Byte or TypeCode.Int16 or TypeCode.Int32 or TypeCode.Int64 => "Must be a whole number.",
        TypeCode.Double or TypeCode.Single => "Must be a number.",
        _ => "Cannot be read.",
    };

    private static string Field(string? path) =>
        path is null or "$" ? "body" : path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path;
}
