using System.Text.Json.Nodes;
using Plimsoll.Loopback.Market;
using Plimsoll.Loopback.Orders;
using Plimsoll.Loopback.Wire;

namespace Plimsoll.Loopback.Futures;

/// <summary>Public market data of USD-margined perpetuals.</summary>
internal sealed class FuturesMarketRoutes(FuturesDesk desk, VenueClock clock)
{
    private const string Path = "/fapi/v1/";
    private const int UsualDepth = 500;
    private const int MostKlines = 1_500;
    private static readonly int[] Depths = [5, 10, 20, 50, 100, 500, 1_000];

    public IEnumerable<Route> All() =>
    [
        Get("ping", 1, "", _ => new JsonObject()),
        Get("time", 1, "", _ => new JsonObject { ["serverTime"] = clock.Shown }),
        Get("exchangeInfo", 1, "", ExchangeInfo),
        Get("depth", 10, "symbol limit", Depth),
        Get("trades", 5, "symbol limit", call => MarketWire.Trades(MarketOf(call), call.Parameters)),
        Get("aggTrades", 20, "symbol fromId startTime endTime limit",
            call => MarketWire.AggregateTrades(MarketOf(call), call.Parameters)),
        Get("klines", 5, "symbol interval startTime endTime limit",
            call => MarketWire.Klines(MarketOf(call), call.Parameters, MostKlines)),
        Get("premiumIndex", 1, "symbol", call => Each(call, market => desk.Prices.Premium(market, clock.Now))),
        Get("fundingRate", 1, "symbol startTime endTime limit", FundingRates),
        Get("fundingInfo", 1, "", _ => new JsonArray()),
        Get("ticker/price", 2, "symbol", call => Each(call, Price)),
        new("GET", "/fapi/v2/ticker/price", Security.None, 2, "symbol", call => Each(call, Price)),
        Get("ticker/bookTicker", 5, "symbol", call => Each(call, BestOffers)),
        Get("ticker/24hr", 40, "symbol", call => Each(call, market => MarketWire.Day24(market, clock.Now))),
    ];

    private static Route Get(string path, int weight, string names, Func<Call, JsonNode> answer) =>
        new("GET", Path + path, Security.None, weight, names, answer);

    private SymbolMarket MarketOf(Call call) => desk.Market(call.Parameters.Symbol());

    private JsonNode Each(Call call, Func<SymbolMarket, JsonObject> row) =>
        SymbolSelection.Answer(call.Parameters, desk.Markets, row);

    private JsonObject Depth(Call call)
    {
        var market = MarketOf(call);
        var limit = call.Parameters.Limit(UsualDepth, Depths[^1]);
        if (!Depths.Contains(limit))
            throw VenueErrors.BadValue("limit");
        return new JsonObject
        {
            ["lastUpdateId"] = market.UpdateId,
            ["E"] = clock.Shown,
            ["T"] = clock.Now,
            ["bids"] = MarketWire.Levels(market, OrderSide.Buy, limit),
            ["asks"] = MarketWire.Levels(market, OrderSide.Sell, limit),
        };
    }

    private JsonObject Price(SymbolMarket market) => new()
    {
        ["symbol"] = market.Symbol.Name,
        ["price"] = market.Symbol.PriceText(market.Tape.LastPrice),
        ["time"] = clock.Now,
    };

    private JsonObject BestOffers(SymbolMarket market)
    {
        var row = MarketWire.BestOffers(market);
        row["time"] = clock.Now;
        row["lastUpdateId"] = market.UpdateId;
        return row;
    }

    // Every eighth hour since the oldest trade that is still known.
    private JsonArray FundingRates(Call call)
    {
        const int usual = 100;
        var markets = SymbolSelection.Chosen(call.Parameters, desk.Markets);
        var (start, end) = (call.Parameters.OptionalLong("startTime"), call.Parameters.OptionalLong("endTime"));
        var limit = call.Parameters.Limit(usual, 1_000);
        return new JsonArray([.. markets.SelectMany(market => Times(market)
            .Where(time => (start is null || time >= start) && (end is null || time <= end))
            .TakeLast(limit)
            .Select(JsonNode (time) => new JsonObject
            {
                ["symbol"] = market.Symbol.Name,
                ["fundingTime"] = time,
                ["fundingRate"] = WireNumber.Of(FuturesPrices.FundingRate),
                ["markPrice"] = market.Symbol.PriceText(market.MiddlePrice),
            }))]);

        IEnumerable<long> Times(SymbolMarket market)
        {
            var first = market.Tape.Minutes is [var minute, ..] ? minute.OpenTime : clock.Now;
            const long step = FuturesPrices.FundingInterval;
            for (var time = FuturesPrices.NextFunding(first - 1); time <= clock.Now; time += step)
                yield return time;
        }
    }

    private JsonObject ExchangeInfo(Call call) => new()
    {
        ["timezone"] = "UTC",
        ["serverTime"] = clock.Shown,
        ["futuresType"] = "U_MARGINED",
        ["rateLimits"] = new JsonArray(
            RateLimits.Row("REQUEST_WEIGHT", "MINUTE", 1, RateLimits.FuturesWeight),
            RateLimits.Row("ORDERS", "MINUTE", 1, RateLimits.FuturesMinuteOrders),
            RateLimits.Row("ORDERS", "SECOND", 10, RateLimits.FuturesOrders)),
        ["exchangeFilters"] = new JsonArray(),
        ["assets"] = new JsonArray(new JsonObject
        {
            ["asset"] = FuturesWire.Asset,
            ["marginAvailable"] = true,
            ["autoAssetExchange"] = "0",
        }),
        ["symbols"] = new JsonArray([.. desk.Markets.Select(JsonNode (market) => FuturesWire.Symbol(market.Symbol))]),
    };
}
