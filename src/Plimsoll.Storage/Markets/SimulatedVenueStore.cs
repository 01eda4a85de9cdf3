using System.Text.Json;
using Npgsql;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Serialization;
using Plimsoll.Runtime.Venues;

namespace Plimsoll.Storage.Markets;

/// <summary>Books of the simulated venues in PostgreSQL, apart from the accounts'.</summary>
public sealed class SimulatedVenueStore(NpgsqlDataSource source) : ISimulatedVenueStore
{
    private const string Select = "select payload::text from simulated_venues where account_id = $1";

    private const string Upsert =
        """
        insert into simulated_venues (account_id, market_sequence, payload)
        select $1, $2, $3::json from set_config(
            'synchronous_commit', case when $4 then 'off' else current_setting('synchronous_commit') end, true)
        on conflict (account_id) do update set market_sequence = excluded.market_sequence, payload = excluded.payload
        """;

    public async Task<SimulatedVenueRecord?> LoadAsync(AccountId account, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(Select);
        command.Parameters.Add(new() { Value = account.Value });
        return await command.ExecuteScalarAsync(cancellationToken) is string payload
            ? JsonSerializer.Deserialize<SimulatedVenueRecord>(payload, FactJson.Options)
            : null;
    }

    /// <summary>The log of the database is one: whatever is durable after this makes this durable, too.</summary>
    public async Task SaveAsync(
        AccountId account, SimulatedVenueRecord record, bool isTold, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(Upsert);
        command.Parameters.Add(new() { Value = account.Value });
        command.Parameters.Add(new() { Value = record.MarketSequence });
        command.Parameters.Add(new() { Value = JsonSerializer.Serialize(record, FactJson.Options) });
        command.Parameters.Add(new() { Value = isTold });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
