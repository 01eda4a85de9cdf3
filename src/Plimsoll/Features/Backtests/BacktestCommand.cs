using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using Plimsoll.Api;
using Plimsoll.Commands;
using Plimsoll.Core.Backtesting.Reporting;
using Plimsoll.Core.Market;
using Plimsoll.Failures;
using Plimsoll.Features.Backtests.Html;
using Plimsoll.Features.Data;
using Plimsoll.Runtime.Ticks;
using Plimsoll.Server;
using Plimsoll.Storage;
using Plimsoll.Storage.Backtests;
using Plimsoll.Storage.Datasets;
using Plimsoll.Storage.Migrating;
using Spectre.Console;

namespace Plimsoll.Features.Backtests;

/// <summary><c>plimsoll backtest</c>: one strategy on one instrument or several, from files without any server.</summary>
internal static class BacktestCommand
{
    public static Command Create()
    {
        var options = new BacktestCommandOptions();
        var command = new Command("backtest", "Run a strategy over past or synthetic bars.");
        foreach (var option in options.All)
            command.Options.Add(option);
        command.SetAction((parsed, stop) => RunAsync(new Work(parsed, options, stop)));
        return command;
    }

    private static async Task<int> RunAsync(Work work)
    {
        var problems = new FieldProblems();
        var plan = new CommandLineReader(work.Request, problems).Read();
        if (plan is null)
            return await CommandProblems.TellAsync(work.Error, work.IsJson, problems);
        var report = plan.Source switch
        {
            BarSource.Datasets(var names) => await OfDatasetsAsync(work, plan, names),
            BarSource.Session(var name) => await OfSessionAsync(work, plan, name),
            _ => await OfFilesAsync(work, plan),
        };
        if (work.Request.Report is { } path)
            await File.WriteAllTextAsync(path, HtmlReport.Of(report), work.Stop);
        if (work.Request.Csv is { } csv)
            await File.WriteAllTextAsync(csv, ReportCsv.Trades(report), work.Stop);
        if (work.IsJson)
            await work.Output.WriteLineAsync(BacktestJson.Of(report));
        else
            ConsoleReport.Write(ConsoleOn(work.Output, Console.IsOutputRedirected), report);
        // The report is out; the shell has to hear that it is not to be believed.
        return LookAheadStep.Problem(report) is { } problem ? throw problem : ExitCodes.Ok;
    }

    private static async Task<BacktestReport> OfFilesAsync(Work work, BacktestPlan plan)
    {
        var now = Timestamp.From(TimeProvider.System.GetUtcNow());
        // Progress is for a person who waits: never into a pipe, never beside JSON.
        if (work.IsJson || Console.IsErrorRedirected)
            return await BacktestRun.OverAsync(plan, new BacktestWatch(work.Stop), now);
        var console = ConsoleOn(work.Error, isRedirected: false);
        return await console.Progress().AutoClear(true).StartAsync(context =>
        {
            var task = context.AddTask("Backtest", maxValue: 1);
            var watch = new BacktestWatch(work.Stop) { OnProgress = done => task.Value = done };
            return BacktestRun.OverAsync(plan, watch, now);
        });
    }

    private static async Task<BacktestReport> OfSessionAsync(Work work, BacktestPlan plan, string name)
    {
        await using var server = await DatabaseServer.JoinAsync(work.DataDirectory, NullLogger.Instance, work.Stop);
        await using var services = Services(server);
        var owner = await OwnerAsync(work, services);
        var session = await SessionBacktest.FindAsync(
            services.GetRequiredService<ITickStore>(), owner, name, work.Stop);
        var recordings = services.GetRequiredService<RecordingStore>();
        var recorded = await RecordedData.FindAsync(recordings, owner, work.Request.Recordings, work.Stop);
        plan = await RecordedData.LoadAsync(plan, recorded, recordings, work.Stop);
        return await SessionBacktest.OverAsync(
            plan, session, services.GetRequiredService<ITickStore>(), new BacktestWatch(work.Stop));
    }

    private static ServiceProvider Services(DatabaseServer server) => new ServiceCollection().AddLogging()
        .AddPlimsollStorage(server.ConnectionString).AddSingleton<DatasetLookup>().BuildServiceProvider();

    private static async Task<Guid?> OwnerAsync(Work work, ServiceProvider services)
    {
        await services.GetRequiredService<DatabaseMigrator>().MigrateAsync(work.Stop);
        await using var scope = services.CreateAsyncScope();
        return await DataOwner.FindAsync(
            scope.ServiceProvider.GetRequiredService<PlimsollContext>(), work.User, work.Stop);
    }

    private static async Task<BacktestReport> OfDatasetsAsync(
        Work work, BacktestPlan plan, IReadOnlyList<string> names)
    {
        await using var server = await DatabaseServer.JoinAsync(work.DataDirectory, NullLogger.Instance, work.Stop);
        await using var services = Services(server);
        var owner = await OwnerAsync(work, services);
        var found = await DatasetBacktest.FindAsync(
            services.GetRequiredService<DatasetLookup>(), owner, names, work.Stop);
        var recordings = services.GetRequiredService<RecordingStore>();
        var recorded = await RecordedData.FindAsync(recordings, owner, work.Request.Recordings, work.Stop);
        if (owner is { } user)
            plan = await new FamilySeal(services.GetRequiredService<HoldOutStore>()).EnterAsync(
                new FamilySeal.Run(Guid.CreateVersion7(), plan, user, found), RequestAudit.OfShell(TimeProvider.System),
                work.Stop);
        else if (plan.OpeningReason is not null)
            throw FamilySeal.NothingSealed();
        plan = await RecordedData.LoadAsync(plan, recorded, recordings, work.Stop);
        var report = await DatasetBacktest.OverAsync(
            plan, found, services.GetRequiredService<DatasetStore>(), new BacktestWatch(work.Stop));
        return owner is { } whose
            ? await new FamilyTrials(services.GetRequiredService<TrialStore>()).JudgeAsync(
                report, plan, whose, isComplete: true, work.Stop)
            : report;
    }

    // Colors are for a terminal; a pipe or a file gets plain text.
    private static IAnsiConsole ConsoleOn(TextWriter writer, bool isRedirected) =>
        AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });

    private sealed record Work(ParseResult Parsed, BacktestCommandOptions Options, CancellationToken Stop)
    {
        public CommandLineRequest Request { get; } = Options.Read(Parsed);

        public bool IsJson => Parsed.GetValue(Options.Json);

        public string? User => Parsed.GetValue(Options.User);

        public string DataDirectory => SharedOptions.FullPath(Parsed.GetRequiredValue(Options.DataDirectory));

        public TextWriter Output => Parsed.InvocationConfiguration.Output;

        public TextWriter Error => Parsed.InvocationConfiguration.Error;
    }
}
