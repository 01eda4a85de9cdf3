using System.Text.Json.Nodes;
using Plimsoll.Loopback.Market;
using Plimsoll.Loopback.Orders;
using Plimsoll.Loopback.Wire;

namespace Plimsoll.Loopback.Spot;

/// <summary>Spot's public market data.</summary>
internal sealed class SpotMarketRoutes(SpotDesk desk, VenueClock clock)
{
    private const int UsualDepth = 100;
    private const int MostDepth = 5_000;
    private const int MostKlines = 1_000;
    private const string Chosen = "symbol symbols symbolStatus";

    public IEnumerable<Route> All() =>
    [
        Get("ping", 1, "", _ => new JsonObject()),
        Get("time", 1, "", _ => new JsonObject { ["serverTime"] = clock.Shown }),
        Get("exchangeInfo", 20, Chosen + " permissions showPermissionSets", ExchangeInfo),
        Get("depth", 0, "symbol limit symbolStatus", Depth),
        Get("trades", 25, "symbol limit", call => MarketWire.Trades(MarketOf(call), call.Parameters)),
        Get("historicalTrades", 25, "symbol limit fromId", call => MarketWire.Trades(MarketOf(call), call.Parameters)),
        Get("aggTrades", 4, "symbol fromId startTime endTime limit",
            call => MarketWire.AggregateTrades(MarketOf(call), call.Parameters)),
        Get("klines", 2, "symbol interval startTime endTime timeZone limit",
            call => MarketWire.Klines(MarketOf(call), call.Parameters, MostKlines)),
        Get("avgPrice", 2, "symbol", AveragePrice),
        Get("ticker/price", 4, Chosen, call => Each(call, Price)),
        Get("ticker/bookTicker", 4, Chosen, call => Each(call, MarketWire.BestOffers)),
        Get("ticker/24hr", 80, Chosen + " type", call => Each(call, Day)),
    ];

    private static Route Get(string path, int weight, string names, Func<Call, JsonNode> answer) =>
        new("GET", "/api/v3/" + path, Security.None, weight, names, answer);

    private SymbolMarket MarketOf(Call call) => desk.Market(call.Parameters.Symbol());

    private JsonNode Each(Call call, Func<SymbolMarket, JsonObject> row) =>
        SymbolSelection.Answer(call.Parameters, desk.Markets, row);

    private JsonNode Depth(Call call)
    {
        var market = MarketOf(call);
        var limit = call.Parameters.Limit(UsualDepth, MostDepth);
        call.ExtraWeight = limit switch { <= 100 => 5, <= 500 => 25, <= 1_000 => 50, _ => 250 };
        return new JsonObject
        {
            ["lastUpdateId"] = market.UpdateId,
            ["bids"] = MarketWire.Levels(market, OrderSide.Buy, limit),
            ["asks"] = MarketWire.Levels(market, OrderSide.Sell, limit),
        };
    }

    private JsonNode AveragePrice(Call call)
    {
        var market = MarketOf(call);
        return new JsonObject
        {
            ["mins"] = SpotFilters.AverageMinutes,
            ["price"] = market.Symbol.PriceText(market.Tape.AveragePrice(SpotFilters.AverageMinutes)),
            ["closeTime"] = market.Tape.Trades is [.., var last] ? last.Time : clock.Now,
        };
    }

    private static JsonObject Price(SymbolMarket market) => new()
    {
        ["symbol"] = market.Symbol.Name,
        ["price"] = market.Symbol.PriceText(market.Tape.LastPrice),
    };

    private JsonObject Day(SymbolMarket market)
    {
        var row = MarketWire.Day24(market, clock.Now);
        foreach (var (name, value) in MarketWire.BestOffers(market))
            row[name] = value?.DeepClone();
        row["prevClosePrice"] = row["openPrice"]?.DeepClone();
        return row;
    }

    private JsonNode ExchangeInfo(Call call) => new JsonObject
    {
        ["timezone"] = "UTC",
        ["serverTime"] = clock.Shown,
        ["rateLimits"] = new JsonArray(
            RateLimits.Row("REQUEST_WEIGHT", "MINUTE", 1, RateLimits.SpotWeight),
            RateLimits.Row("ORDERS", "SECOND", 10, RateLimits.SpotOrders),
            RateLimits.Row("ORDERS", "DAY", 1, RateLimits.SpotDayOrders)),
        ["exchangeFilters"] = new JsonArray(),
        ["symbols"] = new JsonArray([.. SymbolSelection.Chosen(call.Parameters, desk.Markets)
            .Select(JsonNode (market) => SpotSymbolWire.Of(market.Symbol))]),
    };
}
