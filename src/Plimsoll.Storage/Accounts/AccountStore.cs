using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Storage.Accounts.Projections;

namespace Plimsoll.Storage.Accounts;

/// <summary>Accounts in PostgreSQL. A commit is one transaction under the lock of the account's row.</summary>
public sealed class AccountStore(NpgsqlDataSource source, ILogger<AccountStore>? logger = null) : IAccountStore
{
    // A snapshot that turns out useless has one before it.
    private const string Keep =
        """
        with kept as (
            insert into account_snapshots (account_id, sequence, version, chain_hash, state_hash, payload, taken_at)
            select account_id, sequence, $3, hash, $4, $5, now() from account_events
            where account_id = $1 and sequence = $2
            on conflict do nothing)
        delete from account_snapshots where account_id = $1 and sequence < (
            select sequence from account_snapshots where account_id = $1 and sequence < $2
            order by sequence desc limit 1)
        """;

    private const string Lock = "select fact_count, last_hash from accounts where id = $1 for update";

    private const string FindIntent =
        "select intent_number from orders where account_id = $1 and client_order_id = $2";

    private const string Insert =
        """
        insert into accounts (id, user_id, name, currency, execution_mode, venue_code, trading_day_time_zone,
            initial_balance, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

    public Task<IReadOnlyList<AccountRecord>> ListAsync(CancellationToken cancellationToken) =>
        Reading.ListAsync(cancellationToken);

    public Task<AccountHistory> ReadAsync(AccountId account, CancellationToken cancellationToken) =>
        Reading.ReadAsync(account, cancellationToken);

    public Task<AccountPast> OpenAsync(
        AccountId account, bool fromSnapshot, CancellationToken cancellationToken) =>
        Reading.OpenAsync(account, fromSnapshot, cancellationToken);

    public async Task KeepAsync(KeptText snapshot, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(Keep);
        object[] values =
        [
            snapshot.Account.Value, snapshot.Sequence, AccountSnapshot.Version, snapshot.Hash, snapshot.Text,
        ];
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<long?> FindIntentAsync(
        AccountId account, string clientOrderId, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(FindIntent);
        command.Parameters.Add(new() { Value = account.Value });
        command.Parameters.Add(new() { Value = clientOrderId });
        return (long?)await command.ExecuteScalarAsync(cancellationToken);
    }

    public async Task CreateAsync(AccountRecord account, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(Insert);
        object[] values =
        [
            account.Id.Value, account.UserId, account.Name, account.Currency, StoredName.Of(account.ExecutionMode),
            account.VenueCode, account.TradingDayTimeZone, account.InitialBalance.Value, account.CreatedAt,
        ];
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <exception cref="StorageException"><c>account.second_writer</c>: the log has grown elsewhere.</exception>
    public async Task CommitAsync(AccountCommit commit, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var lastHash = await LockAsync(connection, commit, cancellationToken);
        await using var statements = new NpgsqlBatch(connection, transaction);
        Write(new CommitBatch(statements, commit), commit, lastHash);
        await statements.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private AccountReading Reading => new(source, logger ?? NullLogger<AccountStore>.Instance);

    private static void Write(CommitBatch batch, AccountCommit commit, byte[] lastHash)
    {
        if (commit.Facts.Count > 0)
        {
            lastHash = EventRows.Write(batch, commit.FirstSequence, lastHash);
            RunRows.Write(batch);
            SignalRows.Write(batch);
            DecisionRows.Write(batch);
            OrderRows.Write(batch);
            FillRows.Write(batch);
            PositionRows.Write(batch);
            RoundTripRows.Write(batch);
        }

        AccountColumns.Write(batch, commit, lastHash);
    }

    private static async Task<byte[]> LockAsync(
        NpgsqlConnection connection, AccountCommit commit, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Lock, connection)
        {
            Parameters = { new() { Value = commit.Account.Value } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            throw new InvalidOperationException($"account {commit.Account} is not stored");
        if (reader.GetInt64(0) + 1 != commit.FirstSequence)
            throw new StorageException(
                StorageErrorCode.AccountSecondWriter,
                $"Account {commit.Account} has {reader.GetInt64(0)} facts, and somebody writes number "
                + $"{commit.FirstSequence}: two programs trade on it.");
        return reader.GetFieldValue<byte[]>(1);
    }
}
