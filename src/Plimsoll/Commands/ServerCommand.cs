using System.CommandLine;
using Plimsoll.Failures;
using Plimsoll.Server;
using Plimsoll.Storage;
using Plimsoll.Storage.Migrating;

namespace Plimsoll.Commands;

/// <summary>Commands that do what the server does, over its data folder: a running server may go on meanwhile.</summary>
internal static class ServerCommand
{
    /// <summary>A command about one user's data.</summary>
    public static Command ForUser(Command command, Func<ServerWork, Task> action)
    {
        var user = DataOwner.Option();
        command.Options.Add(user);
        return Runnable(command, action, (database, parsed, stop) =>
            DataOwner.FindAsync(database, parsed.GetValue(user), stop));
    }

    /// <summary>A command about everybody's.</summary>
    public static Command ForAll(Command command, Func<ServerWork, Task> action) =>
        Runnable(command, action, (_, _, _) => Task.FromResult<Guid?>(null));

    private static Command Runnable(
        Command command,
        Func<ServerWork, Task> action,
        Func<PlimsollContext, ParseResult, CancellationToken, Task<Guid?>> findOwner)
    {
        var dataDirectory = SharedOptions.DataDirectory();
        command.Options.Add(dataDirectory);
        command.Options.Add(SharedOptions.Json());
        command.SetAction(async (parsed, stop) =>
        {
            var settings = new ServerSettings(
                ServerSettings.DefaultUrls, SharedOptions.FullPath(parsed.GetRequiredValue(dataDirectory)));
            using var logging = LoggerFactory.Create(_ => { });
            await using var server = await DatabaseServer.JoinAsync(
                settings.DataDirectory, logging.CreateLogger<DatabaseServer>(), stop);
            if (server.IsOwn)
                KeyEncryption.CreateOwn(settings);
            // What goes wrong is told in one line, and with nothing around it.
            await using var app = PlimsollServer.Build(
                settings, server.ConnectionString, builder => builder.Logging.ClearProviders());
            await app.Services.GetRequiredService<DatabaseMigrator>().MigrateAsync(stop);
            await using var scope = app.Services.CreateAsyncScope();
            var database = scope.ServiceProvider.GetRequiredService<PlimsollContext>();
            var owner = await findOwner(database, parsed, stop);
            await action(new ServerWork(parsed, scope.ServiceProvider, owner, stop));
            return ExitCodes.Ok;
        });
        return command;
    }
}
