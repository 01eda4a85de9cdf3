using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Ticks;
using Plimsoll.Storage.Accounts;

namespace Plimsoll.Storage.Ticks;

/// <summary>Ticks in PostgreSQL: compressed segments beside the row of their session.</summary>
public sealed class TickStore(NpgsqlDataSource source, IDbContextFactory<PlimsollContext> contexts, TimeProvider clock)
    : ITickStore
{
    private const string SelectSegments =
        """
        select segment.instrument_id, segment.kind, first_time, last_time, first_seq, rows, data, sha256
        from tick_segments segment join tick_sessions session on session.id = segment.session_id
        where segment.session_id = $1 and session.deleted_at is null and segment.instrument_id = any($2)
            and segment.kind = any($3) and last_time >= $4 and first_time < $5
        order by first_time
        """;

    private const string AppendGap =
        """
        update tick_sessions set gaps = gaps || $2::jsonb
        where id = $1 and status = 'active' and deleted_at is null
        """;

    private const string End =
        """
        update tick_sessions set status = $2, end_time = $3, end_reason = nullif($4, '')
        where id = $1 and status = 'active' and deleted_at is null
        """;

    private const string SelectEnds =
        """
        select instrument_id, max(last_seq), max(last_time) from tick_segments
        where session_id = $1 and kind = 'trade' group by instrument_id
        """;

    private const string Discard = "delete from tick_sessions where id = $1 and status = 'active'";

    private const string Rename =
        "update tick_sessions set name = $3 where id = $1 and user_id = $2 and deleted_at is null";

    private const string Delete =
        """
        update tick_sessions set deleted_at = $3, end_time = coalesce(end_time, $3),
            status = case status when 'active' then 'stopped' else status end
        where id = $1 and user_id = $2 and deleted_at is null
        """;

    public async Task<TickSession> CreateAsync(NewTickSession session, CancellationToken stop)
    {
        var row = TickSessions.RowOf(session, clock.GetUtcNow());
        try
        {
            await using var context = await contexts.CreateDbContextAsync(stop);
            context.Add(row);
            await context.SaveChangesAsync(stop);
            return TickSessions.Of(row);
        }
        catch (DbUpdateException failure) when (IsTaken(failure.InnerException))
        {
            throw NameTaken(session.Name, failure);
        }
    }

    public async Task<TickSession?> FindAsync(Guid? userId, string nameOrId, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var visible = Visible(context, userId);
        var row = await visible.Where(one => one.Name == nameOrId)
                .OrderBy(one => one.UserId == null).FirstOrDefaultAsync(stop)
            ?? (Guid.TryParse(nameOrId, out var id)
                ? await visible.SingleOrDefaultAsync(one => one.Id == id, stop)
                : null);
        return row is null ? null : TickSessions.Of(row);
    }

    public async Task<IReadOnlyList<TickSession>> ListAsync(Guid? userId, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var rows = await Visible(context, userId).OrderBy(row => row.Name).ToListAsync(stop);
        return [.. rows.Select(TickSessions.Of)];
    }

    public async Task<IReadOnlyList<TickSession>> ListActiveAsync(TickSessionKind kind, CancellationToken stop)
    {
        var (name, active) = (StoredName.Of(kind), StoredName.Of(TickSessionStatus.Active));
        await using var context = await contexts.CreateDbContextAsync(stop);
        var rows = await context.TickSessions.AsNoTracking()
            .Where(row => row.DeletedAt == null && row.Kind == name && row.Status == active)
            .OrderBy(row => row.StartTime).ToListAsync(stop);
        return [.. rows.Select(TickSessions.Of)];
    }

    public async Task<IReadOnlyList<TickSeriesEnd>> ReadEndsAsync(Guid sessionId, CancellationToken stop)
    {
        var ends = new List<TickSeriesEnd>();
        await using var command = source.CreateCommand(SelectEnds);
        command.Parameters.Add(new() { Value = sessionId });
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
            ends.Add(new TickSeriesEnd(
                InstrumentId.Of(reader.GetString(0)), reader.GetInt64(1), new Timestamp(reader.GetInt64(2))));
        return ends;
    }

    public Task<TickAppended> AppendAsync(
        TickSeries series, ReadOnlyMemory<TradeTick> trades, CancellationToken stop) =>
        new TickAppend<TradeTick>(source, TickForms.Trades, series).RunAsync(trades, stop);

    public Task<TickAppended> AppendAsync(
        TickSeries series, ReadOnlyMemory<QuoteTick> quotes, CancellationToken stop) =>
        new TickAppend<QuoteTick>(source, TickForms.Quotes, series).RunAsync(quotes, stop);

    public async Task AddGapAsync(Guid sessionId, TickGap gap, CancellationToken stop)
    {
        if (await ExecuteAsync(AppendGap, stop, sessionId, TickSessions.GapText(gap)))
            return;
        var session = await ReadAsync(sessionId, stop);
        throw new TickStoreException(TickStoreException.NotActive, $"The session {session.Name} has ended.");
    }

    public async Task<TickSession> EndAsync(Guid sessionId, TickSessionEnd end, CancellationToken stop)
    {
        if (end.Status == TickSessionStatus.Active)
            throw new ArgumentException("A session ends once, in one of the other states.", nameof(end));
        await ExecuteAsync(
            End, stop, sessionId, StoredName.Of(end.Status), clock.GetUtcNow(), end.Reason ?? "");
        return await ReadAsync(sessionId, stop);
    }

    public Task DiscardAsync(Guid sessionId, CancellationToken stop) => ExecuteAsync(Discard, stop, sessionId);

    public IAsyncEnumerable<TickRun> ReadAsync(TickQuery query, CancellationToken stop) =>
        SegmentMerge.OfAsync(query, SegmentsAsync(query, stop), stop);

    public async Task<bool> RenameAsync(Guid userId, Guid sessionId, string name, CancellationToken stop)
    {
        try
        {
            return await ExecuteAsync(Rename, stop, sessionId, userId, name);
        }
        catch (PostgresException failure) when (IsTaken(failure))
        {
            throw NameTaken(name, failure);
        }
    }

    public Task<bool> DeleteAsync(Guid userId, Guid sessionId, CancellationToken stop) =>
        ExecuteAsync(Delete, stop, sessionId, userId, clock.GetUtcNow());

    public Task<IReadOnlyList<TickRange>> PurgeAsync(TickRetention retention, CancellationToken stop) =>
        new TickPurge(source).RunAsync(retention, clock.GetUtcNow(), stop);

    private async IAsyncEnumerable<StoredSegment> SegmentsAsync(
        TickQuery query, [EnumeratorCancellation] CancellationToken stop)
    {
        string[] ids = [.. query.Instruments.Select(one => one.Value)];
        string[] kinds = [.. query.Kinds.Select(StoredName.Of)];
        await using var command = source.CreateCommand(SelectSegments);
        foreach (var value in new object[] { query.SessionId, ids, kinds, query.From.Micros, query.To.Micros })
            command.Parameters.Add(new() { Value = value });
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            var slot = Array.IndexOf(ids, reader.GetString(0));
            var range = new TickRange(
                query.SessionId,
                query.Instruments[slot],
                Enum.Parse<TickKind>(reader.GetString(1), ignoreCase: true),
                new Timestamp(reader.GetInt64(2)),
                new Timestamp(reader.GetInt64(3)),
                reader.GetInt64(4),
                reader.GetInt32(5));
            yield return new StoredSegment(
                slot, range, reader.GetFieldValue<byte[]>(6), reader.GetFieldValue<byte[]>(7));
        }
    }

    private async Task<TickSession> ReadAsync(Guid sessionId, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var row = await context.TickSessions.AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == sessionId && one.DeletedAt == null, stop);
        return row is null
            ? throw new TickStoreException(TickStoreException.NotFound, "There is no such session.")
            : TickSessions.Of(row);
    }

    private async Task<bool> ExecuteAsync(string sql, CancellationToken stop, params object[] values)
    {
        await using var command = source.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return await command.ExecuteNonQueryAsync(stop) > 0;
    }

    private static IQueryable<TickSessionRow> Visible(PlimsollContext context, Guid? userId) =>
        context.TickSessions.AsNoTracking()
            .Where(row => row.DeletedAt == null && (row.UserId == null || row.UserId == userId));

    private static bool IsTaken(Exception? failure) =>
        failure is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    private static TickStoreException NameTaken(string name, Exception failure) =>
        new(TickStoreException.NameTaken, $"There is already a session named '{name}'.", failure);
}
