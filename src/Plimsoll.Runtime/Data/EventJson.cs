using System.Text.Json;

namespace Plimsoll.Runtime.Data;

/// <summary>A list of objects, or an object whose <c>events</c> is one; names as the columns of <see cref="EventCsv"/>.</summary>
internal static class EventJson
{
    public static void Read(string text, EventEntries entries)
    {
        using var document = Parse(text, entries);
        var root = document.RootElement;
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("events", out var inner))
            root = inner;
        if (root.ValueKind != JsonValueKind.Array)
            throw entries.Unreadable(null, "it is neither a list nor has one named events");
        var number = 0L;
        foreach (var one in root.EnumerateArray())
        {
            number++;
            if (one.ValueKind != JsonValueKind.Object)
                throw entries.Unreadable(null, $"event {number} is no object");
            try
            {
                entries.Add(entries.Time(Text(one, "time"), null), RawOf(one), null);
            }
            catch (DataFileException bad)
            {
                throw new DataFileException(bad.Code, bad.File, null, $"event {number}: {bad.Reason}", bad);
            }
        }
    }

    private static JsonDocument Parse(string text, EventEntries entries)
    {
        try
        {
            return JsonDocument.Parse(text.TrimStart('\uFEFF'));
        }
        catch (JsonException broken)
        {
            throw entries.Unreadable(broken.LineNumber + 1, "it is not JSON", broken);
        }
    }

    private static EventEntries.Raw RawOf(JsonElement one) => new()
    {
        Currency = Text(one, "currency") ?? Text(one, "country"),
        Title = Text(one, "title"),
        Impact = Text(one, "impact"),
        Source = Text(one, "source"),
        Forecast = Text(one, "forecast"),
        Previous = Text(one, "previous"),
        Actual = Text(one, "actual"),
    };

    // Figures may be numbers; they are kept as they are written.
    private static string? Text(JsonElement one, string name) =>
        one.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;
}
