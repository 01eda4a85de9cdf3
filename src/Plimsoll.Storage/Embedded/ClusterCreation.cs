using Microsoft.Extensions.Logging;

namespace Plimsoll.Storage.Embedded;

/// <summary>Makes the cluster on the first start; what an interrupted attempt leaves is never taken for one.</summary>
internal static class ClusterCreation
{
    public const string SuperUser = "plimsoll";

    /// <exception cref="StorageException"><c>database.creation_failed</c> or <c>database.disk_full</c>.</exception>
    public static async Task CreateAsync(PostgresServer server, string password, CancellationToken cancellationToken)
    {
        var placement = server.Placement;
        var unfinished = placement.Cluster + ".new";
        var passwordFile = Path.Combine(unfinished + ".work", "password");
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        Directory.CreateDirectory(unfinished);
        Directory.CreateDirectory(Path.GetDirectoryName(passwordFile)!);
        try
        {
            ClusterPassword.Write(passwordFile, password);
            foreach (var owned in new[] { unfinished, Path.GetDirectoryName(passwordFile)! })
                await server.HandOverAsync(owned, cancellationToken);
            await InitializeAsync(server, unfinished, passwordFile, cancellationToken);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(passwordFile)!, recursive: true);
        }

        Directory.Move(unfinished, placement.Cluster);
        server.Options.Logger.LogInformation("Created the database cluster in {Cluster}", placement.Cluster);
    }

    private static async Task InitializeAsync(
        PostgresServer server,
        string cluster,
        string passwordFile,
        CancellationToken cancellationToken)
    {
        // Locale and sort order are PostgreSQL's own, so that they do not change with the operating system.
        List<string> arguments =
        [
            "--pgdata", cluster, "--username", SuperUser, "--pwfile", passwordFile, "--auth", "scram-sha-256",
            "--encoding", "UTF8", "--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8",
            "--no-instructions",
        ];
        if (!server.Options.Durable)
            arguments.Add("--no-sync");
        var result = await PostgresTool.RunAsync(
            new(server.Binaries.Initdb, arguments) { User = server.Placement.User }, cancellationToken);
        if (result.ExitCode == 0)
            return;
        throw PostgresLog.Failure(
            StorageErrorCode.CreationFailed, $"The database could not be created in {cluster}", result.Output);
    }
}
