using System.Data;
using System.Text;
using Npgsql;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Serialization;

namespace Plimsoll.Storage.Accounts;

/// <summary>Reads accounts back; a log that is not what was written is refused.</summary>
internal sealed class AccountReading(NpgsqlDataSource source)
{
    private const string SelectAccounts =
        """
        select id, user_id, name, currency, execution_mode, venue_code, trading_day_time_zone, initial_balance,
            created_at
        from accounts order by created_at, id
        """;

    private const string SelectState =
        """
        select fact_count, last_hash, market_sequence, event_time, equity, peak_equity, day_start_equity, day_end
        from accounts where id = $1
        """;

    private const string SelectEvents =
        """
        select sequence, time, type, payload::text, prev_hash, hash from account_events
        where account_id = $1 order by sequence
        """;

    private sealed record Head(
        long FactCount, byte[] LastHash, long MarketSequence, AccountFact.EquityMarked? LastEquity);

    public async Task<IReadOnlyList<AccountRecord>> ListAsync(CancellationToken cancellationToken)
    {
        var accounts = new List<AccountRecord>();
        await using var command = source.CreateCommand(SelectAccounts);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            accounts.Add(new AccountRecord(
                new AccountId(reader.GetGuid(0)),
                reader.GetGuid(1),
                reader.GetString(2),
                reader.GetString(3),
                Enum.Parse<ExecutionMode>(reader.GetString(4), ignoreCase: true),
                reader.GetString(5),
                reader.GetString(6),
                new Money(reader.GetDecimal(7)),
                reader.GetFieldValue<DateTimeOffset>(8)));
        return accounts;
    }

    /// <exception cref="InvalidDataException">The chain is broken.</exception>
    public async Task<AccountHistory> ReadAsync(AccountId account, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);

        // One snapshot: the row and the log must be of the same moment.
        await using var transaction = await connection.BeginTransactionAsync(
            IsolationLevel.RepeatableRead, cancellationToken);
        var head = await ReadHeadAsync(connection, account, cancellationToken);
        var facts = await ReadFactsAsync(connection, account, head, cancellationToken);
        return new AccountHistory(facts, head.MarketSequence, head.LastEquity);
    }

    private static async Task<Head> ReadHeadAsync(
        NpgsqlConnection connection, AccountId account, CancellationToken cancellationToken)
    {
        await using var command = Select(connection, SelectState, account);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            throw new InvalidOperationException($"account {account} is not stored");
        var marked = reader.IsDBNull(3) ? null : new AccountFact.EquityMarked(
            Timestamp.From(reader.GetFieldValue<DateTimeOffset>(3)),
            new Money(reader.GetDecimal(4)),
            new Money(reader.GetDecimal(5)),
            new Money(reader.GetDecimal(6)),
            StoredTime.From(reader.IsDBNull(7) ? null : reader.GetFieldValue<DateTimeOffset>(7)));
        return new Head(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1), reader.GetInt64(2), marked);
    }

    private static async Task<List<AccountFact>> ReadFactsAsync(
        NpgsqlConnection connection, AccountId account, Head head, CancellationToken cancellationToken)
    {
        var facts = new List<AccountFact>();
        var hash = EventChain.Start;
        await using var command = Select(connection, SelectEvents, account);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var link = new EventChain.ChainedEvent(
                reader.GetInt64(0),
                Timestamp.From(reader.GetFieldValue<DateTimeOffset>(1)),
                reader.GetString(2),
                Encoding.UTF8.GetBytes(reader.GetString(3)));
            var isNext = link.Sequence == facts.Count + 1 && Is(reader, 4, hash);
            hash = EventChain.Next(hash, account, in link);
            if (!isNext || !Is(reader, 5, hash))
                throw Broken(account, facts.Count + 1, "is not what was written");
            facts.Add(FactJson.Read(link.Payload));
        }

        if (facts.Count != head.FactCount || !head.LastHash.AsSpan().SequenceEqual(hash))
            throw Broken(account, facts.Count + 1, $"does not fit the account's row, which counts {head.FactCount}");
        return facts;
    }

    private static NpgsqlCommand Select(NpgsqlConnection connection, string sql, AccountId account) =>
        new(sql, connection) { Parameters = { new() { Value = account.Value } } };

    private static bool Is(NpgsqlDataReader reader, int column, byte[] hash) =>
        reader.GetFieldValue<byte[]>(column).AsSpan().SequenceEqual(hash);

    private static InvalidDataException Broken(AccountId account, long sequence, string what) =>
        new($"The log of account {account} is broken: event {sequence} {what}.");
}
