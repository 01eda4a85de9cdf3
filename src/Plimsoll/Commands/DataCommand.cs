using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Plimsoll.Api;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Failures;
using Plimsoll.Features.Data;
using Plimsoll.Features.Indicators;
using Plimsoll.Runtime.Data;
using Plimsoll.Runtime.Ticks;
using Plimsoll.Storage.Datasets;

namespace Plimsoll.Commands;

/// <summary>
/// <c>plimsoll data import|export|generate|collect|check-indicators|rotate-keys|list</c>: data without the web page.
/// </summary>
internal static class DataCommand
{
    // As minute bars a quarter of what one backtest may have.
    private const int MaxDays = 3_650;
    private const int DefaultDays = 90;
    private const string Bars = "bars";

    public static Command Create()
    {
        var data = new Command("data", "Import, export, generate, record and list market data.");
        data.Subcommands.Add(CreateImport());
        data.Subcommands.Add(ExportCommand.Create());
        data.Subcommands.Add(CreateGenerate());
        data.Subcommands.Add(CollectCommand.Create());
        data.Subcommands.Add(CheckIndicatorsCommand.Create());
        data.Subcommands.Add(KeysCommand.CreateRotate());
        data.Subcommands.Add(ServerCommand.ForUser(new("list", "List the datasets."), ListAsync));
        return data;
    }

    private static Command CreateImport()
    {
        var file = new Option<string>("--file")
        {
            Description = "A CSV file, plain, gzip or zip: Binance klines or trades, HistData, columns with a header.",
            Required = true,
        };
        var kind = new Option<string>("--kind")
        {
            Description = "bars; trades; funding (time and rate); notices (time, kind, value). Only bars have a timeframe.",
            DefaultValueFactory = _ => Bars,
        };
        var target = new TargetOptions();
        var trades = new TradesCommand();
        var columns = new ColumnsOption();
        var import = new Command("import", "Store bars of a file as a dataset; or trades, funding, notices.") { file, kind };
        target.AddTo(import);
        trades.AddTo(import);
        columns.AddTo(import);
        return ServerCommand.ForUser(import, async work =>
        {
            var path = work.Parsed.GetRequiredValue(file);
            if (work.Parsed.GetRequiredValue(kind) is TradesCommand.Kind)
            {
                var asked = target.Asked(work, TradesCommand.Kind, path);
                await trades.ImportAsync(work, path, (asked.Name!, asked.Instrument!));
                return;
            }

            if (work.Parsed.GetRequiredValue(kind) is not Bars and var other)
            {
                await ImportRecordingAsync(work, path, target.Asked(work, other, Path.GetFileName(path)));
                return;
            }

            var checkedTarget = await target.ReadAsync(work, Path.GetFileName(path));
            var dataset = await work.Service<DatasetImport>().StoreAsync(
                options => BarFile.Open(path, options), checkedTarget with { Columns = columns.Read(work.Parsed) },
                work.Stop);
            await TellAsync(work, dataset);
        });
    }

    private static async Task ImportRecordingAsync(ServerWork work, string path, RecordingTarget.Asked asked)
    {
        var problem = RecordingTarget.Check(asked, out var target);
        if (target is null)
            throw new PlimsollException(FailureKind.BadInput, problem!.Code, problem.Detail);
        await using var content = FileContent.Open(path);
        var stored = await work.Service<RecordingImport>().StoreAsync(
            content, target with { UserId = work.UserId }, work.Stop);
        await work.Output.WriteLineAsync(work.Json
            ? JsonSerializer.Serialize(RecordingAnswer.From(stored), ApiJson.Options)
            : Describe(stored));
    }

    private static Command CreateGenerate()
    {
        var seed = new Option<ulong>("--seed")
        {
            Description = "Another seed is another market.",
            DefaultValueFactory = _ => new SyntheticMarketOptions().Seed,
        };
        var days = new Option<int>("--days")
        {
            Description = $"Length from 2026-01-01, 1 to {MaxDays}.",
            DefaultValueFactory = _ => DefaultDays,
        };
        var target = new TargetOptions();
        var generate = new Command("generate", "Store bars of the synthetic market as a dataset.") { seed, days };
        target.AddTo(generate);
        return ServerCommand.ForUser(generate, async work =>
        {
            var market = new SyntheticMarketOptions { Seed = work.Parsed.GetRequiredValue(seed) };
            var length = work.Parsed.GetRequiredValue(days);
            if (length is < 1 or > MaxDays)
                throw Invalid($"--days: {length} is not from 1 to {MaxDays}.");
            var checkedTarget = await target.ReadAsync(work, $"synthetic {market.Seed}");
            if (market.Instruments.All(one => one.Instrument.Id != checkedTarget.Instrument.Id))
                throw new PlimsollException(
                    FailureKind.BadInput,
                    "data.unknown_instrument",
                    $"The synthetic market has no {checkedTarget.Instrument.Id}; it has "
                    + string.Join(", ", market.Instruments.Select(one => one.Instrument.Id)) + ".");
            await TellAsync(
                work, await work.Service<SyntheticDataset>().StoreAsync(market, length, checkedTarget, work.Stop));
        });
    }

