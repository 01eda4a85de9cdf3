using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Storage.Accounts.Projections;
using Plimsoll.Storage.Events;

namespace Plimsoll.Storage.Accounts;

/// <summary>
/// Accounts in PostgreSQL. A commit is one transaction under the lock of the account's row, sent and answered at once:
/// everything of an order waits for it.
/// </summary>
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

    private const string SelectTip = "select fact_count, last_hash from accounts where id = $1";

    private const string Forget = "delete from account_inputs where written_at < now() - $1";

    private const string FindIntent =
        "select intent_number from orders where account_id = $1 and client_order_id = $2";

    private const string Insert =
        """
        insert into accounts (id, user_id, name, currency, execution_mode, venue_code, trading_day_time_zone,
            initial_balance, created_at, live_until)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """;

    // Of the logs that this program writes: bounded by the accounts there are.
    private readonly ConcurrentDictionary<AccountId, Tip> _tips = new();

    public Task<IReadOnlyList<AccountRecord>> ListAsync(CancellationToken cancellationToken) =>
        Reading.ListAsync(cancellationToken);

    public Task<AccountHistory> ReadAsync(AccountId account, CancellationToken cancellationToken) =>
        Reading.ReadAsync(account, cancellationToken);

    public Task<AccountPast> OpenAsync(
        AccountId account, bool fromSnapshot, CancellationToken cancellationToken) =>
        Reading.OpenAsync(account, fromSnapshot, cancellationToken);

    public Task<AccountPast> OpenWholeAsync(AccountId account, CancellationToken cancellationToken) =>
        Reading.OpenWholeAsync(account, cancellationToken);

    public IAsyncEnumerable<byte[]> ReadInputsAsync(
        AccountId account, long factCount, CancellationToken cancellationToken) =>
        Reading.ReadInputsAsync(account, factCount, cancellationToken);

    /// <summary>Lets go of what accounts were told longer ago; answers how many pieces that were.</summary>
    public async Task<int> ForgetInputsAsync(TimeSpan age, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(Forget);
        command.Parameters.Add(new() { Value = age });
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

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

    public Task<ToldCalendar> ReadCalendarAsync(Guid user, Timestamp now, CancellationToken cancellationToken) =>
        EventCalendarReading.ReadAsync(source, user, now, cancellationToken);

    public async Task CreateAsync(AccountRecord account, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(Insert);
        object?[] values =
        [
            account.Id.Value, account.UserId, account.Name, account.Currency, StoredName.Of(account.ExecutionMode),
            account.VenueCode, account.TradingDayTimeZone, account.InitialBalance.Value, account.CreatedAt,
            account.LiveUntil,
        ];
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <exception cref="StorageException"><c>account.second_writer</c>: the log has grown elsewhere.</exception>
    public async Task CommitAsync(AccountCommit commit, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        // Only what is known to be written is remembered: after a failure the database is asked.
        var tip = _tips.TryRemove(commit.Account, out var known) && known.FactCount + 1 == commit.FirstSequence
            ? known
            : await ReadTipAsync(connection, commit, cancellationToken);
        // A batch without a transaction of its own is one.
        await using var statements = new NpgsqlBatch(connection);
        var lastHash = Write(new CommitBatch(statements, commit), commit, tip.LastHash);
        try
        {
            await statements.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException refusal) when (refusal.SqlState == LogClaim.Refused)
        {
            throw SecondWriter(commit, refusal);
        }

        _tips[commit.Account] = new Tip(tip.FactCount + commit.Facts.Count, lastHash);
    }

    private AccountReading Reading => new(source, logger ?? NullLogger<AccountStore>.Instance);

    /// <summary>Answers the hash of the last fact.</summary>
    private static byte[] Write(CommitBatch batch, AccountCommit commit, byte[] lastHash)
    {
        LogClaim.Write(batch, commit.FirstSequence - 1);
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

        InputRows.Write(batch, commit);
        AccountColumns.Write(batch, commit, lastHash);
        return lastHash;
    }

    private static async Task<Tip> ReadTipAsync(
        NpgsqlConnection connection, AccountCommit commit, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(SelectTip, connection)
        {
            Parameters = { new() { Value = commit.Account.Value } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            throw new InvalidOperationException($"account {commit.Account} is not stored");
        var tip = new Tip(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1));
        return tip.FactCount + 1 == commit.FirstSequence ? tip : throw SecondWriter(commit, null);
    }

    private static StorageException SecondWriter(AccountCommit commit, Exception? cause) => new(
        StorageErrorCode.AccountSecondWriter,
        $"The log of account {commit.Account} has not the {commit.FirstSequence - 1} facts that number "
        + $"{commit.FirstSequence} is to follow: two programs trade on it.",
        cause);

    /// <summary>Where a log ends.</summary>
    private sealed record Tip(long FactCount, byte[] LastHash);
}
