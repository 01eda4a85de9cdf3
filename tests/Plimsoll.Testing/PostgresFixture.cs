using Npgsql;
using Plimsoll.Storage.Embedded;
using Plimsoll.Storage.Migrating;

namespace Plimsoll.Testing;

/// <summary>
/// One PostgreSQL for a whole test assembly, with a migrated template that test databases are copied from. Ask for it
/// with <c>[assembly: AssemblyFixture(typeof(PostgresFixture))]</c>.
/// </summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private const string Template = "template_migrated";

    private readonly TemporaryDirectory _directory = new();
    private EmbeddedPostgres? _server;
    private int _databases;

    private EmbeddedPostgres Server => _server ?? throw new InvalidOperationException("The fixture has not started.");

    public async ValueTask InitializeAsync()
    {
        var options = new EmbeddedPostgresOptions(_directory.Path) { Durable = false, DatabaseName = Template };
        _server = await EmbeddedPostgres.StartAsync(options, TestContext.Current.CancellationToken);

        // Not pooled: a database with open connections cannot be copied.
        await using var source = NpgsqlDataSource.Create(_server.ConnectionString() + ";Pooling=false");
        await new DatabaseMigrator(source).MigrateAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A fresh, migrated database; answers with its connection string.</summary>
    public Task<string> CreateDatabaseAsync(CancellationToken cancellationToken) =>
        CreateAsync($"template {Template} strategy wal_log", cancellationToken);

    /// <summary>A fresh database without any table.</summary>
    public Task<string> CreateEmptyDatabaseAsync(CancellationToken cancellationToken) =>
        CreateAsync("", cancellationToken);

    /// <summary>Drops a database, open connections or not.</summary>
    public Task DropDatabaseAsync(string connectionString, CancellationToken cancellationToken) => ExecuteAsync(
        $"drop database \"{new NpgsqlConnectionStringBuilder(connectionString).Database}\" with (force)",
        cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _directory.Dispose();
    }

    private async Task<string> CreateAsync(string template, CancellationToken cancellationToken)
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await ExecuteAsync($"create database {name} {template}", cancellationToken);
        return new NpgsqlConnectionStringBuilder(Server.ConnectionString(name)) { MaxPoolSize = 20 }.ConnectionString;
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(Server.ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
