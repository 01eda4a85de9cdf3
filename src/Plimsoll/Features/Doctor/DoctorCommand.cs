using System.CommandLine;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Plimsoll.Api;
using Plimsoll.Commands;
using Plimsoll.Failures;
using Plimsoll.Runtime.Venues;
using Plimsoll.Server;
using Plimsoll.Storage;
using Plimsoll.Storage.Keys;
using Plimsoll.Storage.Migrating;
using Spectre.Console;

namespace Plimsoll.Features.Doctor;

/// <summary>
/// <c>plimsoll doctor</c>: looks at everything the program leans on, beside a running one or without. Changes nothing and
/// sends no order. Exit code 0: all is well, 1: something should be looked at, 2: something is broken.
/// </summary>
internal static class DoctorCommand
{
    internal sealed record Answer(FindingGrade Status, IReadOnlyList<Finding> Findings);

    public static Command Create()
    {
        var dataDirectory = SharedOptions.DataDirectory();
        var json = SharedOptions.Json();
        var command = new Command("doctor", "Look at machine, database, keys and venues; changes nothing.")
        {
            dataDirectory, json,
        };
        command.SetAction(async (parsed, stop) =>
        {
            var folder = SharedOptions.FullPath(parsed.GetRequiredValue(dataDirectory));
            var findings = await LookAsync(new ServerSettings(ServerSettings.DefaultUrls, folder), stop);
            var answer = new Answer(findings.Max(one => one.Grade), findings);
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
                await output.WriteLineAsync(JsonSerializer.Serialize(answer, ApiJson.Options));
            else
                Print(answer, output);
            return (int)answer.Status;
        });
        return command;
    }

    private static async Task<IReadOnlyList<Finding>> LookAsync(ServerSettings settings, CancellationToken stop)
    {
        var findings = new List<Finding>(MachineLook.At(settings));
        try
        {
            using var logging = LoggerFactory.Create(_ => { });
            await using var server = await DatabaseServer.JoinAsync(
                settings.DataDirectory, logging.CreateLogger<DatabaseServer>(), stop);
            await using var app = PlimsollServer.Build(
                settings, server.ConnectionString, builder => builder.Logging.ClearProviders());
            findings.AddRange(await LookAsync(app.Services, stop));
        }
        catch (Exception failure) when (Failure.OfDatabase(failure) is { } known)
        {
            findings.Add(Finding.Failed(
                "database", $"{known.Code}: {known.Message}", "Without it no keys can be found and no venue is asked."));
        }

        return findings;
    }

    private static async Task<IReadOnlyList<Finding>> LookAsync(IServiceProvider services, CancellationToken stop)
    {
        var time = services.GetRequiredService<TimeProvider>();
        var migrator = services.GetRequiredService<DatabaseMigrator>();
        if (!(await migrator.StatusAsync(stop)).IsCurrent)
            return [await DatabaseLook.SchemaAsync(migrator, stop)];
        var database = new DatabaseLook(services.GetRequiredService<NpgsqlDataSource>(), migrator, time);
        var venues = new VenueLook(
            services.GetRequiredService<IDbContextFactory<PlimsollContext>>(),
            services.GetRequiredService<VenueKeyStore>(),
            services.GetRequiredService<IVenueDirectory>(),
            time);
        return [.. await database.LookAsync(stop), .. await venues.LookAsync(stop)];
    }

    private static void Print(Answer answer, TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
        });
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var name in new[] { "", "Part", "Found", "To do" })
            table.AddColumn(name);
        foreach (var one in answer.Findings)
            table.AddRow(
                Mark(one.Grade), Markup.Escape(one.Part), Markup.Escape(one.Text), Markup.Escape(one.Fix ?? ""));
        console.Write(table);
    }

    private static string Mark(FindingGrade grade) => grade switch
    {
        FindingGrade.Ok => "[green]ok[/]",
        FindingGrade.Warning => "[yellow]look[/]",
        _ => "[red]broken[/]",
    };
}
