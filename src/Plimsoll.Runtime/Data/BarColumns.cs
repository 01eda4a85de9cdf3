using System.Text;

namespace Plimsoll.Runtime.Data;

/// <summary>Where a row keeps what: found from the first line of a file.</summary>
internal sealed record BarColumns
{
    public const int BinanceColumns = 12;
    private const int Missing = -1;

    private static readonly string[][] Names =
    [
        ["time", "timestamp", "timestamp_ms", "date", "datetime", "date_time", "open_time", "opentime", "open time"],
        ["open", "o", "open_price"],
        ["high", "h", "high_price"],
        ["low", "l", "low_price"],
        ["close", "c", "close_price"],
        ["volume", "v", "vol", "base_volume", "volume_base"],
    ];

    private static readonly string[] Wanted = ["time", "open", "high", "low", "close", "volume"];

    public required byte Delimiter { get; init; }

    /// <summary>Positions of time, open, high, low, close and volume (−1: none).</summary>
    public required int[] Positions { get; init; }

    /// <summary>Columns that every row has: exactly for Binance, at least for others.</summary>
    public required int Count { get; init; }

    public required bool HasHeader { get; init; }

    public string Format => HasHeader ? "csv" : "binance-kline";

    public static BarColumns Detect(ReadOnlySpan<byte> firstLine, CsvLines lines)
    {
        var delimiter = firstLine.Count((byte)';') > firstLine.Count((byte)',') ? (byte)';' : (byte)',';
        var text = Encoding.UTF8.GetString(firstLine);
        var fields = text.Split((char)delimiter, StringSplitOptions.TrimEntries);
        var isHeader = fields[0].TrimStart('"', '-', '+', ' ') is [var first, ..] && !char.IsAsciiDigit(first);
        if (isHeader)
            return FromHeader([.. fields.Select(Normalize)], delimiter, lines);
        if (fields.Length != BinanceColumns)
            throw lines.Problem(
                DataFileException.BadFormat,
                $"no header and {fields.Length} columns: expected a header that names time, open, high, low, close "
                + "(volume if there is one), or the 12 columns of a Binance kline file");
        return new BarColumns
        {
            Delimiter = delimiter,
            Positions = [0, 1, 2, 3, 4, 5],
            Count = BinanceColumns,
            HasHeader = false,
        };
    }

    private static BarColumns FromHeader(string[] names, byte delimiter, CsvLines lines)
    {
        var positions = Names.Select(aliases => Array.FindIndex(names, name => aliases.Contains(name))).ToArray();
        var missing = Wanted[..5].Where((_, i) => positions[i] == Missing).ToArray();
        if (missing.Length > 0)
            throw lines.Problem(
                DataFileException.BadFormat,
                $"no column {string.Join(", ", missing)}; the header has {string.Join(", ", names)}");
        return new BarColumns
        {
            Delimiter = delimiter,
            Positions = positions,
            Count = positions.Max() + 1,
            HasHeader = true,
        };
    }

    private static string Normalize(string name) => name.Trim('"', ' ').ToLowerInvariant();
}
