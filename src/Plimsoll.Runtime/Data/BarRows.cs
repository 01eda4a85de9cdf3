using System.Runtime.CompilerServices;
using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Data;

/// <summary>Reads rows as bars. What is wrong with a row is a <see cref="DataFileException"/> with its line.</summary>
internal sealed class BarRows : IDisposable
{
    private const int FieldCount = 6;

    private readonly CsvLines _lines;
    private readonly BarColumns _columns;
    private readonly CsvFields _fields;
    private Timestamp _lastTime = Timestamp.MinValue;
    private bool _hasFirstRow;

    public BarRows(CsvLines lines, Timestamp latest)
    {
        _lines = lines;
        if (!TryReadText(out var first))
            throw Empty();
        _columns = BarColumns.Detect(first, lines);
        _fields = new CsvFields(lines, _columns, latest);
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
        _fields.Split(line, fields);
        var time = _fields.Time(line[fields[0]]);
        var bar = new Bar(
            time, _fields.Number(line, fields, 1), _fields.Number(line, fields, 2), _fields.Number(line, fields, 3),
            _fields.Number(line, fields, 4),
            _columns.Positions[5] < 0 || line[fields[5]].IsEmpty ? double.NaN : _fields.Number(line, fields, 5));
        if (!bar.IsConsistent)
            throw _lines.Problem(DataFileException.BadBar, Objection(bar));
        if (time <= _lastTime)
            throw _lines.Problem(
                DataFileException.BadTimeOrder,
                time == _lastTime ? $"the time {time} is there twice" : $"{time} comes after {_lastTime}");
        _lastTime = time;
        return bar;
    }

    private static string Objection(in Bar bar) =>
        Math.Min(Math.Min(bar.Open, bar.High), Math.Min(bar.Low, bar.Close)) <= 0 ? "a price is not above 0"
        : bar.Volume < 0 ? FormattableString.Invariant($"volume {bar.Volume} is negative")
        : bar.High < bar.Low ? FormattableString.Invariant($"high {bar.High} is below low {bar.Low}")
        : FormattableString.Invariant(
            $"open {bar.Open} and close {bar.Close} must lie between low {bar.Low} and high {bar.High}");
}
