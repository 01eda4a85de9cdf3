using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using Plimsoll.Runtime.Data;
using Plimsoll.Runtime.Ticks;
using Plimsoll.Storage.Datasets;

namespace Plimsoll.Features.Data;

/// <summary>Writes what is stored as tables that an import takes back; a piece at a time, whatever the length.</summary>
internal sealed class DataExport(DatasetStore datasets, ITickStore ticks)
{
    /// <exception cref="InvalidDataException">The stored bars are damaged.</exception>
    public Task WriteAsync(Dataset dataset, BarTable table, ExportTarget target, CancellationToken stop) =>
        WriteAsync(BarCsv.Head, RowsOf(dataset, table, stop), target, stop);

    /// <exception cref="TickSegmentException">A segment cannot be read, and the query does not skip it.</exception>
    public Task WriteAsync(TickQuery query, TradeTable table, ExportTarget target, CancellationToken stop) =>
        WriteAsync(TradeCsv.HeadOf(table), RowsOf(query, table, stop), target, stop);

    private static async Task WriteAsync(
        string head, IAsyncEnumerable<Action<TextWriter>> pieces, ExportTarget target, CancellationToken stop)
    {
        await using var packed = target.IsPacked
            ? new GZipStream(target.Content, CompressionLevel.Fastest, leaveOpen: true)
            : null;
        await using var writer = new StreamWriter(packed ?? target.Content, leaveOpen: true);
        await writer.WriteAsync(head.AsMemory(), stop);
        var text = new StringBuilder();
        await using var rows = new StringWriter(text, CultureInfo.InvariantCulture);
        await foreach (var write in pieces)
        {
            write(rows);
            await writer.WriteAsync(text, stop);
            text.Clear();
        }
    }

    private async IAsyncEnumerable<Action<TextWriter>> RowsOf(
        Dataset dataset, BarTable table, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var bars in datasets.StreamBarsAsync(dataset, null, null, stop))
            yield return rows =>
            {
                foreach (ref readonly var bar in bars.Span)
                    BarCsv.Write(rows, in bar, table);
            };
    }

    private async IAsyncEnumerable<Action<TextWriter>> RowsOf(
        TickQuery query, TradeTable table,
        [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var run in ticks.ReadAsync(query with { Kinds = [TickKind.Trade] }, stop))
            yield return rows =>
            {
                foreach (ref readonly var trade in run.Trades.Span)
                    TradeCsv.Write(rows, in trade, table);
            };
    }
}
