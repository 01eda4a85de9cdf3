using System.Text;
using System.Text.Json;
using Plimsoll.Core.Engine;
using Plimsoll.Runtime.Serialization;

namespace Plimsoll.Runtime.Accounts.Tape;

/// <summary>Where two facts part.</summary>
internal static class FactDifference
{
    /// <summary>Null where they are written alike; else the first field that is not, with both values.</summary>
    /// <param name="now">What came of it now.</param>
    /// <param name="then">What was written; null: nothing was.</param>
    public static string? Of(AccountFact now, AccountFact? then)
    {
        var type = FactJson.TypeName(now);
        if (then is null)
            return $"{type} was not written";
        var (one, other) = (FactJson.Write(now), FactJson.Write(then));
        if (one.AsSpan().SequenceEqual(other))
            return null;
        return FactJson.TypeName(then) != type
            ? $"is {Encoding.UTF8.GetString(one)} now, and was {Encoding.UTF8.GetString(other)}"
            : type + Field(JsonElement.Parse(one), JsonElement.Parse(other), "");
    }

    private static string Field(JsonElement now, JsonElement then, string path)
    {
        if (now.ValueKind == JsonValueKind.Object && then.ValueKind == JsonValueKind.Object)
            foreach (var name in Names(now).Union(Names(then)))
                if (!now.TryGetProperty(name, out var mine) | !then.TryGetProperty(name, out var theirs)
                    || mine.GetRawText() != theirs.GetRawText())
                    return Field(mine, theirs, $"{path}.{name}");
        if (now.ValueKind == JsonValueKind.Array && then.ValueKind == JsonValueKind.Array)
            for (var index = 0; index < Math.Min(now.GetArrayLength(), then.GetArrayLength()); index++)
                if (now[index].GetRawText() != then[index].GetRawText())
                    return Field(now[index], then[index], $"{path}[{index}]");
        return $"{path} is {Text(now)} now, and was {Text(then)}";
    }

    private static IEnumerable<string> Names(JsonElement one) => one.EnumerateObject().Select(property => property.Name);

    private static string Text(JsonElement one) => one.ValueKind == JsonValueKind.Undefined ? "nothing" : one.GetRawText();
}
