using System.Runtime.CompilerServices;
using System.Text;
using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Data;

/// <summary>Reads rows as bars. What is wrong with a row is a <see cref="DataFileException"/> with its line.</summary>
internal sealed class BarRows : IDisposable
{
    private const int FieldCount = 6;
    private static readonly string[] FieldNames = ["time", "open", "high", "low", "close", "volume"];

    // Before it there is no market data with intraday times; after it a unit was mistaken.
    private static readonly Timestamp Earliest = Timestamp.From(new DateTimeOffset(1900, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private readonly CsvLines _lines;
    private readonly BarColumns _columns;
    private readonly Timestamp _latest;
    private Timestamp _lastTime = Timestamp.MinValue;
    private bool _hasFirstRow;

    public BarRows(CsvLines lines, Timestamp latest)
    {
        _lines = lines;
        _latest = latest;
        if (!TryReadText(out var first))
            throw Empty();
        _columns = BarColumns.Detect(first, lines);
        if (!_columns.HasHeader)
            (First, _hasFirstRow) = (Parse(first), true);
    }

    public string Format => _columns.Format;

    public double ReadFraction => _lines.ReadFraction;

    /// <summary>Line of the row read last.</summary>
    public long Line => _lines.Line;

    private Bar First { get; }

    public bool TryRead(out Bar bar)
    {
        if (_hasFirstRow)
        {
            _hasFirstRow = false;
            bar = First;
            return true;
        }

        if (!TryReadText(out var line))
        {
            bar = default;
            return false;
        }

        bar = Parse(line);
        return true;
    }

    public DataFileException Problem(string code, long? line, string reason) => _lines.Problem(code, line, reason);

    public DataFileException Empty() =>
        Problem(DataFileException.Empty, null, "there is not a single row in it");

    public void Dispose() => _lines.Dispose();

    // Empty lines are no rows: many tools end a file with one.
    private bool TryReadText(out ReadOnlySpan<byte> line)
    {
        while (_lines.TryRead(out line))
            if (!line.IsEmpty)
                return true;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Bar Parse(ReadOnlySpan<byte> line)
    {
        Span<Range> fields = stackalloc Range[FieldCount];
        Split(line, fields);
        var time = Time(line[fields[0]]);
        var bar = new Bar(
            time, Number(line, fields, 1), Number(line, fields, 2), Number(line, fields, 3), Number(line, fields, 4),
            _columns.Positions[5] < 0 || line[fields[5]].IsEmpty ? double.NaN : Number(line, fields, 5));
        if (!bar.IsConsistent)
            throw _lines.Problem(DataFileException.BadBar, Objection(bar));
        if (time <= _lastTime)
            throw _lines.Problem(
                DataFileException.BadTimeOrder,
                time == _lastTime ? $"the time {time} is there twice" : $"{time} comes after {_lastTime}");
        _lastTime = time;
        return bar;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Split(ReadOnlySpan<byte> line, Span<Range> fields)
    {
        var positions = _columns.Positions;
        var (start, column, hasMore) = (0, 0, true);
        for (; hasMore && column < _columns.Count; column++)
        {
            var length = line[start..].IndexOf(_columns.Delimiter);
            var end = length < 0 ? line.Length : start + length;
            for (var i = 0; i < FieldCount; i++)
                if (positions[i] == column)
                    fields[i] = Trim(line, start, end);
            hasMore = length >= 0;
            start = end + 1;
        }

        if (column < _columns.Count || (hasMore && !_columns.HasHeader))
            throw _lines.Problem(
                DataFileException.BadFormat,
                $"{line.Count(_columns.Delimiter) + 1} columns where {_columns.Count} are needed");
    }

    private static Range Trim(ReadOnlySpan<byte> line, int start, int end)
    {
        while (start < end && line[start] is (byte)' ' or (byte)'"')
            start++;
        while (start < end && line[end - 1] is (byte)' ' or (byte)'"')
            end--;
        return start..end;
    }

    private Timestamp Time(ReadOnlySpan<byte> text)
    {
        if (!CsvTimes.TryParse(text, out var time))
            throw _lines.Problem(
                DataFileException.BadBar, $"time '{Shown(text)}' is neither an epoch number nor ISO-8601");
        if (time < Earliest || time > _latest)
            throw _lines.Problem(
                DataFileException.BadBar,
                time > _latest ? $"time '{Shown(text)}' lies in the future" : $"time '{Shown(text)}' is before 1900");
        return time;
    }

    private double Number(ReadOnlySpan<byte> line, ReadOnlySpan<Range> fields, int field)
    {
        var text = line[fields[field]];
        return CsvNumbers.TryParse(text, out var value)
            ? value
            : throw _lines.Problem(DataFileException.BadBar, $"{FieldNames[field]} '{Shown(text)}' is not a number");
    }

    private static string Objection(in Bar bar) =>
        Math.Min(Math.Min(bar.Open, bar.High), Math.Min(bar.Low, bar.Close)) <= 0 ? "a price is not above 0"
        : bar.Volume < 0 ? FormattableString.Invariant($"volume {bar.Volume} is negative")
        : bar.High < bar.Low ? FormattableString.Invariant($"high {bar.High} is below low {bar.Low}")
        : FormattableString.Invariant(
            $"open {bar.Open} and close {bar.Close} must lie between low {bar.Low} and high {bar.High}");

    private static string Shown(ReadOnlySpan<byte> text) =>
        Encoding.UTF8.GetString(text.Length > 40 ? text[..40] : text);
}
