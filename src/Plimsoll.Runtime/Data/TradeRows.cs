using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;
using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Data;

/// <summary>Reads rows as market trades. What is wrong with a row is a <see cref="DataFileException"/> with its line.</summary>
internal sealed class TradeRows
{
    private const int FieldCount = 6;
    private const int MaxShown = 1_000;
    private readonly CsvLines _lines;
    private readonly TradeColumns _columns;
    private readonly CsvFields _fields;
    private readonly Action<RejectedRow>? _rejected;
    private bool _wasRejected;
    private Timestamp _lastTime = Timestamp.MinValue;
    private long _lastId = long.MinValue;
    private double _lastPrice = double.NaN;
    private bool _lastIsSale;
    private long _count;
    private Trade? _first;

    public TradeRows(CsvLines lines, TradeFileOptions options)
    {
        (_lines, _rejected) = (lines, options.Rejected);
        if (!TryReadText(out var first))
            throw lines.Problem(DataFileException.Empty, null, "there is not a single row in it");
        _columns = TradeColumns.Detect(first, lines);
        _fields = new CsvFields(lines, _columns, options.LatestTime);
        if (!_columns.HasHeader && TryParse(first, out var trade))
            _first = trade;
    }

    public string Format => _columns.Format;

    /// <summary>Of the trade that was read last; null where it is no number, or there is none.</summary>
    public long? LastId { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryRead(out Trade trade)
    {
        if (_first is { } first)
        {
            (trade, _first) = (first, null);
            return true;
        }

        while (TryReadText(out var line))
            if (TryParse(line, out trade))
                return true;
        trade = default;
        return _count > 0 || _wasRejected ? false : throw _lines.Problem(
            DataFileException.Empty, null, "there is not a single row in it");
    }

    private bool TryParse(ReadOnlySpan<byte> line, out Trade trade)
    {
        try
        {
            trade = Parse(line);
            return true;
        }
        catch (DataFileException bad) when (_rejected is not null && bad.Line == _lines.Line)
        {
            var shown = Encoding.UTF8.GetString(line.Length > MaxShown ? line[..MaxShown] : line);
            _rejected(new RejectedRow(bad.Line.Value, bad.Code, bad.Reason, shown));
            _wasRejected = true;
            trade = default;
            return false;
        }
    }

    // Empty lines are no rows: many tools end a file with one.
    private bool TryReadText(out ReadOnlySpan<byte> line)
    {
        while (_lines.TryRead(out line))
            if (!line.IsEmpty)
                return true;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Trade Parse(ReadOnlySpan<byte> line)
    {
        Span<Range> fields = stackalloc Range[FieldCount];
        _fields.Split(line, fields);
        var time = _fields.Time(line[fields[TradeColumns.Time]]);
        var price = _fields.Number(line, fields, TradeColumns.Price);
        var quantity = _fields.Number(line, fields, TradeColumns.Quantity);
        if (price <= 0 || quantity <= 0)
            throw _lines.Problem(
                DataFileException.BadTrade, FormattableString.Invariant(
                    $"price {price} and quantity {quantity} must be above 0"));
        if (time < _lastTime && _rejected is null)
            throw _lines.Problem(DataFileException.BadTimeOrder, $"{time} comes after {_lastTime}");
        if (_columns.Positions[TradeColumns.Id] >= 0)
            CheckId(line[fields[TradeColumns.Id]]);
        var isSale = IsSale(line, fields, price);
        (_lastTime, _lastPrice, _lastIsSale) = (time, price, isSale);
        return new Trade(time, price, quantity, isSale, ++_count);
    }

    // Ids of other venues may be words: they order nothing.
    private void CheckId(ReadOnlySpan<byte> text)
    {
        LastId = null;
        if (!Utf8Parser.TryParse(text, out long id, out var used) || used != text.Length)
            return;
        if (id <= _lastId)
            throw _lines.Problem(
                DataFileException.BadTimeOrder,
                id == _lastId ? $"the trade {id} is there twice" : $"trade {id} comes after {_lastId}");
        (LastId, _lastId) = (id, id);
    }

    // Without a side the direction of the price tells it, as far as it can (C. Lee and M. Ready, 1991, the tick test).
    private bool IsSale(ReadOnlySpan<byte> line, ReadOnlySpan<Range> fields, double price)
    {
        if (_columns.Positions[TradeColumns.IsBuyerMaker] >= 0)
            return Flag(line[fields[TradeColumns.IsBuyerMaker]]);
        if (_columns.Positions[TradeColumns.Side] >= 0)
            return IsSell(line[fields[TradeColumns.Side]]);
        return price < _lastPrice || (price == _lastPrice && _lastIsSale);
    }

    private bool Flag(ReadOnlySpan<byte> text) =>
        Is(text, "true") || Is(text, "1") || (Is(text, "false") || Is(text, "0") ? false : throw _lines.Problem(
            DataFileException.BadTrade, $"is_buyer_maker '{CsvFields.Shown(text)}' is neither true nor false"));

    private bool IsSell(ReadOnlySpan<byte> text) =>
        Is(text, "sell") || Is(text, "s") || (Is(text, "buy") || Is(text, "b") ? false : throw _lines.Problem(
            DataFileException.BadTrade, $"side '{CsvFields.Shown(text)}' is neither buy nor sell"));

    private static bool Is(ReadOnlySpan<byte> text, string word) => Ascii.EqualsIgnoreCase(text, word);
}
