using System.Globalization;
using System.Text;
using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Data;

/// <summary>
/// The VEVENTs of an iCalendar file (RFC 5545): SUMMARY is the title; X-CURRENCY or one of CATEGORIES the currency;
/// X-IMPACT, one of CATEGORIES or PRIORITY (1–4, 5, 6–9) the impact; DTSTART in UTC or with a zone. What repeats or has
/// no time of day is refused: no window could be made of it.
/// </summary>
internal static class EventIcs
{
    private const int MediumPriority = 5;

    public static void Read(string text, EventEntries entries)
    {
        Dictionary<string, Property>? open = null;
        foreach (var (line, number) in Unfolded(text))
        {
            var property = Property.Of(line) ?? throw entries.Unreadable(number, "it is no line of iCalendar");
            if (property is { Name: "BEGIN", Value: "VEVENT" })
                open = new Dictionary<string, Property>(StringComparer.Ordinal);
            else if (property is { Name: "END", Value: "VEVENT" } && open is not null)
            {
                Add(open, entries, number);
                open = null;
            }
            else
                open?.TryAdd(property.Name, property);
        }

        if (open is not null)
            throw entries.Unreadable(null, "it ends in the middle of an event");
    }

    private static void Add(Dictionary<string, Property> of, EventEntries entries, long number)
    {
        if (of.ContainsKey("RRULE") || of.ContainsKey("RDATE"))
            throw entries.Problem(number, "an event that repeats: each time it is published must stand there");
        var categories = Value("CATEGORIES")?.Split(',', StringSplitOptions.TrimEntries) ?? [];
        entries.Add(Start(of.GetValueOrDefault("DTSTART"), entries, number), new EventEntries.Raw
        {
            Currency = Value("X-CURRENCY") ?? categories.FirstOrDefault(CalendarEntry.IsCurrency),
            Title = Value("SUMMARY"),
            Impact = Value("X-IMPACT") ?? categories.FirstOrDefault(IsImpact) ?? Impact(Value("PRIORITY")),
            Forecast = Value("X-FORECAST"),
            Previous = Value("X-PREVIOUS"),
            Actual = Value("X-ACTUAL"),
        }, number);

        string? Value(string name) => of.GetValueOrDefault(name)?.Text;
    }

    private static bool IsImpact(string text) => text.ToLowerInvariant() is "low" or "medium" or "high";

    private static string? Impact(string? priority) => int.TryParse(priority, CultureInfo.InvariantCulture, out var value)
        ? value switch
        {
            < 1 or > 9 => null,
            < MediumPriority => "high",
            MediumPriority => "medium",
            _ => "low",
        }
        : null;

    private static Timestamp Start(Property? start, EventEntries entries, long number)
    {
        var text = start?.Value ?? "";
        var isUtc = text.EndsWith('Z');
        if (!DateTime.TryParseExact(
            isUtc ? text[..^1] : text, "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            throw entries.Problem(number, $"DTSTART '{EventEntries.Shown(text)}' is no instant like 20260105T133000Z");
        if (isUtc)
            return Timestamp.From(new DateTimeOffset(time, TimeSpan.Zero));
        if (start!.Zone is not { } name || !TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
            throw entries.Problem(number, $"DTSTART '{EventEntries.Shown(text)}' has no time zone that is known here");
        return zone.IsInvalidTime(time)
            ? throw entries.Problem(number, $"DTSTART '{EventEntries.Shown(text)}' is left out by the clocks of {name}")
            : Timestamp.From(new DateTimeOffset(time, zone.GetUtcOffset(time)));
    }

    // A line that begins with a blank goes on with the one before it.
    private static IEnumerable<(string Line, long Number)> Unfolded(string text)
    {
        using var lines = new StringReader(text.TrimStart('\uFEFF'));
        var (whole, begun, number) = (new StringBuilder(), 1L, 0L);
        while (lines.ReadLine() is { } line)
        {
            number++;
            if (line.Length > 0 && line[0] is ' ' or '\t')
            {
                whole.Append(line, 1, line.Length - 1);
                continue;
            }

            if (whole.Length > 0)
                yield return (whole.ToString(), begun);
            whole.Clear().Append(line);
            begun = number;
        }

        if (whole.Length > 0)
            yield return (whole.ToString(), begun);
    }

    /// <param name="Name">In capitals.</param>
    /// <param name="Zone">Of a time.</param>
    /// <param name="Value">As it stands there.</param>
    private sealed record Property(string Name, string? Zone, string Value)
    {
        public string Text => Value.Replace("\\n", " ", StringComparison.OrdinalIgnoreCase)
            .Replace("\\,", ",", StringComparison.Ordinal).Replace("\\;", ";", StringComparison.Ordinal)
            .Replace("\\\\", "\\", StringComparison.Ordinal);

        public static Property? Of(string line)
        {
            var colon = Colon(line);
            if (colon < 1)
                return null;
            var parts = line[..colon].Split(';');
            var zone = Array.Find(parts, part => part.StartsWith("TZID=", StringComparison.OrdinalIgnoreCase));
            return new Property(parts[0].ToUpperInvariant(), zone?["TZID=".Length..].Trim('"'), line[(colon + 1)..]);
        }

        // Values of parameters may have one between their quotes.
        private static int Colon(string line)
        {
            var isQuoted = false;
            for (var index = 0; index < line.Length; index++)
                if (line[index] == '"')
                    isQuoted = !isQuoted;
                else if (line[index] == ':' && !isQuoted)
                    return index;
            return -1;
        }
    }
}
