using System.Runtime.CompilerServices;
using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Data;

/// <summary>Reads rows as bars. What is wrong with a row is a <see cref="DataFileException"/> with its line.</summary>
internal sealed class BarRows : IBarRows
{
    private const int FieldCount = 6;

    // HistData prints an hour of minutes a second time where clocks go back, although its own never do.
    private const int MostRepeated = 60;

    private readonly CsvLines _lines;
    private readonly BarColumns _columns;
    private readonly CsvFields _fields;
    private Timestamp _lastTime = Timestamp.MinValue;
    private readonly Queue<Bar> _lately = new();
    private Bar? _first;

    private BarRows(CsvLines lines, ReadOnlySpan<byte> first, BarFileOptions options)
    {
        _lines = lines;
        _columns = BarColumns.Detect(first, options.Columns, lines);
        _fields = new CsvFields(lines, _columns, options.LatestTime);
        if (_columns.HasHeader)
            return;
        _first = Parse(first);
        IsNew(_first.Value);
    }

    /// <summary>Reads rows of bars, or of ticks that become bars, by what the first line looks like.</summary>
    public static IBarRows Open(CsvLines lines, BarFileOptions options)
    {
        if (!TryReadText(lines, out var first))
            throw lines.Problem(DataFileException.Empty, null, "there is not a single row in it");
        return options.Columns.AreKnown && TickColumns.Detect(first) is { } columns
            ? new TickBarRows(lines, first, columns, options)
            : new BarRows(lines, first, options);
    }

    public string Format => _columns.Format;

    public double ReadFraction => _lines.ReadFraction;

    /// <summary>Line of the row read last.</summary>
    public long Line => _lines.Line;

    public long RepeatedCount { get; private set; }

    public Timeframe? Timeframe => null;

    public bool TryRead(out Bar bar)
    {
        if (_first is { } first)
        {
            (bar, _first) = (first, null);
            return true;
        }

        while (TryReadText(_lines, out var line))
        {
            bar = Parse(line);
            if (IsNew(in bar))
                return true;
            RepeatedCount++;
        }

        bar = default;
        return false;
    }

    public DataFileException Problem(string code, long? line, string reason) => _lines.Problem(code, line, reason);

    public void Dispose() => _lines.Dispose();

    // Empty lines are no rows: many tools end a file with one.
    private static bool TryReadText(CsvLines lines, out ReadOnlySpan<byte> line)
    {
        while (lines.TryRead(out line))
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
        return bar;
    }

    // The same again says nothing new; anything else at a time that is past is a mistake.
    private bool IsNew(in Bar bar)
    {
        var time = bar.OpenTime;
        if (time <= _lastTime)
            return _lately.Contains(bar) ? false : throw _lines.Problem(
                DataFileException.BadTimeOrder,
                time == _lastTime ? $"the time {time} is there twice" : $"{time} comes after {_lastTime}");
        _lastTime = time;
        if (!_columns.HasEasternTimes)
            return true;
        _lately.Enqueue(bar);
        if (_lately.Count > MostRepeated)
            _lately.Dequeue();
        return true;
    }

    private static string Objection(in Bar bar) =>
        Math.Min(Math.Min(bar.Open, bar.High), Math.Min(bar.Low, bar.Close)) <= 0 ? "a price is not above 0"
        : bar.Volume < 0 ? FormattableString.Invariant($"volume {bar.Volume} is negative")
        : bar.High < bar.Low ? FormattableString.Invariant($"high {bar.High} is below low {bar.Low}")
        : FormattableString.Invariant(
            $"open {bar.Open} and close {bar.Close} must lie between low {bar.Low} and high {bar.High}");
}
