using System.CommandLine;
using Plimsoll.Failures;
using Plimsoll.Features.Setup;
using Plimsoll.Server;
using Plimsoll.Storage.Migrating;
using Spectre.Console;

namespace Plimsoll.Commands;

/// <summary><c>plimsoll up</c>, the default: database, migrations, web server; runs until it is told to stop.</summary>
internal static class UpCommand
{
    public static Command Create()
    {
        var command = new Command("up", "Start the server (the default).");
        Configure(command);
        return command;
    }

    public static void Configure(Command command)
    {
        var urls = new Option<string>("--urls")
        {
            Description = "Where to listen; several are separated by ';'.",
            DefaultValueFactory = _ => ServerSettings.DefaultUrls,
        };
        var dataDirectory = SharedOptions.DataDirectory();
        var noSample = new Option<bool>("--no-sample") { Description = "Start without sample data." };
        command.Options.Add(urls);
        command.Options.Add(dataDirectory);
        command.Options.Add(noSample);
        command.SetAction((parsed, stop) => RunAsync(
            new ServerSettings(
                parsed.GetRequiredValue(urls),
                SharedOptions.FullPath(parsed.GetRequiredValue(dataDirectory)))
            {
                WithSampleData = !parsed.GetValue(noSample),
            },
            stop));
    }

    private static async Task<int> RunAsync(ServerSettings settings, CancellationToken stop)
    {
        ListenAddresses.Check(settings.Urls);
        using var logging = LoggerFactory.Create(builder =>
            ServerLogging.Configure(builder, ServerConfiguration.Load(settings.DataDirectory)));
        await using var database =
            await DatabaseServer.OpenAsync(settings.DataDirectory, logging.CreateLogger<DatabaseServer>(), stop);
        PrivateFolder.Create(settings.KeyDirectory);
        if (database.IsOwn)
            KeyEncryption.CreateOwn(settings);
        await using var app = PlimsollServer.Build(
            settings, database.ConnectionString, builder => builder.Services.AddSingleton(database));
        await app.Services.GetRequiredService<DatabaseMigrator>().MigrateAsync(stop);
        try
        {
            await app.StartAsync(stop);
            await WelcomeAsync(app, settings, stop);
            await app.WaitForShutdownAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await app.StopAsync(CancellationToken.None); // Told to stop while starting: that is no failure.
        }
        catch
        {
            await app.StopAsync(CancellationToken.None); // What has started already ends in good order.
            throw;
        }
        return ExitCodes.Ok;
    }

    private static async Task WelcomeAsync(WebApplication app, ServerSettings settings, CancellationToken stop)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var console = scope.ServiceProvider.GetRequiredService<IAnsiConsole>();
        // Everything is known before the first line, so that the lines come together.
        var code = await scope.ServiceProvider.GetRequiredService<SetupCodes>().IssueAsync(stop);
        console.WriteLine();
        console.MarkupLine("  [bold]Plimsoll[/] is ready. [blue]Simulation: no real money.[/]");
        console.WriteLine();
        foreach (var url in app.Urls)
            console.MarkupLineInterpolated($"  Open          [bold underline]{ListenAddresses.ToOpen(url)}[/]");
        if (code is not null)
            scope.ServiceProvider.GetRequiredService<SetupCodePrinter>().Print(code);
        console.MarkupLineInterpolated($"  Data folder   {settings.DataDirectory}");
        console.MarkupLine("  Stop          Ctrl-C");
        if (app.Urls.Any(ListenAddresses.IsOpenAndPlain))
            console.MarkupLine("  [yellow]Warning       Other machines can reach this address without encryption; " +
                "sign-in works from this machine only. Put TLS in front of it.[/]");
        console.WriteLine();
    }
}
