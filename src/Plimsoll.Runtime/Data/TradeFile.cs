using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Data;

/// <summary>
/// A CSV file of market trades, read as a stream with bounded memory: Binance trades or aggregated trades (with or
/// without header), or any table with a header that names time, price, quantity and perhaps side; gzip, zip or plain, comma
/// or semicolon. Rows must ascend in time; trades of one time keep their order.
/// </summary>
public sealed class TradeFile : IDisposable
{
    private readonly CsvLines _lines;
    private readonly TradeRows _rows;
    private readonly TradeFileOptions _options;

    private TradeFile(CsvLines lines, TradeFileOptions options)
    {
        (_lines, _options) = (lines, options);
        _rows = new TradeRows(lines, options);
    }

    /// <summary><c>binance-trades</c>, <c>binance-agg-trades</c> or <c>csv</c>.</summary>
    public string Format => _rows.Format;

    /// <summary>What its venue calls the trade that was read last; null where that is no number, or not there.</summary>
    public long? LastId => _rows.LastId;

    /// <summary>Share of the file read so far, for progress bars.</summary>
    public double ReadFraction => _lines.ReadFraction;

    /// <exception cref="DataFileException">The file is missing, empty or not a table of trades.</exception>
    public static TradeFile Open(string path, TradeFileOptions options) => Open(FileContent.Open(path), path, options);

    /// <summary>Reads a seekable stream and owns it; <paramref name="name"/> is for messages.</summary>
    /// <exception cref="DataFileException">The content is empty or not a table of trades.</exception>
    public static TradeFile Open(Stream content, string name, TradeFileOptions options)
    {
        CsvLines? lines = null;
        try
        {
            lines = new CsvLines(content, name) { GoesOn = options.Rejected is not null };
            return new TradeFile(lines, options);
        }
        catch (DataFileException)
        {
            lines?.Dispose();
            content.Dispose();
            throw;
        }
    }

    /// <summary>The next trade of the range; false at the end.</summary>
    /// <exception cref="DataFileException">A row cannot be used; it names line and reason.</exception>
    public bool TryRead(out Trade trade)
    {
        while (_rows.TryRead(out trade))
        {
            if (trade.Time >= _options.To && _options.Rejected is null)
                return false;
            if (trade.Time >= _options.To)
                continue;
            if (_options.From is not { } from || trade.Time >= from)
                return true;
        }

        return false;
    }

    public void Dispose() => _lines.Dispose();
}
