using System.Globalization;
using System.Text;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Indicators.Windows;
using Plimsoll.Core.Market;

namespace Plimsoll.Features.Indicators;

/// <summary>
/// Writes the values of an indicator bar by bar with bounded memory: shortest exact numbers, nothing where there is no
/// value.
/// </summary>
internal sealed class IndicatorRows(TextWriter output, IndicatorSpec spec, Timeframe timeframe)
{
    // A console flushes every write: some thousand rows go at once.
    private const int ChunkLength = 64 * 1024;

    private readonly StringBuilder _chunk = new(ChunkLength + 1024);

    /// <summary>Over bars; null where the values are those of a window.</summary>
    public required Indicator? Indicator { get; init; }

    /// <summary>Over trades, as of the end of each bar; whoever hands the bars over moves it.</summary>
    public WindowIndicator? Window { get; init; }

    /// <summary>Bars of the instrument that a kind compares with, ascending.</summary>
    public IEnumerable<Bar> References { get; init; } = [];

    public void Write(IEnumerable<Bar> bars, bool isJson, CancellationToken stop)
    {
        if (isJson)
            WriteJson(bars, stop);
        else
            WriteCsv(bars, stop);
    }

    /// <summary>A header with <c>time</c> and the fields, then one row a bar.</summary>
    private void WriteCsv(IEnumerable<Bar> bars, CancellationToken stop)
    {
        _chunk.Append("time");
        foreach (var field in spec.Kind.Fields)
            _chunk.Append(',').Append(field.Name);
        _chunk.Append('\n');
        foreach (var bar in Paired(bars))
        {
            Take(in bar, stop);
            _chunk.Append(bar.OpenTime.ToString());
            foreach (var field in spec.Kind.Fields)
                Append(",", Read(field), nothing: "");
            _chunk.Append('\n');
        }

        Flush();
    }

    /// <summary>One object; the values of an item stand in the order of <c>fields</c>.</summary>
    private void WriteJson(IEnumerable<Bar> bars, CancellationToken stop)
    {
        var fields = string.Join(',', spec.Kind.Fields.Select(field => $"\"{field.Name}\""));
        _chunk.Append(CultureInfo.InvariantCulture, $"{{\"indicator\":\"{spec.Id}\",\"interval\":\"{timeframe}\",");
        _chunk.Append(CultureInfo.InvariantCulture, $"\"warmupBars\":{spec.WarmupBars},\"fields\":[{fields}],\"items\":[");
        var separator = "\n";
        foreach (var bar in Paired(bars))
        {
            Take(in bar, stop);
            _chunk.Append(separator).Append("{\"time\":\"").Append(bar.OpenTime.ToString()).Append("\",\"values\":[");
            foreach (var field in spec.Kind.Fields)
                Append(field.Index == 0 ? "" : ",", Read(field), nothing: "null");
            _chunk.Append("]}");
            separator = ",\n";
        }

        _chunk.Append("]}\n");
        Flush();
    }

    // What opens by then of the other instrument comes before each bar.
    private IEnumerable<Bar> Paired(IEnumerable<Bar> bars)
    {
        using var others = References.GetEnumerator();
        var hasMore = others.MoveNext();
        foreach (var bar in bars)
        {
            for (; hasMore && others.Current.OpenTime <= bar.OpenTime; hasMore = others.MoveNext())
                (Indicator as PairIndicator)?.UpdateReference(others.Current);
            yield return bar;
        }
    }

    private void Take(in Bar bar, CancellationToken stop)
    {
        if (_chunk.Length >= ChunkLength)
        {
            Flush();
            stop.ThrowIfCancellationRequested();
        }

        Indicator?.Update(in bar);
    }

    private double Read(IndicatorField field) => Indicator is null ? Window!.Value : field.Read(Indicator);

    private void Append(string separator, double value, string nothing)
    {
        _chunk.Append(separator);
        if (double.IsFinite(value))
            _chunk.Append(CultureInfo.InvariantCulture, $"{value}");
        else
            _chunk.Append(nothing);
    }

    private void Flush()
    {
        output.Write(_chunk);
        _chunk.Clear();
    }
}
