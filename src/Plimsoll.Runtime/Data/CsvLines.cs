using System.Buffers;
using System.Runtime.CompilerServices;

namespace Plimsoll.Runtime.Data;

/// <summary>
/// Lines of a UTF-8 file over one pooled buffer, plain, gzip or zip (told by its first bytes, not by its name). A line is
/// valid until the next one is read.
/// </summary>
internal sealed class CsvLines : IDisposable
{
    private const int BufferSize = 256 * 1024;

    // A text table that unpacks to more than this is an attack on the disk, not a table.
    private const long MaxUnpackRatio = 200;
    private const long FreeUnpackBytes = 16 * 1024 * 1024;
    private const long MaxUnpackedBytes = 10L * 1024 * 1024 * 1024;

    // Enough for any honest file; looking further only costs time.
    private const long MaxDrainedBytes = 1L * 1024 * 1024 * 1024;

    private readonly Stream _raw;
    private readonly Stream _text;
    private readonly long _rawLength;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
    private int _start;
    private int _end;
    private long _unpacked;
    private bool _isAtEnd;

    public CsvLines(Stream raw, string file)
    {
        File = file;
        _raw = raw;
        _rawLength = raw.Length;
        _text = FileContent.Unpack(raw, file);
    }

    public string File { get; }

    /// <summary>Whether reading goes on after a row that is wrong.</summary>
    public bool GoesOn { get; init; }

    /// <summary>Number of the line read last, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Share of the file that has been read.</summary>
    public double ReadFraction => _rawLength == 0 ? 1 : (double)_raw.Position / _rawLength;

    /// <summary>Reads the next line without its end; false at the end of the file.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        int length;
        while ((length = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n')) < 0 && !_isAtEnd)
            Fill();
        var isLast = length < 0;
        if (isLast)
            length = _end - _start;
        line = _buffer.AsSpan(_start, length);
        if (isLast && length == 0)
            return false;
        _start += isLast ? length : length + 1;
        Line++;
        if (line is [.., (byte)'\r'])
            line = line[..^1];
        if (Line == 1 && line is [0xEF, 0xBB, 0xBF, ..])
            line = line[3..];
        return true;
    }

    /// <summary>A problem of the line read last.</summary>
    public DataFileException Problem(string code, string reason) => Problem(code, Line, reason);

    /// <summary>
    /// A problem of the content. Damaged gzip data often shows first as a row that makes no sense, so the rest
    /// is unpacked before the row gets the blame.
    /// </summary>
    public DataFileException Problem(string code, long? line, string reason)
    {
        var row = new DataFileException(code, File, line, reason);
        if (GoesOn || ReferenceEquals(_text, _raw))
            return row;
        try
        {
            int count;
            for (long drained = 0; drained < MaxDrainedBytes && (count = ReadText(0)) > 0; drained += count)
                continue;
            return row;
        }
        catch (DataFileException damaged)
        {
            return damaged;
        }
    }

    public void Dispose()
    {
        _text.Dispose();
        _raw.Dispose();
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
            throw new DataFileException(
                DataFileException.BadFormat, File, Line + 1, $"a line is longer than {BufferSize / 1024} kB: no table");
        var count = ReadText(_end);
        _isAtEnd = count == 0;
        _end += count;
        _unpacked += count;
        if (_unpacked > MaxUnpackedBytes || _unpacked > FreeUnpackBytes + MaxUnpackRatio * _rawLength)
            throw new DataFileException(
                DataFileException.TooLarge, File, null, "unpacks to more than 10 GiB or 200 times its size");
    }

    private int ReadText(int offset)
    {
        try
        {
            return _text.Read(_buffer, offset, _buffer.Length - offset);
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException)
        {
            throw new DataFileException(
                DataFileException.Truncated, File, Line + 1, "the packed data is cut off or damaged", broken);
        }
    }
}
