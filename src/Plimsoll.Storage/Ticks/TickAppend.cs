using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;
using Plimsoll.Runtime.Ticks;
using Plimsoll.Storage.Accounts;

namespace Plimsoll.Storage.Ticks;

/// <summary>
/// One transaction that adds ticks to a series. The session's row is locked: what is there already is known, so that
/// each sequence is kept once. Small segments at the end are joined with what comes as soon as they are no larger:
/// there are never more than a few of them, and each tick is rewritten a few times at most.
/// </summary>
internal sealed class TickAppend<T>(NpgsqlDataSource source, TickForm<T> form, TickSeries series)
{
    private const string Lock =
        "select status, instruments from tick_sessions where id = $1 and deleted_at is null for update";

    // Halving sizes below 8,192: there cannot be more.
    private const string SelectTail =
        """
        select first_seq, last_seq, rows from tick_segments
        where session_id = $1 and instrument_id = $2 and kind = $3 order by first_seq desc limit 16
        """;

    private const string SelectData =
        """
        select data, sha256 from tick_segments
        where session_id = $1 and instrument_id = $2 and kind = $3 and first_seq >= $4 order by first_seq
        """;

    private const string DeleteFrom =
        """
        delete from tick_segments where session_id = $1 and instrument_id = $2 and kind = $3 and first_seq >= $4
        """;

    private const string Copy =
        """
        copy tick_segments
            (session_id, instrument_id, kind, first_seq, last_seq, first_time, last_time, rows, data, sha256)
        from stdin (format binary)
        """;

    private const string Count =
        """
        update tick_sessions set records_collected = records_collected + $2, prices_count = prices_count + $2,
            bytes = bytes + $3, first_tick = least(first_tick, $4), last_tick = greatest(last_tick, $5) where id = $1
        """;

    private readonly string _kind = StoredName.Of(form.Kind);
    private long _bytes;
    private long _firstTime = long.MaxValue;
    private long _lastTime = long.MinValue;

    public async Task<TickAppended> RunAsync(ReadOnlyMemory<T> rows, CancellationToken stop)
    {
        CheckAscending(rows.Span);
        await using var connection = await source.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await LockAsync(connection, stop);
        var tail = await ReadTailAsync(connection, stop);
        var fresh = tail.Count == 0 ? rows : rows[CountUpTo(rows.Span, tail[0].LastSequence)..];
        if (!fresh.IsEmpty)
        {
            await WriteAsync(connection, await JoinAsync(connection, tail, fresh, stop), stop);
            await using var count = Command(
                connection, Count, series.SessionId, (long)fresh.Length, _bytes, _firstTime, _lastTime);
            await count.ExecuteNonQueryAsync(stop);
        }

        await transaction.CommitAsync(stop);
        return new TickAppended(fresh.Length, rows.Length - fresh.Length);
    }

