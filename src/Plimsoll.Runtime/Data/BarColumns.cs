using System.Text;

namespace Plimsoll.Runtime.Data;

/// <summary>Where a row of bars keeps what: time, open, high, low, close and volume.</summary>
internal sealed record BarColumns : CsvColumns
{
    public const int BinanceColumns = 12;
    private const int HistDataColumns = 6;

    private static readonly string[][] Aliases =
    [
        ["time", "timestamp", "timestamp_ms", "date", "datetime", "date_time", "open_time", "opentime", "open time"],
        ["open", "o", "open_price"],
        ["high", "h", "high_price"],
        ["low", "l", "low_price"],
        ["close", "c", "close_price"],
        ["volume", "v", "vol", "base_volume", "volume_base"],
    ];

    // From here on a file need not have it.
    private const int Optional = 5;

    private static readonly string[] Wanted = ["time", "open", "high", "low", "close", "volume"];

    public override IReadOnlyList<string> Names => Wanted;

    public override string BadRow => DataFileException.BadBar;

    public string Format => HasHeader ? "csv" : HasEasternTimes ? "histdata-m1" : "binance-kline";

    public static BarColumns Detect(ReadOnlySpan<byte> firstLine, BarColumnNames named, CsvLines lines)
    {
        var delimiter = DelimiterOf(firstLine);
        var text = Encoding.UTF8.GetString(firstLine);
        var fields = text.Split((char)delimiter, StringSplitOptions.TrimEntries);
        if (IsHeader(fields[0]) || !named.AreKnown)
            return FromHeader([.. fields.Select(Normalize)], delimiter, named, lines);
        if (fields.Length == HistDataColumns && EasternTimes.TryParse(firstLine[..firstLine.IndexOf(delimiter)], out _))
            return HistData(delimiter);
        if (fields.Length != BinanceColumns)
            throw lines.Problem(
                DataFileException.BadFormat,
                $"no header and {fields.Length} columns: expected a header that names time, open, high, low, close "
                + "(volume if there is one), the 12 columns of a Binance kline file, or minutes or ticks of HistData");
        return new BarColumns
        {
            Delimiter = delimiter,
            Positions = [0, 1, 2, 3, 4, 5],
            Count = BinanceColumns,
            HasHeader = false,
        };
    }

    // Its volume is always 0, which says that there is none.
    private static BarColumns HistData(byte delimiter) => new()
    {
        Delimiter = delimiter,
        Positions = [0, 1, 2, 3, 4, Missing],
        Count = HistDataColumns,
        HasHeader = false,
        HasEasternTimes = true,
    };

    private static BarColumns FromHeader(string[] names, byte delimiter, BarColumnNames named, CsvLines lines)
    {
        string[][] aliases =
        [
            .. named.InOrder.Zip(Aliases, (own, known) => own is null ? known : [Normalize(own)]),
        ];
        var positions = aliases.Select(known => Array.FindIndex(names, name => known.Contains(name))).ToArray();
        var missing = Wanted.Where((_, i) => positions[i] == Missing && (i < Optional || named.InOrder[i] is not null))
            .ToArray();
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
}
