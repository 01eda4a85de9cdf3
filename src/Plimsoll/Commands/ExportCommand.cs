using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Plimsoll.Api;
using Plimsoll.Failures;
using Plimsoll.Features.Data;
using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Commands;

/// <summary><c>plimsoll data export</c>: a dataset, or the trades of a session, as a file that an import takes back.</summary>
internal sealed class ExportCommand
{
    private readonly Option<string?> _dataset = new("--dataset") { Description = "Name or id of a dataset of bars." };

    private readonly Option<string?> _session = new("--session") { Description = "Name or id of a session of trades." };

    private readonly Option<string> _out = new("--out")
    {
        Description = "The file; packed where its name ends in .gz. One that is there is not written over.",
        Required = true,
    };

    private readonly Option<string> _format = new("--format")
    {
        Description = "csv; of bars tradingview, too (times in seconds); of trades binance, too (its seven columns).",
        DefaultValueFactory = _ => ExportFile.Csv,
    };

    private readonly Option<string?> _instrument = new("--instrument")
    {
        Description = "Of a session of several.",
    };

    private readonly Option<bool> _skipDamaged = new("--skip-damaged")
    {
        Description = "Leaves out segments that cannot be read, and says which.",
    };

    public static Command Create()
    {
        var export = new ExportCommand();
        return ServerCommand.ForUser(
            new Command("export", "Write a dataset or a session to a file.")
            {
                export._dataset, export._session, export._out, export._format, export._instrument, export._skipDamaged,
            },
            export.RunAsync);
    }

    private Task RunAsync(ServerWork work) => (work.Parsed.GetValue(_dataset), work.Parsed.GetValue(_session)) switch
    {
        ({ } dataset, null) => ExportBarsAsync(work, dataset),
        (null, { } session) => ExportTradesAsync(work, session),
        _ => throw Invalid("Name either --dataset or --session."),
    };

    private async Task ExportBarsAsync(ServerWork work, string name)
    {
        var format = FormatOf(work, ExportFile.BarFormats);
        var dataset = await work.Service<DatasetLookup>().FindAsync(work.UserId, name, work.Stop)
            ?? throw NotFound("dataset.not_found", $"There is no dataset {name}.");
        await WriteAsync(
            work, dataset.Bars,
            target => work.Service<DataExport>().WriteAsync(dataset, ExportFile.BarsAs(format), target, work.Stop));
    }

    private async Task ExportTradesAsync(ServerWork work, string name)
    {
        var format = FormatOf(work, ExportFile.TradeFormats);
        var session = await work.Service<ITickStore>().FindAsync(work.UserId, name, work.Stop)
            ?? throw NotFound(TickStoreException.NotFound, $"There is no session {name}.");
        var instrument = ExportSession.InstrumentOf(session, work.Parsed.GetValue(_instrument));
        if (instrument is null)
        {
            var problem = ExportSession.NoInstrument(session);
            throw new PlimsollException(FailureKind.BadInput, problem.Code, problem.Detail);
        }

        var query = new TickQuery(session.Id)
        {
            Instruments = [instrument.Value],
            SkipDamaged = work.Parsed.GetValue(_skipDamaged)
                ? damaged => work.Parsed.InvocationConfiguration.Error.WriteLine($"Left out: {damaged.Message}")
                : null,
        };
        await WriteAsync(
            work, null,
            target => work.Service<DataExport>().WriteAsync(query, ExportFile.TradesAs(format), target, work.Stop));
    }

    // Half a file never bears the name that was asked for.
    private async Task WriteAsync(ServerWork work, long? rows, Func<ExportTarget, Task> write)
    {
        var path = Path.GetFullPath(work.Parsed.GetRequiredValue(_out));
        if (File.Exists(path))
            throw new PlimsollException(FailureKind.StateConflict, "export.file_exists", $"{path} is there already.");
        var partial = $"{path}.partial";
        try
        {
            await using (var file = new FileStream(partial, FileMode.Create))
                await write(new ExportTarget(file, path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)));
            File.Move(partial, path);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new PlimsollException(FailureKind.BadInput, "export.not_written", $"{path}: {failed.Message}", failed);
        }

        var length = new FileInfo(path).Length;
        await work.Output.WriteLineAsync(work.Json
            ? JsonSerializer.Serialize(new { File = path, Bytes = length, Rows = rows }, ApiJson.Options)
            : string.Create(CultureInfo.InvariantCulture, $"{path}: {length:N0} bytes"));
    }

    private string FormatOf(ServerWork work, IReadOnlyList<string> allowed)
    {
        var format = work.Parsed.GetRequiredValue(_format);
        return allowed.Contains(format)
            ? format
            : throw Invalid($"--format: {format} is not one of {string.Join(", ", allowed)}.");
    }

    private static PlimsollException NotFound(string code, string text) => new(FailureKind.BadInput, code, text);

    private static PlimsollException Invalid(string message) => new(FailureKind.BadInput, "command.invalid", message);
}
