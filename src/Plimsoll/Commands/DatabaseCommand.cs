using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Plimsoll.Api;
using Plimsoll.Failures;
using Plimsoll.Server;
using Plimsoll.Storage.Migrating;

namespace Plimsoll.Commands;

/// <summary><c>plimsoll db migrate|status</c>: the schema of the database against the one this program knows.</summary>
internal static class DatabaseCommand
{
    internal sealed record Answer(
        bool Current, IReadOnlyList<string> Applied, IReadOnlyList<string> Pending, IReadOnlyList<string> Unknown);

    public static Command Create()
    {
        var database = new Command("db", "Look after the database.");
        database.Subcommands.Add(Create("migrate", "Bring the schema up to date.", MigrateAsync));
        database.Subcommands.Add(Create("status", "Compare the schema; changes nothing.", StatusAsync));
        return database;
    }

    private static Command Create(string name, string description, Func<Work, CancellationToken, Task<int>> action)
    {
        var command = new Command(name, description);
        var dataDirectory = SharedOptions.DataDirectory();
        var json = SharedOptions.Json();
        command.Options.Add(dataDirectory);
        command.Options.Add(json);
        command.SetAction(async (parsed, stop) =>
        {
            var folder = SharedOptions.FullPath(parsed.GetRequiredValue(dataDirectory));
            await using var server = await DatabaseServer.JoinAsync(folder, NullLogger.Instance, stop);
            await using var source = NpgsqlDataSource.Create(server.ConnectionString);
            var work = new Work(
                new DatabaseMigrator(source), parsed.GetValue(json), parsed.InvocationConfiguration.Output);
            return await action(work, stop);
        });
        return command;
    }

    private static async Task<int> MigrateAsync(Work work, CancellationToken stop)
    {
        var applied = await work.Migrator.MigrateAsync(stop);
        if (work.Json)
            return await StatusAsync(work, stop);
        foreach (var migration in applied)
            await work.Output.WriteLineAsync($"applied {Name(migration.Number, migration.Name)}");
        await work.Output.WriteLineAsync(applied.Count == 0 ? "Nothing to do." : "The database is up to date.");
        return ExitCodes.Ok;
    }

    private static async Task<int> StatusAsync(Work work, CancellationToken stop)
    {
        var status = await work.Migrator.StatusAsync(stop);
        var answer = new Answer(
            status.IsCurrent,
            [.. status.Applied.Select(step => Name(step.Number, step.Name))],
            [.. status.Pending.Select(step => Name(step.Number, step.Name))],
            [.. status.Newer.Concat(status.Changed).Select(step => Name(step.Number, step.Name))]);
        await work.Output.WriteLineAsync(
            work.Json ? JsonSerializer.Serialize(answer, ApiJson.Options) : Describe(answer));
        return status.IsCurrent ? ExitCodes.Ok : ExitCodes.Warning;
    }

    private static string Describe(Answer answer) => string.Join(Environment.NewLine,
    [
        .. answer.Applied.Select(step => $"applied  {step}"),
        .. answer.Pending.Select(step => $"pending  {step}"),
        .. answer.Unknown.Select(step => $"unknown  {step}"),
        answer.Current ? "The database is up to date." : "The database is not up to date.",
    ]);

    private static string Name(int number, string name) => $"{number:D4}_{name}";

    private sealed record Work(DatabaseMigrator Migrator, bool Json, TextWriter Output);
}
