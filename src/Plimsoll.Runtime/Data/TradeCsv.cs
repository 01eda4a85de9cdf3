using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Runtime.Data;

/// <summary>Writes trades as a CSV that <see cref="TradeFile"/> reads back to the same bits.</summary>
public static class TradeCsv
{
    /// <summary>The first line.</summary>
    public static string HeadOf(TradeTable table) => table == TradeTable.Binance
        ? "id,price,qty,quote_qty,time,is_buyer_maker,is_best_match\n"
        : "time,price,quantity,side\n";

    /// <summary>One row. A trade whose venue gave it no number has its own in the session.</summary>
    public static void Write(TextWriter writer, in TradeTick tick, TradeTable table)
    {
        var trade = tick.Trade;
        writer.Write(table == TradeTable.Binance ? Binance(in tick) : FormattableString.Invariant(
            $"{trade.Time},{trade.Price},{trade.Quantity},{(trade.IsBuyerMaker ? "sell" : "buy")}\n"));
    }

    private static string Binance(in TradeTick tick)
    {
        var trade = tick.Trade;
        var id = tick.VenueId ?? trade.Sequence;
        var isBuyerMaker = trade.IsBuyerMaker ? "True" : "False";
        return FormattableString.Invariant(
            $"{id},{trade.Price},{trade.Quantity},{trade.Price * trade.Quantity},{trade.Time.Micros},{isBuyerMaker},True\n");
    }
}
