using System.CommandLine;
using System.Text.Json;
using Plimsoll.Api;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Strategies.Rules;
using Plimsoll.Failures;
using Plimsoll.Features.Strategies;
using Plimsoll.Server;
using Plimsoll.Storage;
using Plimsoll.Storage.Migrating;
using Plimsoll.Storage.Strategies;
using StrategyView = Plimsoll.Features.Strategies.StrategyView;

namespace Plimsoll.Commands;

/// <summary><c>plimsoll strategies list|presets|preset|validate|import|export|copy</c>: rule strategies as files.</summary>
internal static class StrategiesCommand
{
    public static Command Create()
    {
        var strategies = new Command("strategies", "List, check, import and export strategies.");
        strategies.Subcommands.Add(Runnable(new("list", "List built-in and own strategies."), ListAsync));
        strategies.Subcommands.Add(CreatePresets());
        strategies.Subcommands.Add(CreatePreset());
        strategies.Subcommands.Add(CreateValidate());
        var file = File();
        strategies.Subcommands.Add(Runnable(
            new("import", "Store a file as a strategy, or as the next version of the one of its name.") { file },
            work => ImportAsync(work, work.Parsed.GetRequiredValue(file))));
        var name = new Argument<string>("name") { Description = "name (the latest version) or name@version" };
        strategies.Subcommands.Add(Runnable(
            new("export", "Write a strategy's document to standard output.") { name },
            work => ExportAsync(work, work.Parsed.GetRequiredValue(name))));
        strategies.Subcommands.Add(Runnable(
            new("versions", "List the versions of a strategy.") { name },
            work => VersionsAsync(work, work.Parsed.GetRequiredValue(name))));
        var newName = new Argument<string>("newName") { Description = "name of the new strategy" };
        strategies.Subcommands.Add(Runnable(
            new("copy", "Save a version under another name, as a new strategy.") { name, newName },
            work => CopyAsync(work, work.Parsed.GetRequiredValue(name), work.Parsed.GetRequiredValue(newName))));
        var other = new Argument<string>("other") { Description = "name@version to compare with" };
        strategies.Subcommands.Add(Runnable(
            new("diff", "Say what changed from one version to another.") { name, other },
            work => DiffAsync(work, work.Parsed.GetRequiredValue(name), work.Parsed.GetRequiredValue(other))));
        strategies.Subcommands.Add(Runnable(
            new("restore", "Save an old version again, as the next one.") { name },
            work => RestoreAsync(work, work.Parsed.GetRequiredValue(name))));
        return strategies;
    }

    private static Argument<string> File() => new("file") { Description = "A JSON document." };

