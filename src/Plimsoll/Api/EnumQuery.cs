using System.Text.Json;

namespace Plimsoll.Api;

/// <summary>States in a query, written as they are in answers.</summary>
internal static class EnumQuery
{
    /// <summary>Null when none is given or it is none of the known, which is then a problem.</summary>
    public static T? Read<T>(string? text, string field, FieldProblems problems)
        where T : struct, Enum
    {
        if (text is null)
            return null;
        var values = Enum.GetValues<T>();
        string[] names = [.. values.Select(Name)];
        return problems.OneOf(text, field, names) ? values[Array.IndexOf(names, text)] : null;
    }

    public static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
