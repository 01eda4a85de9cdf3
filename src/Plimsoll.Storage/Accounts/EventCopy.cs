using System.Buffers.Binary;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Accounts;

namespace Plimsoll.Storage.Accounts;

/// <summary>
/// Reads events as PostgreSQL copies them out in binary (PostgreSQL documentation, COPY, "Binary Format"): a piece of the
/// stream at a time, cut at the end of a row, and nothing in it is copied.
/// </summary>
internal sealed class EventCopy(Stream stream)
{
    public const string Columns = "sequence, time, type, payload::text, prev_hash, hash";

    // About two thousand events: enough for a thread to be worth waking.
    private const int PieceLength = 1024 * 1024;
    private const int HeaderLength = 19;
    private const short End = -1;

    // The database counts microseconds from the year 2000.
    private const long Epoch = 946_684_800_000_000;

    private byte[] _rest = [];
    private bool _hasHeader;
    private bool _isAtEnd;

    /// <summary>One row, as it lies in the piece.</summary>
    internal readonly record struct Row(EventChain.ChainedEvent Event, ReadOnlyMemory<byte> PrevHash, ReadOnlyMemory<byte> Hash);

    /// <summary>The next rows; none at the end.</summary>
    /// <exception cref="InvalidDataException">The stream ends in the middle of a row.</exception>
    public async Task<List<Row>> ReadAsync(CancellationToken cancellationToken)
    {
        var rows = new List<Row>();
        var piece = new byte[Math.Max(PieceLength, 2 * _rest.Length)];
        _rest.CopyTo(piece, 0);
        var (used, length) = (0, _rest.Length);
        while (rows.Count == 0 && !_isAtEnd)
        {
            if (length == piece.Length)
                Array.Resize(ref piece, 2 * length);
            var read = await stream.ReadAtLeastAsync(
                piece.AsMemory(length), piece.Length - length, throwOnEndOfStream: false, cancellationToken);
            length += read;
            used += Take(piece.AsMemory(used, length - used), rows);
            if (read == 0 && !_isAtEnd)
                throw new InvalidDataException("the events end in the middle of one");
        }

        _rest = piece[used..length];
        return rows;
    }

    private int Take(ReadOnlyMemory<byte> piece, List<Row> rows)
    {
        var position = 0;
        if (!_hasHeader)
        {
            if (piece.Length < HeaderLength)
                return 0;
            (_hasHeader, position) = (true, HeaderLength);
        }

        while (TryRow(piece[position..], out var row, out var length))
        {
            position += length;
            if (_isAtEnd)
                break;
            rows.Add(row);
        }

        return position;
    }

    private bool TryRow(ReadOnlyMemory<byte> bytes, out Row row, out int length)
    {
        (row, length) = (default, 0);
        if (bytes.Length < sizeof(short))
            return false;
        if (BinaryPrimitives.ReadInt16BigEndian(bytes.Span) == End)
        {
            (_isAtEnd, length) = (true, sizeof(short));
            return true;
        }

        var rest = bytes[sizeof(short)..];
        if (!TryField(ref rest, out var sequence) || !TryField(ref rest, out var time)
            || !TryField(ref rest, out var type) || !TryField(ref rest, out var payload)
            || !TryField(ref rest, out var prevHash) || !TryField(ref rest, out var hash))
            return false;
        row = new Row(
            new EventChain.ChainedEvent(
                BinaryPrimitives.ReadInt64BigEndian(sequence.Span),
                new Timestamp(BinaryPrimitives.ReadInt64BigEndian(time.Span) + Epoch),
                type,
                payload),
            prevHash,
            hash);
        length = bytes.Length - rest.Length;
        return true;
    }

    // No column of an event can be null.
    private static bool TryField(ref ReadOnlyMemory<byte> rest, out ReadOnlyMemory<byte> field)
    {
        field = default;
        if (rest.Length < sizeof(int))
            return false;
        var length = BinaryPrimitives.ReadInt32BigEndian(rest.Span);
        if (rest.Length < sizeof(int) + length)
            return false;
        field = rest.Slice(sizeof(int), length);
        rest = rest[(sizeof(int) + length)..];
        return true;
    }
}
