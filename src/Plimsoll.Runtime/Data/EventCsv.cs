using System.Text;

namespace Plimsoll.Runtime.Data;

/// <summary>
/// Rows of <c>time, currency, title, impact</c> and perhaps <c>forecast, previous, actual, source</c>, by the names of
/// the header; comma or semicolon, fields with quotes around them where they need it.
/// </summary>
internal static class EventCsv
{
    private static readonly string[] Needed = ["time", "currency", "title", "impact"];

    public static void Read(string text, EventEntries entries)
    {
        using var lines = new StringReader(text.TrimStart('\uFEFF'));
        var header = lines.ReadLine() ?? "";
        var separator = header.Count(one => one == ';') > header.Count(one => one == ',') ? ';' : ',';
        List<string> names =
            [.. Fields(header, separator, 1, entries).Select(name => name.Trim().ToLowerInvariant())];
        names = [.. names.Select(name => name == "country" && !names.Contains("currency") ? "currency" : name)];
        if (Needed.Except(names).ToArray() is { Length: > 0 } missing)
            throw entries.Unreadable(1, $"the header has no {string.Join(", ", missing)}");
        var number = 1L;
        while (lines.ReadLine() is { } line)
        {
            number++;
            if (line.Trim().Length == 0)
                continue;
            var fields = Fields(line, separator, number, entries);
            if (fields.Count != names.Count)
                throw entries.Unreadable(number, $"{fields.Count} columns where {names.Count} are needed");
            entries.Add(entries.Time(Of("time"), number), RawOf(Of), number);

            string? Of(string name) => names.IndexOf(name) is >= 0 and var index ? fields[index] : null;
        }
    }

    private static EventEntries.Raw RawOf(Func<string, string?> of) => new()
    {
        Currency = of("currency"),
        Title = of("title"),
        Impact = of("impact"),
        Source = of("source"),
        Forecast = of("forecast"),
        Previous = of("previous"),
        Actual = of("actual"),
    };

    // A quote inside of quotes is written twice; a field ends with its line.
    private static List<string> Fields(string line, char separator, long number, EventEntries entries)
    {
        var (fields, field, isQuoted) = (new List<string>(), new StringBuilder(), false);
        for (var index = 0; index < line.Length; index++)
        {
            var letter = line[index];
            if (letter == '"' && isQuoted && index + 1 < line.Length && line[index + 1] == '"')
                field.Append(line[++index]);
            else if (letter == '"' && (isQuoted || field.ToString().Trim().Length == 0))
                isQuoted = !isQuoted;
            else if (letter == separator && !isQuoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
                field.Append(letter);
        }

        if (isQuoted)
            throw entries.Unreadable(number, "a quote is not closed on its line");
        fields.Add(field.ToString());
        return fields;
    }
}
