using Npgsql;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Storage.Ticks;

/// <summary>Removes ticks that are past their time, and tells which they were.</summary>
internal sealed class TickPurge(NpgsqlDataSource source)
{
    // The last segment of a series that is still being recorded stays: it knows what has been added.
    private const string PurgeCollected =
        """
        with removed as (
            delete from tick_segments segment using tick_sessions session
            where session.id = segment.session_id and session.kind = 'collect' and segment.last_time < $1
                and (session.status <> 'active' or exists (
                    select from tick_segments later where later.session_id = segment.session_id
                        and later.instrument_id = segment.instrument_id and later.kind = segment.kind
                        and later.first_seq > segment.first_seq))
            returning segment.session_id, segment.instrument_id, segment.kind, segment.first_time, segment.last_time,
                segment.first_seq, segment.rows, length(segment.data) as size
        ), counted as (
            update tick_sessions set bytes = bytes - gone.size
            from (select session_id, sum(size) as size from removed group by session_id) gone where id = gone.session_id
        )
        select session_id, instrument_id, kind, min(first_time), max(last_time), min(first_seq), sum(rows)::bigint
        from removed group by session_id, instrument_id, kind order by session_id, instrument_id, kind
        """;

    private const string PurgeDeleted =
        """
        with gone as (delete from tick_sessions where deleted_at < $1 returning id)
        select session_id, instrument_id, kind, min(first_time), max(last_time), min(first_seq), sum(rows)::bigint
        from tick_segments join gone on gone.id = session_id
        group by session_id, instrument_id, kind order by session_id, instrument_id, kind
        """;

    public async Task<IReadOnlyList<TickRange>> RunAsync(
        TickRetention retention, DateTimeOffset now, CancellationToken stop) =>
        [
            .. await RemoveAsync(PurgeDeleted, now - retention.Deleted, stop),
            .. await RemoveAsync(PurgeCollected, Timestamp.From(now - retention.Collected).Micros, stop),
        ];

    private async Task<List<TickRange>> RemoveAsync(string sql, object before, CancellationToken stop)
    {
        var removed = new List<TickRange>();
        await using var command = source.CreateCommand(sql);
        command.Parameters.Add(new() { Value = before });
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
            removed.Add(new TickRange(
                reader.GetGuid(0),
                InstrumentId.Of(reader.GetString(1)),
                Enum.Parse<TickKind>(reader.GetString(2), ignoreCase: true),
                new Timestamp(reader.GetInt64(3)),
                new Timestamp(reader.GetInt64(4)),
                reader.GetInt64(5),
                reader.GetInt64(6)));
        return removed;
    }
}
