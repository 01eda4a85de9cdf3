using System.Text;
using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Data;

/// <summary>The events of one file, each checked as it comes.</summary>
internal sealed class EventEntries(string file)
{
    private readonly List<CalendarEntry> _all = [];
    private readonly HashSet<(string?, Timestamp, string, string)> _known = [];

    public IReadOnlyList<CalendarEntry> All => _all;

    /// <summary>As the file has it; null: it has none.</summary>
    internal sealed record Raw
    {
        public string? Currency { get; init; }

        public string? Title { get; init; }

        public string? Impact { get; init; }

        public string? Source { get; init; }

        public string? Forecast { get; init; }

        public string? Previous { get; init; }

        public string? Actual { get; init; }
    }

    /// <param name="time">When it is published.</param>
    /// <param name="raw">The rest.</param>
    /// <param name="line">Where it stands, from 1; null where lines mean nothing.</param>
    public void Add(Timestamp time, Raw raw, long? line)
    {
        var currency = raw.Currency?.Trim().ToUpperInvariant() ?? "";
        if (!CalendarEntry.IsCurrency(currency))
            throw Problem(line, $"currency '{Shown(raw.Currency)}' is not three letters");
        if (!Enum.TryParse<EventImpact>(raw.Impact?.Trim(), ignoreCase: true, out var impact)
            || !Enum.IsDefined(impact) || char.IsAsciiDigit(raw.Impact!.Trim()[0]))
            throw Problem(line, $"impact '{Shown(raw.Impact)}' is not low, medium or high");
        var title = Text(raw.Title, CalendarEntry.MostTitle, "title", line)
            ?? throw Problem(line, "an event without a title");
        var entry = new CalendarEntry(
            new EconomicEvent(time, currency, title, impact),
            Text(raw.Source, CalendarEntry.MostSource, "source", line),
            Text(raw.Forecast, CalendarEntry.MostFigure, "forecast", line),
            Text(raw.Previous, CalendarEntry.MostFigure, "previous", line),
            Text(raw.Actual, CalendarEntry.MostFigure, "actual", line));
        if (!_known.Add((entry.Source, time, currency, title)))
            throw Problem(line, $"{currency} {title} at {time} stands there twice");
        if (_all.Count == EventFile.MostEvents)
            throw new DataFileException(
                DataFileException.TooLarge, file, line, $"there are more than {EventFile.MostEvents:#,0} events");
        _all.Add(entry);
    }

    /// <summary>An instant: epoch, or ISO-8601 with or without an offset (then UTC).</summary>
    public Timestamp Time(string? text, long? line) =>
        CsvTimes.TryParse(Encoding.UTF8.GetBytes(text?.Trim() ?? ""), out var time)
            ? time
            : throw Problem(line, $"time '{Shown(text)}' is neither an epoch number nor ISO-8601");

    public DataFileException Problem(long? line, string reason, Exception? inner = null) =>
        new(DataFileException.BadEvent, file, line, reason, inner);

    public DataFileException Unreadable(long? line, string reason, Exception? inner = null) =>
        new(DataFileException.BadFormat, file, line, reason, inner);

    public static string Shown(string? text) => text is { Length: > 40 } ? text[..40] : text ?? "";

    private string? Text(string? text, int most, string name, long? line)
    {
        text = text?.Trim();
        if (string.IsNullOrEmpty(text))
            return null;
        return text.Length <= most && !text.Any(char.IsControl)
            ? text
            : throw Problem(line, $"{name} '{Shown(text)}' is longer than {most} or has control characters");
    }
}
