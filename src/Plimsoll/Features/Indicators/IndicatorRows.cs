using System.Globalization;
using System.Text;
using Plimsoll.Core.Indicators;
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

    private readonly Indicator _indicator = spec.Kind.Create(spec);
    private readonly StringBuilder _chunk = new(ChunkLength + 1024);

    /// <summary>A header with <c>time</c> and the fields, then one row a bar.</summary>
    public void WriteCsv(IEnumerable<Bar> bars, CancellationToken stop)
    {
        _chunk.Append("time");
        foreach (var field in spec.Kind.Fields)
            _chunk.Append(',').Append(field.Name);
        _chunk.Append('\n');
        foreach (var bar in bars)
        {
            Take(in bar, stop);
            _chunk.Append(bar.OpenTime.ToString());
            foreach (var field in spec.Kind.Fields)
                Append(",", field.Read(_indicator), nothing: "");
            _chunk.Append('\n');
        }

        Flush();
    }

    /// <summary>One object; the values of an item stand in the order of <c>fields</c>.</summary>
    public void WriteJson(IEnumerable<Bar> bars, CancellationToken stop)
    {
        var fields = string.Join(',', spec.Kind.Fields.Select(field => $"\"{field.Name}\""));
        _chunk.Append(CultureInfo.InvariantCulture, $"{{\"indicator\":\"{spec.Id}\",\"interval\":\"{timeframe}\",");
        _chunk.Append(CultureInfo.InvariantCulture, $"\"warmupBars\":{spec.WarmupBars},\"fields\":[{fields}],\"items\":[");
        var separator = "\n";
        foreach (var bar in bars)
        {
            Take(in bar, stop);
            _chunk.Append(separator).Append("{\"time\":\"").Append(bar.OpenTime.ToString()).Append("\",\"values\":[");
            foreach (var field in spec.Kind.Fields)
                Append(field.Index == 0 ? "" : ",", field.Read(_indicator), nothing: "null");
            _chunk.Append("]}");
            separator = ",\n";
        }

        _chunk.Append("]}\n");
        Flush();
    }

    private void Take(in Bar bar, CancellationToken stop)
    {
        if (_chunk.Length >= ChunkLength)
        {
            Flush();
            stop.ThrowIfCancellationRequested();
        }

        _indicator.Update(in bar);
    }

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
