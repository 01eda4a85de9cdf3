using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Plimsoll.Api;
using Plimsoll.Commands;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Data;
using Plimsoll.Storage.Events;

namespace Plimsoll.Features.Events;

/// <summary>
/// <c>plimsoll events import|list</c>: the calendar of economic events, beside a running program or without one. A running
/// one tells its accounts within a minute.
/// </summary>
internal static class EventsCommand
{
    public static Command Create()
    {
        var events = new Command("events", "Import and list economic events.");
        events.Subcommands.Add(CreateImport());
        events.Subcommands.Add(CreateList());
        return events;
    }

    private static Command CreateImport()
    {
        var file = new Option<string>("--file")
        {
            Description = "CSV with time, currency, title, impact; JSON with the same names; or iCalendar.",
            Required = true,
        };
        var source = new Option<string?>("--source")
        {
            Description = $"Whose calendar it is, unless its rows say; {EventImport.Unnamed} unless given.",
        };
        return ServerCommand.ForUser(
            new("import", "Bring the calendar up to date with a file.") { file, source },
            async work =>
            {
                var path = work.Parsed.GetRequiredValue(file);
                var stored = await EventImport.StoreAsync(
                    work.Service<EconomicEventStore>(), FileContent.Open(path),
                    (work.Owner, Path.GetFileName(path), work.Parsed.GetValue(source)), work.Stop);
                await work.Output.WriteLineAsync(work.Json
                    ? JsonSerializer.Serialize(new ImportEvents.Answer(stored.Added, stored.Updated), ApiJson.Options)
                    : $"{stored.Added} events added, {stored.Updated} brought up to date");
            });
    }

    private static Command CreateList()
    {
        var days = new Option<int>("--days")
        {
            Description = "So many from today on.",
            DefaultValueFactory = _ => 7,
        };
        return ServerCommand.ForUser(
            new("list", "List what is going to be published.") { days },
            async work =>
            {
                var today = new DateTimeOffset(work.Service<TimeProvider>().GetUtcNow().Date, TimeSpan.Zero);
                var query = new EconomicEventStore.Query(today, today.AddDays(work.Parsed.GetRequiredValue(days)));
                var rows = await work.Service<EconomicEventStore>().ListAsync(
                    work.Owner, query, (0, EventFile.MostEvents), work.Stop);
                if (work.Json)
                    await work.Output.WriteLineAsync(JsonSerializer.Serialize(
                        new { items = rows.Select(EventView.From) }, ApiJson.Options));
                else
                    foreach (var row in rows)
                        await work.Output.WriteLineAsync(Describe(row));
                if (rows.Count == 0 && !work.Json)
                    await work.Output.WriteLineAsync("There are no events.");
            });
    }

    private static string Describe(EconomicEventRow row) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Timestamp.From(row.Time)} {row.Currency} {EnumQuery.Name(row.Impact)} {row.Title} ({row.Source})");
}
