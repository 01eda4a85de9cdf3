using Plimsoll.Storage.Embedded;

namespace Plimsoll.Server;

/// <summary>The database of one run: the one that the configuration names, else the data folder's own.</summary>
internal sealed class DatabaseServer : IAsyncDisposable
{
    public const string ConnectionName = "Plimsoll";

    private readonly EmbeddedPostgres? _embedded;

    private DatabaseServer(string connectionString, EmbeddedPostgres? embedded)
    {
        ConnectionString = connectionString;
        _embedded = embedded;
    }

    public string ConnectionString { get; }

    /// <summary>Whether it is the data folder's own, started here.</summary>
    public bool IsOwn => _embedded is not null;

    /// <summary>How it does where it was started here; another's is looked after by others.</summary>
    public ServerStanding? Standing => _embedded?.Standing;

    /// <summary>For the program itself, which holds the data folder alone.</summary>
    public static async Task<DatabaseServer> OpenAsync(string dataDirectory, ILogger logger, CancellationToken stop)
    {
        if (Configured(dataDirectory) is { } elsewhere)
            return new DatabaseServer(elsewhere, null);
        var embedded = await EmbeddedPostgres.StartAsync(Options(dataDirectory, logger), stop);
        return new DatabaseServer(embedded.ConnectionString(), embedded);
    }

    /// <summary>
    /// For a command that may run beside the program: it joins a running server, else starts one for itself.
    /// </summary>
    public static Task<DatabaseServer> JoinAsync(string dataDirectory, ILogger logger, CancellationToken stop) =>
        Configured(dataDirectory) is null && EmbeddedPostgres.FindRunning(Options(dataDirectory, logger)) is { } running
            ? Task.FromResult(new DatabaseServer(running, null))
            : OpenAsync(dataDirectory, logger, stop);

    public ValueTask DisposeAsync() => _embedded?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static string? Configured(string dataDirectory) =>
        ServerConfiguration.Load(dataDirectory).GetConnectionString(ConnectionName) is { Length: > 0 } given
            ? given
            : null;

    private static EmbeddedPostgresOptions Options(string dataDirectory, ILogger logger) =>
        new(Path.GetFullPath(dataDirectory)) { Logger = logger };
}
