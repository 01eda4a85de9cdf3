using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Data;

/// <summary>
/// Bars built from ticks of bid and ask: of the bids, as HistData's own minutes are. Nobody knows what was traded, so
/// that they have no volume.
/// </summary>
internal sealed class TickBarRows : IBarRows
{
    private const int FieldCount = 3;

    private readonly CsvLines _lines;
    private readonly CsvFields _fields;
    private readonly BarBuilder _builder;
    private Tick? _first;
    private Timestamp _lastTime = Timestamp.MinValue;
    private bool _isAtEnd;

    public TickBarRows(CsvLines lines, ReadOnlySpan<byte> first, TickColumns columns, BarFileOptions options)
    {
        _lines = lines;
        _fields = new CsvFields(lines, columns, options.LatestTime);
        Timeframe = options.Timeframe ?? Core.Market.Timeframe.OneMinute;
        _builder = new BarBuilder(Timeframe.Value);
        _first = Parse(first);
    }

    private readonly record struct Tick(Timestamp Time, double Bid);

    public string Format => "histdata-ticks";

    public double ReadFraction => _lines.ReadFraction;

    public long Line => _lines.Line;

    public long RepeatedCount => 0;

    public Timeframe? Timeframe { get; }

    public bool TryRead(out Bar bar)
    {
        while (TryReadTick(out var tick))
            if (_builder.Add(new Trade(tick.Time, tick.Bid, 0, false, 0), out var final))
            {
                bar = WithoutVolume(in final);
                return true;
            }

        bar = default;
        if (_isAtEnd)
            return false;
        _isAtEnd = true;
        var isLast = _builder.AdvanceTo(new Timestamp(long.MaxValue), out var last);
        bar = WithoutVolume(in last);
        return isLast;
    }

    public DataFileException Problem(string code, long? line, string reason) => _lines.Problem(code, line, reason);

    public void Dispose() => _lines.Dispose();

    private static Bar WithoutVolume(in BuiltBar built) => built.Bar with { Volume = double.NaN };

    private bool TryReadTick(out Tick tick)
    {
        if (_first is { } first)
        {
            (tick, _first) = (first, null);
            return true;
        }

        while (_lines.TryRead(out var line))
            if (!line.IsEmpty)
            {
                tick = Parse(line);
                return true;
            }

        tick = default;
        return false;
    }

    private Tick Parse(ReadOnlySpan<byte> line)
    {
        Span<Range> fields = stackalloc Range[FieldCount];
        _fields.Split(line, fields);
        var time = _fields.Time(line[fields[TickColumns.Time]]);
        var bid = _fields.Number(line, fields, TickColumns.Bid);
        var ask = _fields.Number(line, fields, TickColumns.Ask);
        if (bid <= 0 || ask <= 0)
            throw _lines.Problem(
                DataFileException.BadTrade, FormattableString.Invariant($"bid {bid} and ask {ask} must be above 0"));
        if (time < _lastTime)
            throw _lines.Problem(DataFileException.BadTimeOrder, $"{time} comes after {_lastTime}");
        _lastTime = time;
        return new Tick(time, bid);
    }
}
