using Microsoft.Extensions.Logging;
using Npgsql;

namespace Plimsoll.Storage.Embedded;

/// <summary>
/// The private PostgreSQL of a data folder, for as long as the program runs. It listens on the loop-back address only
/// and asks for a generated password. Killed while the program runs it is started again; killed with its program, the
/// next start recovers it.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private readonly PostgresServer _server;
    private readonly List<DataDirectoryLock> _locks;
    private readonly string _password;
    private readonly PostgresKeeper _keeper;
    private bool _isDisposed;

    private EmbeddedPostgres(PostgresServer server, List<DataDirectoryLock> locks, string password, int port)
    {
        _server = server;
        _locks = locks;
        _password = password;
        Port = port;
        _keeper = new PostgresKeeper(server, port);
    }

    /// <summary>The loop-back port of this run.</summary>
    public int Port { get; }

    /// <summary>Whether it takes connections, as its keeper knows it.</summary>
    public ServerStanding Standing => _keeper.Standing;

    /// <summary>Where the server writes its log.</summary>
    public string LogDirectory => _server.Placement.Log;

    /// <summary>Locks the data folder and starts its server; the first start also makes cluster and database.</summary>
    /// <exception cref="StorageException">It cannot be done; nothing that was there is harmed.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(
        EmbeddedPostgresOptions options,
        CancellationToken cancellationToken)
    {
        List<DataDirectoryLock> locks = [DataDirectoryLock.Acquire(options.DataDirectory)];
        try
        {
            return await StartLockedAsync(options, locks, cancellationToken);
        }
        catch (Exception failure)
        {
            Release(locks);
            if (failure is IOException or UnauthorizedAccessException)
                throw DataDirectoryLock.Unusable(options.DataDirectory, failure);
            throw;
        }
    }

    /// <summary>
    /// How to reach the server that another program runs on this data folder, for commands beside a running
    /// <c>plimsoll up</c>; null when none runs.
    /// </summary>
    /// <exception cref="StorageException">The data folder cannot be read.</exception>
    public static string? FindRunning(EmbeddedPostgresOptions options)
    {
        if (!ServerPlacement.IsRecorded(options))
            return null;
        var running = PostmasterFile.Read(ServerPlacement.Resolve(options).Cluster);
        return running?.IsAlive() == true
            ? Connect(running.Port, ClusterPassword.ReadOrCreate(options), options.DatabaseName)
            : null;
    }

    /// <summary>How to reach a database of this server; null: the one named in the options.</summary>
    public string ConnectionString(string? databaseName = null) =>
        Connect(Port, _password, databaseName ?? _server.Options.DatabaseName);

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        try
        {
            await _keeper.DisposeAsync();
            await _server.StopAsync(CancellationToken.None);
        }
        finally
        {
            Release(_locks);
        }
    }

    private static async Task<EmbeddedPostgres> StartLockedAsync(
        EmbeddedPostgresOptions options,
        List<DataDirectoryLock> locks,
        CancellationToken cancellationToken)
    {
        var home = ServerPlacement.Home(options);
        PassableDirectory.Create(home);
        var placement = ServerPlacement.Resolve(options);
        if (placement.Directory != home)
        {
            PassableDirectory.Create(options.SystemDirectory);
            locks.Add(DataDirectoryLock.Acquire(placement.Directory)); // A copied data folder names the same cluster.
        }

        var binaries = PostgresBinaries.Locate(options).ReachableFor(placement.User, options);
        var server = new PostgresServer(options, placement, binaries);
        var password = ClusterPassword.ReadOrCreate(options);
        if (Directory.Exists(placement.Cluster))
            await server.StopOrphanAsync(cancellationToken);
        else
            await ClusterCreation.CreateAsync(server, password, cancellationToken);
        placement.Record(options);
        var port = await server.StartAsync(null, cancellationToken);
        var started = new EmbeddedPostgres(server, locks, password, port);
        try
        {
            await started.EnsureDatabaseAsync(cancellationToken);
        }
        catch
        {
            await started._keeper.DisposeAsync();
            await server.StopAsync(CancellationToken.None);
            throw;
        }

        options.Logger.LogInformation("The database listens on 127.0.0.1:{Port}", port);
        return started;
    }

    private async Task EnsureDatabaseAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
            await connection.OpenAsync(cancellationToken);
            var name = _server.Options.DatabaseName;
            await using var exists = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection)
            {
                Parameters = { new() { Value = name } },
            };
            if (await exists.ExecuteScalarAsync(cancellationToken) is not null)
                return;
            var quoted = name.Replace("\"", "\"\"", StringComparison.Ordinal);
            await using var create = new NpgsqlCommand($"create database \"{quoted}\"", connection);
            await create.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (Exception failure) when (DatabaseFailure.IsDatabaseFailure(failure))
        {
            throw DatabaseFailure.Describe(failure);
        }
    }

    private static string Connect(int port, string password, string databaseName) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = ClusterCreation.SuperUser,
            Password = password,
            Database = databaseName,

            // The server takes 100 connections; this leaves room for a command beside the running program.
            MaxPoolSize = 80,
        }.ConnectionString;

    private static void Release(List<DataDirectoryLock> locks)
    {
        foreach (var held in locks)
            held.Dispose();
    }
}
