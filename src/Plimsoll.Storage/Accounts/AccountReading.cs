using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.Logging;
using Npgsql;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Serialization;

namespace Plimsoll.Storage.Accounts;

/// <summary>Reads accounts back; a log that is not what was written is refused.</summary>
internal sealed class AccountReading(NpgsqlDataSource source, ILogger logger)
{
    private const string SelectAccounts =
        """
        select id, user_id, name, currency, execution_mode, venue_code, trading_day_time_zone, initial_balance,
            created_at, live_until
        from accounts order by created_at, id
        """;

    // A session whose line was cut may still be committing: who reads waits for its end.
    private const string AwaitWriter = "select 1 from accounts where id = $1 for update";

    private const string SelectState =
        """
        select fact_count, last_hash, market_sequence, event_time, equity, peak_equity, day_start_equity, day_end
        from accounts where id = $1
        """;

    private const string SelectInputs =
        "select data from account_inputs where account_id = $1 and fact_count <= $2 order by number";

    private const string SelectSimulation =
        """
        select payload::text from account_events where account_id = $1 and type = 'SimulationChanged'
        order by sequence desc limit 1
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
                reader.GetFieldValue<DateTimeOffset>(8))
            {
                LiveUntil = reader.IsDBNull(9) ? null : reader.GetFieldValue<DateTimeOffset>(9),
            });
        return accounts;
    }

    /// <exception cref="InvalidDataException">The chain is broken.</exception>
    public async Task<AccountHistory> ReadAsync(AccountId account, CancellationToken cancellationToken)
    {
        var past = await OpenWholeAsync(account, cancellationToken);
        var facts = new List<AccountFact>();
        await foreach (var some in past.Facts.WithCancellation(cancellationToken))
            facts.AddRange(some);
        return new AccountHistory(facts, past.MarketSequence, past.LastEquity);
    }

    /// <summary>The log only grows: what the account's row counts can be read at leisure.</summary>
    public Task<AccountPast> OpenAsync(AccountId account, bool fromSnapshot, CancellationToken cancellationToken) =>
        OpenAsync(account, fromSnapshot, FactJson.ReadForState, cancellationToken);

    /// <summary>Every fact with everything that is in it.</summary>
    public Task<AccountPast> OpenWholeAsync(AccountId account, CancellationToken cancellationToken) =>
        OpenAsync(account, fromSnapshot: false, FactJson.Read, cancellationToken);

    /// <summary>What the account was told until it had so many facts, in order.</summary>
    public async IAsyncEnumerable<byte[]> ReadInputsAsync(
        AccountId account, long factCount, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var command = Select(connection, SelectInputs, account);
        command.Parameters.Add(new() { Value = factCount });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            yield return reader.GetFieldValue<byte[]>(0);
    }

    private async Task<AccountPast> OpenAsync(
        AccountId account, bool fromSnapshot, EventStream.Reading read, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using (var last = Select(connection, AwaitWriter, account))
            await last.ExecuteNonQueryAsync(cancellationToken);
        var head = await ReadHeadAsync(connection, account, cancellationToken);
        var found = fromSnapshot
            ? await new SnapshotReading(connection, logger).FindAsync(account, head.FactCount, cancellationToken)
            : null;
        var span = new EventStream.Span(
            found?.Kept.Sequence ?? 0, found?.ChainHash ?? EventChain.Start, head.FactCount, head.LastHash);
        return new AccountPast
        {
            Kept = found?.Kept,
            Facts = new EventStream(source, account, read).ReadAsync(span, cancellationToken),
            FactCount = head.FactCount,
            Simulation = await ReadSimulationAsync(connection, account, cancellationToken),
            MarketSequence = head.MarketSequence,
            LastEquity = head.LastEquity,
        };
    }

    private static async Task<SimulationSettings?> ReadSimulationAsync(
        NpgsqlConnection connection, AccountId account, CancellationToken cancellationToken)
    {
        await using var command = Select(connection, SelectSimulation, account);
        return await command.ExecuteScalarAsync(cancellationToken) is string payload
            && FactJson.Read(Encoding.UTF8.GetBytes(payload)) is AccountFact.SimulationChanged changed
                ? changed.Settings
                : null;
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

    private static NpgsqlCommand Select(NpgsqlConnection connection, string sql, AccountId account) =>
        new(sql, connection) { Parameters = { new() { Value = account.Value } } };
}