    /// <summary>Needs no database.</summary>
    private static Command CreatePresets()
    {
        var presets = new Command("presets", "List the documents that come with the program.");
        presets.Options.Add(SharedOptions.Json());
        presets.SetAction(async (parsed, _) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            if (SharedOptions.IsJson(parsed))
                await output.WriteLineAsync(JsonSerializer.Serialize(new { items = PresetView.All }, ApiJson.Options));
            else
                foreach (var preset in PresetView.All)
                    await output.WriteLineAsync(
                        $"{preset.Name} ({preset.Direction}, {preset.Timeframe}): {preset.Description}");
            return ExitCodes.Ok;
        });
        return presets;
    }

    /// <summary>Needs no database.</summary>
    private static Command CreatePreset()
    {
        var name = new Argument<string>("name") { Description = "One of presets." };
        var preset = new Command("preset", "Write a preset's document to standard output.") { name };
        preset.SetAction(async (parsed, _) =>
        {
            var asked = parsed.GetRequiredValue(name);
            var found = RulePresets.Find(asked) ?? throw new PlimsollException(
                FailureKind.BadInput, "strategy.not_found",
                $"'{asked}' is none of {string.Join(", ", RulePresets.All.Select(one => one.Name))}.");
            await parsed.InvocationConfiguration.Output.WriteLineAsync(RuleWriter.Write(found));
            return ExitCodes.Ok;
        });
        return preset;
    }

    /// <summary>Needs no database.</summary>
    private static Command CreateValidate()
    {
        var file = File();
        var validate = new Command("validate", "Say everything that is wrong with a file.") { file };
        validate.Options.Add(SharedOptions.Json());
        validate.SetAction(async (parsed, stop) =>
        {
            var document = Read(await System.IO.File.ReadAllTextAsync(parsed.GetRequiredValue(file), stop), variants: null);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(SharedOptions.IsJson(parsed)
                ? RuleWriter.Write(document)
                : $"{document.Name} is valid.");
            return ExitCodes.Ok;
        });
        return validate;
    }

    private static async Task ListAsync(Work work)
    {
        var own = work.UserId is { } user ? await StrategyLookup.OwnAsync(work.Database, user, work.Stop) : [];
        StrategyView[] all = [.. StrategyCatalog.All.Select(StrategyView.From), .. own];
        if (work.Json)
            await work.Output.WriteLineAsync(JsonSerializer.Serialize(new { items = all }, ApiJson.Options));
        else
            foreach (var one in all)
                await work.Output.WriteLineAsync($"{one.Name}@{one.Version} {(one.Id is null ? "built-in" : "own")}");
    }

    private static async Task ImportAsync(Work work, string path)
    {
        var user = work.UserId ?? throw new PlimsollException(
            FailureKind.StateConflict, "user.not_found", "Strategies belong to a user, and there is none yet.");
        await SaveAsync(work, user, await System.IO.File.ReadAllTextAsync(path, work.Stop));
    }

    private static async Task RestoreAsync(Work work, string reference)
    {
        var (row, version) = await FindAsync(work, reference);
        if (row.DeletedAt is not null)
            throw new PlimsollException(
                FailureKind.StateConflict, "strategy.not_found", $"'{row.Name}' is deleted; restore it as a whole first.");
        await SaveAsync(work, row.UserId, version.Document);
    }

    private static async Task CopyAsync(Work work, string reference, string newName)
    {
        var (row, version) = await FindAsync(work, reference);
        if (await StrategyLookup.FindSavedAsync(work.Database, row.UserId, newName, work.Stop) is not null)
            throw new PlimsollException(
                FailureKind.StateConflict, "strategy.name_taken", $"A strategy '{newName}' exists already.");
        await SaveAsync(work, row.UserId, StrategyStore.Renamed(version.Document, newName).ToJsonString());
    }

    private static async Task SaveAsync(Work work, Guid user, string text)
    {
        var document = Read(text, await StrategyVariants.OfAsync(work.Database, user, work.Stop));
        var saved = await StrategyStore.ImportAsync(work.Database, user, document, work.Clock.GetUtcNow(), work.Stop);
        await work.Output.WriteLineAsync(work.Json
            ? JsonSerializer.Serialize(new { saved.Id, saved.Name, saved.Version }, ApiJson.Options)
            : $"{saved.Name}@{saved.Version} is saved.");
    }

    private static async Task ExportAsync(Work work, string reference)
    {
        var (row, version) = await FindAsync(work, reference);
        await work.Output.WriteLineAsync(await StrategyExport.WriteAsync(work.Database, row, version, work.Stop));
    }

    private static async Task VersionsAsync(Work work, string name)
    {
        var (row, _) = await FindAsync(work, name);
        var versions = await ManageStrategies.VersionsOfAsync(work.Database, row.Id, work.Stop);
        if (work.Json)
            await work.Output.WriteLineAsync(JsonSerializer.Serialize(new { items = versions }, ApiJson.Options));
        else
            foreach (var one in versions)
                await work.Output.WriteLineAsync($"{row.Name}@{one.Version} {one.SavedAt:u}");
    }

    private static async Task DiffAsync(Work work, string before, string after)
    {
        var (old, now) = (await FindAsync(work, before), await FindAsync(work, after));
        var changes = RuleChanges.Between(RuleReader.Read(old.Version.Document), RuleReader.Read(now.Version.Document));
        if (work.Json)
            await work.Output.WriteLineAsync(JsonSerializer.Serialize(new { changes }, ApiJson.Options));
        else
            foreach (var change in changes)
                await work.Output.WriteLineAsync($"{change.Path}: {change.Before ?? "-"} => {change.After ?? "-"}");
    }

    private static async Task<(StrategyRow Row, StrategyVersionRow Version)> FindAsync(Work work, string reference) =>
        await StrategyLookup.FindSavedAsync(work.Database, work.UserId, reference, work.Stop)
            ?? throw new PlimsollException(
                FailureKind.BadInput, "strategy.not_found", $"There is no own strategy '{reference}'.");

    private static RuleDocument Read(string text, IReadOnlyList<RuleVariant>? variants)
    {
        var problems = new List<RuleProblem>();
        return RuleReader.TryRead(text, problems, variants)
            ?? throw new PlimsollException(
                FailureKind.BadInput,
                RuleProblem.CodeOf(problems),
                string.Join(" | ", problems.Select(one => $"{one.Path} {one.Code}: {one.Message}")));
    }

    private static Command Runnable(Command command, Func<Work, Task> action)
    {
        var dataDirectory = SharedOptions.DataDirectory();
        var user = DataOwner.Option();
        command.Options.Add(dataDirectory);
        command.Options.Add(user);
        command.Options.Add(SharedOptions.Json());
        command.SetAction(async (parsed, stop) =>
        {
            var folder = SharedOptions.FullPath(parsed.GetRequiredValue(dataDirectory));
            using var logging = LoggerFactory.Create(_ => { });
            await using var server = await DatabaseServer.JoinAsync(
                folder, logging.CreateLogger<DatabaseServer>(), stop);
            await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
                .AddPlimsollStorage(server.ConnectionString).BuildServiceProvider();
            await services.GetRequiredService<DatabaseMigrator>().MigrateAsync(stop);
            await using var scope = services.CreateAsyncScope();
            var database = scope.ServiceProvider.GetRequiredService<PlimsollContext>();
            var owner = await DataOwner.FindAsync(database, parsed.GetValue(user), stop);
            await action(new Work(parsed, scope.ServiceProvider, owner, stop));
            return ExitCodes.Ok;
        });
        return command;
    }

    private sealed record Work(ParseResult Parsed, IServiceProvider Services, Guid? UserId, CancellationToken Stop)
    {
        public bool Json => SharedOptions.IsJson(Parsed);

        public TextWriter Output => Parsed.InvocationConfiguration.Output;

        public PlimsollContext Database => Services.GetRequiredService<PlimsollContext>();

        public TimeProvider Clock => Services.GetRequiredService<TimeProvider>();
    }
}
