using Plimsoll.Runtime.Data;
using Plimsoll.Storage.Events;

namespace Plimsoll.Features.Events;

/// <summary>Stores the events of a file: all of them, or nothing where one is wrong.</summary>
internal static class EventImport
{
    /// <summary>Whose calendar it is where neither file nor person says.</summary>
    public const string Unnamed = "import";

    /// <param name="events">Where they are kept.</param>
    /// <param name="content">The file; it is closed here.</param>
    /// <param name="target">Whose it becomes, what it is called, whose calendar it is unless its rows say.</param>
    /// <param name="stop">Ends the work with nothing stored.</param>
    /// <exception cref="DataFileException">The file cannot be used.</exception>
    public static Task<EconomicEventStore.Stored> StoreAsync(
        EconomicEventStore events, Stream content, (Guid User, string File, string? Source) target, CancellationToken stop)
    {
        var source = string.IsNullOrWhiteSpace(target.Source) ? Unnamed : target.Source.Trim();
        EconomicEventRow[] rows =
            [.. EventFile.Read(content, target.File).Select(entry => RowOf(entry, source))];
        var twice = rows.GroupBy(row => (row.Source, row.Time, row.Currency, row.Title))
            .FirstOrDefault(group => group.Skip(1).Any());
        return twice is null
            ? events.StoreAsync(target.User, rows, stop)
            : throw new DataFileException(
                DataFileException.BadEvent, target.File, null, $"{twice.Key.Currency} {twice.Key.Title} stands there twice");
    }

    private static EconomicEventRow RowOf(CalendarEntry entry, string source) => new()
    {
        Source = entry.Source ?? source,
        Time = entry.Event.Time.ToDateTimeOffset(),
        Currency = entry.Event.Currency,
        Title = entry.Event.Title,
        Impact = entry.Event.Impact,
        Forecast = entry.Forecast,
        Previous = entry.Previous,
        Actual = entry.Actual,
    };
}
