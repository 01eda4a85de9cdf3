using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Plimsoll.Storage.Migrating;

/// <summary>
/// Brings a database to the schema this program knows: numbered steps in order, each in its own transaction, under an
/// advisory lock so that nodes starting together apply each step once.
/// </summary>
public sealed class DatabaseMigrator(
    NpgsqlDataSource source,
    IReadOnlyList<Migration> migrations,
    ILogger<DatabaseMigrator>? logger = null)
{
    // "plimsoll" in ASCII: any constant will do, as long as all versions use the same.
    private const long LockKey = 0x706C696D736F6C6C;

    private readonly ILogger _logger = logger ?? NullLogger<DatabaseMigrator>.Instance;

    /// <summary>A migrator for the migrations embedded in this program.</summary>
    public DatabaseMigrator(NpgsqlDataSource source, ILogger<DatabaseMigrator>? logger = null)
        : this(source, Migration.Embedded, logger)
    {
    }

    /// <summary>Compares without changing anything.</summary>
    /// <exception cref="StorageException">The database cannot be used.</exception>
    public Task<MigrationStatus> StatusAsync(CancellationToken cancellationToken) =>
        RunAsync(connection => ReadStatusAsync(connection, cancellationToken), cancellationToken);

    /// <summary>Applies what is pending and answers with it.</summary>
    /// <exception cref="StorageException">
    /// Refused (<c>database.newer</c>, <c>database.migration_changed</c>) with nothing changed, or failed.
    /// </exception>
    public Task<IReadOnlyList<Migration>> MigrateAsync(CancellationToken cancellationToken) =>
        RunAsync(connection => MigrateAsync(connection, cancellationToken), cancellationToken);

    private async Task<T> RunAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            return await work(connection);
        }
        catch (Exception failure) when (DatabaseFailure.IsDatabaseFailure(failure))
        {
            throw DatabaseFailure.Describe(failure);
        }
    }

    private async Task<IReadOnlyList<Migration>> MigrateAsync(
        NpgsqlConnection connection,
        CancellationToken cancellationToken)
    {
        await ExecuteAsync(connection, $"select pg_advisory_lock({LockKey})", cancellationToken);
        try
        {
            var status = await ReadStatusAsync(connection, cancellationToken);
            status.RefuseForeign();
            foreach (var migration in status.Pending)
                await ApplyAsync(connection, migration, cancellationToken);
            return status.Pending;
        }
        finally
        {
            if (connection.State == System.Data.ConnectionState.Open)
                await ExecuteAsync(connection, $"select pg_advisory_unlock({LockKey})", CancellationToken.None);
        }
    }

    private async Task ApplyAsync(
        NpgsqlConnection connection,
        Migration migration,
        CancellationToken cancellationToken)
    {
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await ExecuteAsync(connection, CreateHistory, cancellationToken);
            await ExecuteAsync(connection, migration.Sql, cancellationToken);
            await using var record = new NpgsqlCommand(InsertHistory, connection)
            {
                Parameters =
                {
                    new() { Value = migration.Number },
                    new() { Value = migration.Name },
                    new() { Value = migration.Hash },
                },
            };
            await record.ExecuteNonQueryAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (PostgresException failure) when (failure.SqlState != PostgresErrorCodes.DiskFull)
        {
            throw new StorageException(
                StorageErrorCode.MigrationFailed,
                $"Migration {migration.Number:D4}_{migration.Name} failed and was rolled back: {failure.MessageText}",
                failure);
        }

        _logger.LogInformation("Applied migration {Number:D4}_{Name}", migration.Number, migration.Name);
    }

    private async Task<MigrationStatus> ReadStatusAsync(
        NpgsqlConnection connection,
        CancellationToken cancellationToken)
    {
        var applied = new List<AppliedMigration>();
        await using (var exists = new NpgsqlCommand("select to_regclass('schema_migrations') is not null", connection))
        {
            if (await exists.ExecuteScalarAsync(cancellationToken) is not true)
                return MigrationStatus.Compare(applied, migrations);
        }

        await using var command = new NpgsqlCommand(
            "select number, name, sha256, applied_at from schema_migrations order by number", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            applied.Add(new(
                reader.GetInt32(0), reader.GetString(1), reader.GetString(2), reader.GetFieldValue<DateTimeOffset>(3)));
        }

        return MigrationStatus.Compare(applied, migrations);
    }

    private static async Task ExecuteAsync(
        NpgsqlConnection connection,
        string sql,
        CancellationToken cancellationToken)
    {
        // No time-out: another node may hold the lock for as long as its migration takes.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private const string CreateHistory = """
        create table if not exists schema_migrations (
            number integer primary key,
            name text not null,
            sha256 text not null,
            applied_at timestamptz not null default now()
        )
        """;

    private const string InsertHistory = "insert into schema_migrations (number, name, sha256) values ($1, $2, $3)";
}