    private async Task LockAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = Command(connection, Lock, series.SessionId);
        await using var reader = await command.ExecuteReaderAsync(stop);
        if (!await reader.ReadAsync(stop))
            throw new TickStoreException(TickStoreException.NotFound, "There is no such session.");
        if (reader.GetString(0) != StoredName.Of(TickSessionStatus.Active))
            throw new TickStoreException(TickStoreException.NotActive, $"The session is {reader.GetString(0)}.");
        if (!reader.GetFieldValue<string[]>(1).Contains(series.InstrumentId.Value))
            throw new TickStoreException(
                TickStoreException.NoInstrument, $"The session does not record {series.InstrumentId}.");
    }

    private async Task<List<Segment>> ReadTailAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        var tail = new List<Segment>();
        await using var command = Command(connection, SelectTail, series.SessionId, series.InstrumentId.Value, _kind);
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
            tail.Add(new Segment(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt32(2)));
        return tail;
    }

    /// <summary>What is written: the new rows, behind those of the small segments that they replace.</summary>
    private async Task<ReadOnlyMemory<T>> JoinAsync(
        NpgsqlConnection connection, List<Segment> tail, ReadOnlyMemory<T> fresh, CancellationToken stop)
    {
        var (joined, rows) = (0, fresh.Length);
        for (; joined < tail.Count && tail[joined].Rows <= Math.Min(rows, TickSegment.MaxRows - 1); joined++)
            rows += tail[joined].Rows;
        if (joined == 0)
            return fresh;
        var first = tail[joined - 1].FirstSequence;
        var all = new T[rows + TickSegment.MaxRows];
        var (filled, bytes) = await ReadAsync(connection, first, all, stop);
        if (filled != rows - fresh.Length)
            return fresh;
        fresh.Span.CopyTo(all.AsSpan(filled));
        await using var delete = Command(
            connection, DeleteFrom, series.SessionId, series.InstrumentId.Value, _kind, first);
        await delete.ExecuteNonQueryAsync(stop);
        _bytes -= bytes;
        return all.AsMemory(0, rows);
    }

    private async Task<(int Rows, long Bytes)> ReadAsync(
        NpgsqlConnection connection, long first, T[] target, CancellationToken stop)
    {
        var (filled, bytes) = (0, 0L);
        await using var command = Command(
            connection, SelectData, series.SessionId, series.InstrumentId.Value, _kind, first);
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            var data = reader.GetFieldValue<byte[]>(0);
            if (!TryDecode(data, reader.GetFieldValue<byte[]>(1), target.AsSpan(filled), out var count))
                return default;
            filled += count;
            bytes += data.Length;
        }

        return (filled, bytes);
    }

    // What cannot be read stays as it is: nothing is lost by that, and whoever reads it is told.
    private bool TryDecode(byte[] data, byte[] sha256, Span<T> target, out int count)
    {
        count = 0;
        if (!SHA256.HashData(data).AsSpan().SequenceEqual(sha256))
            return false;
        try
        {
            count = form.Decode(data, target);
            return true;
        }
        catch (TickSegmentException)
        {
            return false;
        }
    }

    private async Task WriteAsync(NpgsqlConnection connection, ReadOnlyMemory<T> rows, CancellationToken stop)
    {
        await using var importer = await connection.BeginBinaryImportAsync(Copy, stop);
        for (; !rows.IsEmpty; rows = rows[Math.Min(rows.Length, TickSegment.MaxRows)..])
            await WriteSegmentAsync(importer, rows[..Math.Min(rows.Length, TickSegment.MaxRows)], stop);
        await importer.CompleteAsync(stop);
    }

    private async Task WriteSegmentAsync(NpgsqlBinaryImporter importer, ReadOnlyMemory<T> rows, CancellationToken stop)
    {
        var data = form.Encode(rows.Span);
        var (first, last) = TimesOf(rows.Span);
        await importer.StartRowAsync(stop);
        await importer.WriteAsync(series.SessionId, NpgsqlDbType.Uuid, stop);
        await importer.WriteAsync(series.InstrumentId.Value, NpgsqlDbType.Text, stop);
        await importer.WriteAsync(_kind, NpgsqlDbType.Text, stop);
        await importer.WriteAsync(form.SequenceOf(in rows.Span[0]), NpgsqlDbType.Bigint, stop);
        await importer.WriteAsync(form.SequenceOf(in rows.Span[^1]), NpgsqlDbType.Bigint, stop);
        await importer.WriteAsync(first, NpgsqlDbType.Bigint, stop);
        await importer.WriteAsync(last, NpgsqlDbType.Bigint, stop);
        await importer.WriteAsync(rows.Length, NpgsqlDbType.Integer, stop);
        await importer.WriteAsync(data, NpgsqlDbType.Bytea, stop);
        await importer.WriteAsync(SHA256.HashData(data), NpgsqlDbType.Bytea, stop);
        _bytes += data.Length;
        (_firstTime, _lastTime) = (Math.Min(_firstTime, first), Math.Max(_lastTime, last));
    }

    private (long First, long Last) TimesOf(ReadOnlySpan<T> rows)
    {
        var (first, last) = (long.MaxValue, long.MinValue);
        foreach (ref readonly var row in rows)
        {
            var time = form.TimeOf(in row).Micros;
            (first, last) = (Math.Min(first, time), Math.Max(last, time));
        }

        return (first, last);
    }

    private void CheckAscending(ReadOnlySpan<T> rows)
    {
        for (var index = 1; index < rows.Length; index++)
            if (form.SequenceOf(in rows[index]) <= form.SequenceOf(in rows[index - 1]))
                throw new ArgumentException(
                    $"Sequences ascend, but {form.SequenceOf(in rows[index])} follows "
                    + $"{form.SequenceOf(in rows[index - 1])}.",
                    nameof(rows));
    }

    private int CountUpTo(ReadOnlySpan<T> rows, long sequence)
    {
        var (low, high) = (0, rows.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (form.SequenceOf(in rows[middle]) <= sequence)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    private readonly record struct Segment(long FirstSequence, long LastSequence, int Rows);
}
