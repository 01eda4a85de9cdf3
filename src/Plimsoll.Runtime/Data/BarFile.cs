using System.Runtime.CompilerServices;
using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Data;

/// <summary>
/// A CSV file of bars, read as a stream with bounded memory: Binance klines (12 columns, with or without header) or
/// any table with a header that names time, open, high, low, close and perhaps volume, or what HistData.com gives away
/// of currencies (minutes, or ticks that become bars); gzip or plain, comma or semicolon. Rows must ascend in time and
/// lie on the grid of their timeframe; gaps are counted, not refused.
/// </summary>
public sealed class BarFile : IDisposable
{
    private const int SampleRows = 1_000;

    private readonly IBarRows _rows;
    private readonly Queue<(Bar Bar, long Line)> _sample = new(SampleRows);
    private readonly BarSeriesMeter _meter;
    private readonly BarAggregator? _aggregator;
    private readonly long _from;
    private readonly long _to;
    private Timestamp _lastTime;
    private bool _isAtEnd;

    private BarFile(IBarRows rows, BarFileOptions options)
    {
        _rows = rows;
        _from = options.From?.Micros ?? long.MinValue;
        _to = options.To?.Micros ?? long.MaxValue;
        while (_sample.Count < SampleRows && rows.TryRead(out var bar))
            _sample.Enqueue((bar, rows.Line));
        if (_sample.Count == 0)
            throw rows.Problem(DataFileException.Empty, null, "there is not a single row in it");
        HasVolume = _sample.Any(row => row.Bar.Volume > 0);
        SourceTimeframe = rows.Timeframe ?? SpacingOfBars.Detect(
            [.. _sample.Select(row => row.Bar)], options.Timeframe ?? Timeframe.OneMinute);
        var wanted = options.Timeframe ?? SourceTimeframe;
        if (!BarAggregator.CanAggregate(SourceTimeframe, wanted))
            throw rows.Problem(
                DataFileException.BadTimeframe,
                null,
                $"the file has {SourceTimeframe} bars; {wanted} bars cannot be built from them");
        if (SourceTimeframe != wanted)
            _aggregator = new BarAggregator(SourceTimeframe, wanted);
        _meter = new BarSeriesMeter(SourceTimeframe);
    }

    /// <summary><c>binance-kline</c>, <c>histdata-m1</c>, <c>histdata-ticks</c> or <c>csv</c>.</summary>
    public string Format => _rows.Format;

    /// <summary>The rows are ticks, from which bars of any timeframe can be built.</summary>
    public bool IsOfTicks => _rows.Timeframe is not null;

    /// <summary>Timeframe of the rows, found from their spacing; of ticks the one that is wanted.</summary>
    public Timeframe SourceTimeframe { get; }

    /// <summary>Whether any of the first rows has a volume; many currency feeds have none, or zeros.</summary>
    public bool HasVolume { get; }

    /// <summary>Share of the file read so far, for progress bars.</summary>
    public double ReadFraction => _rows.ReadFraction;

    /// <summary>What the rows read so far look like; null before the first.</summary>
    public BarSeriesSummary? Summary => _meter.Summary() is { } summary
        ? summary with { RepeatedCount = _rows.RepeatedCount }
        : null;

    /// <exception cref="DataFileException">The file is missing, empty or not a table of bars.</exception>
    public static BarFile Open(string path, BarFileOptions options) => Open(FileContent.Open(path), path, options);

    /// <summary>Reads a seekable stream and owns it; <paramref name="name"/> is for messages.</summary>
    /// <exception cref="DataFileException">The content is empty or not a table of bars.</exception>
    public static BarFile Open(Stream content, string name, BarFileOptions options)
    {
        CsvLines? lines = null;
        try
        {
            lines = new CsvLines(content, name);
            return new BarFile(BarRows.Open(lines, options), options);
        }
        catch (DataFileException)
        {
            lines?.Dispose();
            content.Dispose();
            throw;
        }
    }

    /// <summary>Fills the span with the next bars; the number of them, 0 at the end.</summary>
    /// <exception cref="DataFileException">A row cannot be used; it names line and reason.</exception>
    public int Read(Span<Bar> bars)
    {
        var count = 0;
        while (count < bars.Length && TryReadBar(out var bar))
            bars[count++] = bar;
        return count;
    }

    /// <summary>The rest of the bars, one by one.</summary>
    /// <exception cref="DataFileException">A row cannot be used; it names line and reason.</exception>
    public IEnumerable<Bar> ReadToEnd()
    {
        while (TryReadBar(out var bar))
            yield return bar;
    }

    public void Dispose() => _rows.Dispose();

    private bool TryReadBar(out Bar bar)
    {
        while (TryReadAny(out bar))
        {
            if (bar.OpenTime.Micros >= _to)
                break;
            if (bar.OpenTime.Micros >= _from)
                return true;
        }

        _isAtEnd = true;
        return false;
    }

    // A bar of the wanted timeframe, in or out of the range.
    private bool TryReadAny(out Bar bar)
    {
        while (!_isAtEnd && TryReadRow(out var row))
        {
            bar = row;
            if (_aggregator is null || _aggregator.Add(in row, out bar))
                return true;
        }

        bar = default;
        if (_isAtEnd || _aggregator is null)
            return false;
        _isAtEnd = true;
        return _aggregator.AdvanceTo(_lastTime + SourceTimeframe.Length, out bar);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryReadRow(out Bar bar)
    {
        var line = _rows.Line;
        if (_sample.TryDequeue(out var row))
            (bar, line) = row;
        else if (_rows.TryRead(out bar))
            line = _rows.Line;
        else
            return false;
        if (SourceTimeframe.Floor(bar.OpenTime) != bar.OpenTime)
            throw _rows.Problem(
                DataFileException.BadTimeframe, line,
                $"{bar.OpenTime} does not lie on the grid of {SourceTimeframe} bars");
        _lastTime = bar.OpenTime;
        _meter.Add(in bar);
        return true;
    }
}