    private static async Task ListAsync(ServerWork work)
    {
        var rows = await work.Service<DatasetStore>().ListAsync(work.UserId, work.Stop);
        var recordings = await work.Service<RecordingStore>().ListAsync(work.UserId, work.Stop);
        var sessions = await work.Service<ITickStore>().ListAsync(work.UserId, work.Stop);
        if (work.Json)
        {
            var answer = new
            {
                Items = rows.Select(DatasetAnswer.From),
                Recordings = recordings.Select(RecordingAnswer.From),
                Sessions = sessions.Select(SessionAnswer.From),
            };
            await work.Output.WriteLineAsync(JsonSerializer.Serialize(answer, ApiJson.Options));
            return;
        }
        foreach (var line in rows.Select(Describe).Concat(recordings.Select(Describe))
            .Concat(sessions.Select(TradesCommand.Describe)))
            await work.Output.WriteLineAsync(line);
        if (rows.Count + recordings.Count + sessions.Count == 0)
            await work.Output.WriteLineAsync("There are no datasets.");
    }

    private static Task TellAsync(ServerWork work, Dataset dataset) => work.Output.WriteLineAsync(work.Json
        ? JsonSerializer.Serialize(DatasetAnswer.WithQuality(dataset), ApiJson.Options)
        : Describe(dataset));

    private static string Describe(Dataset dataset)
    {
        var quality = DatasetQuality.Parse(dataset.Quality);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{dataset.Name}: {dataset.InstrumentId} {dataset.Timeframe}, {dataset.Bars:N0} bars from "
            + $"{dataset.FirstOpen} to {dataset.LastOpen}, gaps {quality.Gaps ?? 0}, grade {quality.Grade ?? "-"}");
    }

    private static string Describe(Recording recording) => string.Create(
        CultureInfo.InvariantCulture,
        $"{recording.Name}: {recording.InstrumentId} {recording.Kind}, {recording.Rows:N0} rows from "
        + $"{recording.FirstTime} to {recording.LastTime}");

    private static PlimsollException Invalid(string message) =>
        new(FailureKind.BadInput, "command.invalid", message);

    /// <summary>What a dataset is called and made of.</summary>
    private sealed class TargetOptions
    {
        private readonly Option<string> _name = new("--name") { Description = "Of the dataset.", Required = true };

        private readonly Option<string> _instrument = new("--instrument")
        {
            Description = "An id or a symbol: binance:BTCUSDT, BTCUSDT, sim:ALPHA-USD.",
            Required = true,
        };

        private readonly Option<string> _timeframe = new("--timeframe")
        {
            Description = $"One of {string.Join(", ", Timeframe.Codes)}.",
            DefaultValueFactory = _ => Timeframe.OneMinute.Code,
        };

        public void AddTo(Command command)
        {
            command.Options.Add(_name);
            command.Options.Add(_instrument);
            command.Options.Add(_timeframe);
        }

        public RecordingTarget.Asked Asked(ServerWork work, string kind, string source) => new(
            work.Parsed.GetRequiredValue(_name), kind, work.Parsed.GetRequiredValue(_instrument), source);

        public async Task<ImportTarget> ReadAsync(ServerWork work, string source)
        {
            var parsed = work.Parsed;
            var problem = ImportTarget.Check(
                parsed.GetRequiredValue(_name),
                parsed.GetRequiredValue(_instrument),
                parsed.GetRequiredValue(_timeframe),
                source,
                out var target);
            if (target is null)
                throw new PlimsollException(FailureKind.BadInput, problem!.Code, problem.Detail);
            if (!await work.Service<DatasetLookup>().IsTakenAsync(work.UserId, target.Name, work.Stop))
                return target with { UserId = work.UserId };
            var taken = DatasetProblems.NameTaken(target.Name);
            throw new PlimsollException(FailureKind.StateConflict, taken.Code, taken.Detail);
        }
    }
}
