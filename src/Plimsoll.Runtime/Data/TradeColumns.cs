using System.Text;

namespace Plimsoll.Runtime.Data;

/// <summary>Where a row of market trades keeps what: time, price, quantity, id, side and whether the buyer was maker.</summary>
internal sealed record TradeColumns : CsvColumns
{
    public const int Time = 0;
    public const int Price = 1;
    public const int Quantity = 2;
    public const int Id = 3;
    public const int Side = 4;
    public const int IsBuyerMaker = 5;

    private static readonly string[] Wanted = ["time", "price", "quantity", "id", "side", "is_buyer_maker"];

    private static readonly string[][] Aliases =
    [
        ["time", "timestamp", "timestamp_ms", "date", "datetime", "date_time", "transact_time", "trade_time"],
        ["price", "p"],
        ["quantity", "qty", "q", "size", "amount", "volume"],
        ["id", "agg_trade_id", "trade_id"],
        ["side", "taker_side", "aggressor"],
        ["is_buyer_maker", "was_the_buyer_the_maker", "isbuyermaker"],
    ];

    public override IReadOnlyList<string> Names => Wanted;

    public override string BadRow => DataFileException.BadTrade;

    public required string Format { get; init; }

    public static TradeColumns Detect(ReadOnlySpan<byte> firstLine, CsvLines lines)
    {
        var delimiter = DelimiterOf(firstLine);
        var fields = Encoding.UTF8.GetString(firstLine).Split((char)delimiter, StringSplitOptions.TrimEntries);
        return IsHeader(fields[0])
            ? FromHeader([.. fields.Select(Normalize)], delimiter, lines)
            : Binance(fields, delimiter, lines);
    }

    private static TradeColumns FromHeader(string[] names, byte delimiter, CsvLines lines)
    {
        var positions = Aliases.Select(aliases => Array.FindIndex(names, aliases.Contains)).ToArray();
        var missing = Wanted[..3].Where((_, field) => positions[field] == Missing).ToArray();
        if (missing.Length > 0)
            throw lines.Problem(
                DataFileException.BadFormat,
                $"no column {string.Join(", ", missing)}; the header has {string.Join(", ", names)}");
        var format = names.Contains("agg_trade_id") ? "binance-agg-trades"
            : names.Contains("quote_qty") ? "binance-trades" : "csv";
        return new TradeColumns
        {
            Delimiter = delimiter,
            Positions = positions,
            Count = positions.Max() + 1,
            HasHeader = true,
            Format = format,
        };
    }

    // Trades: id, price, qty, quote_qty, time, is_buyer_maker[, is_best_match]; aggregated: id, price, quantity, first
    // id, last id, time, is_buyer_maker[, is_best_match]. Of seven columns the sixth tells them apart.
    private static TradeColumns Binance(string[] fields, byte delimiter, CsvLines lines)
    {
        if (fields.Length is < 6 or > 8)
            throw lines.Problem(
                DataFileException.BadFormat,
                $"no header and {fields.Length} columns: expected a header that names time, price, quantity (and side), "
                + "or the 6 to 8 columns of a Binance file of trades or aggregated trades");
        var isAggregated = fields.Length == 8 || (fields.Length == 7 && !bool.TryParse(fields[5], out _));
        return new TradeColumns
        {
            Delimiter = delimiter,
            Positions = isAggregated ? [5, 1, 2, 0, Missing, 6] : [4, 1, 2, 0, Missing, 5],
            Count = fields.Length,
            HasHeader = false,
            Format = isAggregated ? "binance-agg-trades" : "binance-trades",
        };
    }
}
