using System.Runtime.CompilerServices;
using Npgsql;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Storage.Markets;

/// <summary>The simulated market in PostgreSQL.</summary>
public sealed class MarketStore(NpgsqlDataSource source) : IMarketStore
{
    private const string SelectCheckpoint =
        "select sequence, time, generator_state::text, acceleration from market_checkpoint";

    private const string SaveCheckpoint =
        """
        insert into market_checkpoint (sequence, time, generator_state, acceleration) values ($1, $2, $3::json, $4)
        on conflict (singleton) do update set sequence = excluded.sequence, time = excluded.time,
            generator_state = excluded.generator_state, acceleration = excluded.acceleration
        """;

    private const string InsertBars =
        """
        insert into market_bars (instrument_id, open_time, open, high, low, close, volume)
        select * from unnest($1::text[], $2::timestamptz[], $3::float8[], $4::float8[], $5::float8[], $6::float8[],
            $7::float8[])
        on conflict do nothing
        """;

    private const string SelectBars =
        """
        select open_time, open, high, low, close, volume from market_bars
        where instrument_id = $1 and open_time >= $2 and open_time < $3 order by open_time
        """;

    private const string SelectLastBars =
        """
        select open_time, open, high, low, close, volume from market_bars
        where instrument_id = $1 and open_time < $2 order by open_time desc limit $3
        """;

    public async Task<MarketCheckpoint?> LoadCheckpointAsync(CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(SelectCheckpoint);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new MarketCheckpoint(
                reader.GetInt64(0),
                Timestamp.From(reader.GetFieldValue<DateTimeOffset>(1)),
                reader.GetString(2),
                reader.GetDouble(3))
            : null;
    }

    public async Task SaveCheckpointAsync(MarketCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        await using var command = Command(
            SaveCheckpoint,
            checkpoint.Sequence,
            StoredTime.Of(checkpoint.Time),
            checkpoint.GeneratorState,
            checkpoint.Acceleration);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task AddBarsAsync(
        IReadOnlyList<(InstrumentId Instrument, Bar Bar)> bars, CancellationToken cancellationToken)
    {
        if (bars.Count == 0)
            return;

        // Arrays, one a column: as fast as a copy, and it may meet bars that are there.
        await using var command = Command(
            InsertBars,
            bars.Select(row => row.Instrument.Value).ToArray(),
            bars.Select(row => StoredTime.Of(row.Bar.OpenTime)).ToArray(),
            bars.Select(row => row.Bar.Open).ToArray(),
            bars.Select(row => row.Bar.High).ToArray(),
            bars.Select(row => row.Bar.Low).ToArray(),
            bars.Select(row => row.Bar.Close).ToArray(),
            bars.Select(row => row.Bar.Volume).ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async IAsyncEnumerable<Bar> ReadBarsAsync(
        InstrumentId instrument,
        Timestamp from,
        Timestamp to,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = Command(SelectBars, instrument.Value, StoredTime.Of(from), StoredTime.Of(to));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            yield return BarOf(reader);
    }

    public async Task<IReadOnlyList<Bar>> ReadLastBarsAsync(
        InstrumentId instrument, Timestamp to, int count, CancellationToken cancellationToken)
    {
        var bars = new List<Bar>();
        await using var command = Command(SelectLastBars, instrument.Value, StoredTime.Of(to), count);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            bars.Add(BarOf(reader));
        bars.Reverse();
        return bars;
    }

    private NpgsqlCommand Command(string sql, params ReadOnlySpan<object> values)
    {
        var command = source.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    private static Bar BarOf(NpgsqlDataReader reader) => new(
        Timestamp.From(reader.GetFieldValue<DateTimeOffset>(0)),
        reader.GetDouble(1),
        reader.GetDouble(2),
        reader.GetDouble(3),
        reader.GetDouble(4),
        reader.GetDouble(5));
}
