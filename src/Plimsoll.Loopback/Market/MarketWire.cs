using System.Text.Json.Nodes;
using Plimsoll.Loopback.Orders;
using Plimsoll.Loopback.Wire;

namespace Plimsoll.Loopback.Market;

/// <summary>Public market data as both sides of the venue write it.</summary>
internal static class MarketWire
{
    private const int UsualRows = 500;
    private const int MostRows = 1_000;
    private const long Day = 24 * 60 * KlineInterval.Minute;

    public static JsonArray Levels(SymbolMarket market, OrderSide side, int limit) =>
        new([.. market.Depth(side).Take(limit).Select(level => Level(market.Symbol, level))]);

    public static JsonNode Level(VenueSymbol symbol, (decimal Price, decimal Quantity) level) =>
        new JsonArray(symbol.PriceText(level.Price), symbol.QuantityText(level.Quantity));

    public static JsonArray Trades(SymbolMarket market, Parameters parameters) =>
        new([.. Chosen(market.Tape.Trades, parameters).Select(JsonNode (trade) =>
        {
            var row = new JsonObject
            {
                ["id"] = trade.Id,
                ["price"] = market.Symbol.PriceText(trade.Price),
                ["qty"] = market.Symbol.QuantityText(trade.Quantity),
                ["quoteQty"] = market.Symbol.PriceText(trade.QuoteQuantity),
                ["time"] = trade.Time,
                ["isBuyerMaker"] = trade.IsBuyerMaker,
            };
            if (!market.Symbol.IsFutures)
                row["isBestMatch"] = true;
            return row;
        })]);

    // The newest, or from a number on.
    private static IEnumerable<PublicTrade> Chosen(IReadOnlyList<PublicTrade> trades, Parameters parameters)
    {
        var limit = parameters.Limit(UsualRows, MostRows);
        return parameters.OptionalLong("fromId") is { } from
            ? trades.Skip(FirstFrom(trades, from)).Take(limit)
            : trades.TakeLast(limit);
    }

    private static int FirstFrom(IReadOnlyList<PublicTrade> trades, long from)
    {
        var (low, high) = (0, trades.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = trades[middle].Id < from ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    public static JsonArray AggregateTrades(SymbolMarket market, Parameters parameters)
    {
        var from = parameters.OptionalLong("fromId");
        var (start, end) = (parameters.OptionalLong("startTime"), parameters.OptionalLong("endTime"));
        var limit = parameters.Limit(UsualRows, MostRows);
        if (from is not null && (start ?? end) is not null)
            throw VenueErrors.OptionalCombination;
        var trades = market.Tape.Trades.Where(trade => (from is null || trade.Id >= from)
            && (start is null || trade.Time >= start) && (end is null || trade.Time <= end));
        var rows = (from ?? start) is null ? trades.TakeLast(limit) : trades.Take(limit);
        return new JsonArray([.. rows.Select(JsonNode (trade) =>
        {
            var row = new JsonObject
            {
                ["a"] = trade.Id,
                ["p"] = market.Symbol.PriceText(trade.Price),
                ["q"] = market.Symbol.QuantityText(trade.Quantity),
                ["f"] = trade.Id,
                ["l"] = trade.Id,
                ["T"] = trade.Time,
                ["m"] = trade.IsBuyerMaker,
            };
            if (!market.Symbol.IsFutures)
                row["M"] = true;
            return row;
        })]);
    }

    public static JsonArray Klines(SymbolMarket market, Parameters parameters, int most)
    {
        if (!KlineInterval.TryParse(parameters.Text("interval"), out var length))
            throw VenueErrors.Interval;
        var (start, end) = (parameters.OptionalLong("startTime"), parameters.OptionalLong("endTime"));
        var limit = parameters.Limit(UsualRows, most);
        var bars = market.Tape.Klines(length)
            .Where(bar => (start is null || bar.OpenTime >= start) && (end is null || bar.OpenTime <= end));
        return new JsonArray([.. (start is null ? bars.TakeLast(limit) : bars.Take(limit))
            .Select(bar => Kline(market.Symbol, bar))]);
    }

    /// <summary>The last 24 hours in one row.</summary>
    public static JsonObject Day24(SymbolMarket market, long now)
    {
        var bars = market.Tape.Minutes.Where(bar => bar.CloseTime > now - Day).ToList();
        var symbol = market.Symbol;
        var all = bars.Count == 0
            ? Market.Kline.Silent(now - Day, Day, market.Tape.LastPrice)
            : bars.Aggregate((one, next) => one.Then(next));
        var change = all.Close - all.Open;
        return new JsonObject
        {
            ["symbol"] = symbol.Name,
            ["priceChange"] = symbol.PriceText(change),
            ["priceChangePercent"] = WireNumber.Of(all.Open == 0m ? 0m : change / all.Open * 100m, 3),
            ["weightedAvgPrice"] = symbol.PriceText(all.Volume == 0m ? all.Close : all.QuoteVolume / all.Volume),
            ["lastPrice"] = symbol.PriceText(market.Tape.LastPrice),
            ["lastQty"] = symbol.QuantityText(market.Tape.Trades is [.., var last] ? last.Quantity : 0m),
            ["openPrice"] = symbol.PriceText(all.Open),
            ["highPrice"] = symbol.PriceText(all.High),
            ["lowPrice"] = symbol.PriceText(all.Low),
            ["volume"] = symbol.QuantityText(all.Volume),
            ["quoteVolume"] = symbol.PriceText(all.QuoteVolume),
            ["openTime"] = now - Day,
            ["closeTime"] = now,
            ["firstId"] = all.FirstTradeId,
            ["lastId"] = all.LastTradeId,
            ["count"] = all.Count,
        };
    }

    public static JsonObject BestOffers(SymbolMarket market)
    {
        var (bid, ask) = (market.Depth(OrderSide.Buy)[0], market.Depth(OrderSide.Sell)[0]);
        return new JsonObject
        {
            ["symbol"] = market.Symbol.Name,
            ["bidPrice"] = market.Symbol.PriceText(bid.Price),
            ["bidQty"] = market.Symbol.QuantityText(bid.Quantity),
            ["askPrice"] = market.Symbol.PriceText(ask.Price),
            ["askQty"] = market.Symbol.QuantityText(ask.Quantity),
        };
    }

    private static JsonArray Kline(VenueSymbol symbol, Kline bar) => new JsonArray(
        bar.OpenTime,
        symbol.PriceText(bar.Open),
        symbol.PriceText(bar.High),
        symbol.PriceText(bar.Low),
        symbol.PriceText(bar.Close),
        symbol.QuantityText(bar.Volume),
        bar.CloseTime,
        symbol.PriceText(bar.QuoteVolume),
        bar.Count,
        symbol.QuantityText(bar.TakerBuyVolume),
        symbol.PriceText(bar.TakerBuyQuoteVolume),
        "0");
}
