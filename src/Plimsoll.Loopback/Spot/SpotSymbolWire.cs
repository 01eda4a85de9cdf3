using System.Text.Json.Nodes;
using Plimsoll.Loopback.Market;
using Plimsoll.Loopback.Wire;

namespace Plimsoll.Loopback.Spot;

/// <summary>A spot symbol with its filters in <c>exchangeInfo</c>.</summary>
internal static class SpotSymbolWire
{
    private const int Precision = 8;

    public static JsonObject Of(VenueSymbol symbol) => new()
    {
        ["symbol"] = symbol.Name,
        ["status"] = WireName.Of(symbol.Status),
        ["baseAsset"] = symbol.Base,
        ["baseAssetPrecision"] = Precision,
        ["quoteAsset"] = symbol.Quote,
        ["quotePrecision"] = Precision,
        ["quoteAssetPrecision"] = Precision,
        ["baseCommissionPrecision"] = Precision,
        ["quoteCommissionPrecision"] = Precision,
        ["orderTypes"] = new JsonArray(
            "LIMIT", "LIMIT_MAKER", "MARKET", "STOP_LOSS", "STOP_LOSS_LIMIT", "TAKE_PROFIT", "TAKE_PROFIT_LIMIT"),
        ["icebergAllowed"] = false,
        ["ocoAllowed"] = true,
        ["otoAllowed"] = false,
        ["quoteOrderQtyMarketAllowed"] = true,
        ["allowTrailingStop"] = false,
        ["cancelReplaceAllowed"] = false,
        ["amendAllowed"] = false,
        ["isSpotTradingAllowed"] = true,
        ["isMarginTradingAllowed"] = false,
        ["filters"] = Filters(symbol),
        ["permissions"] = new JsonArray(),
        ["permissionSets"] = new JsonArray(new JsonArray("SPOT")),
        ["defaultSelfTradePreventionMode"] = SpotWire.SelfTradePrevention,
        ["allowedSelfTradePreventionModes"] = new JsonArray(SpotWire.SelfTradePrevention),
    };

    private static JsonArray Filters(VenueSymbol symbol) =>
    [
        new JsonObject
        {
            ["filterType"] = "PRICE_FILTER",
            ["minPrice"] = WireNumber.Of(symbol.MinPrice),
            ["maxPrice"] = WireNumber.Of(symbol.MaxPrice),
            ["tickSize"] = WireNumber.Of(symbol.Tick),
        },
        Lot("LOT_SIZE", symbol, symbol.MaxQuantity),
        Lot("MARKET_LOT_SIZE", symbol with { MinQuantity = 0m, Step = 0m }, symbol.MaxMarketQuantity),
        new JsonObject
        {
            ["filterType"] = "PERCENT_PRICE_BY_SIDE",
            ["bidMultiplierUp"] = Multiplier(symbol.PriceBand.Up),
            ["bidMultiplierDown"] = Multiplier(symbol.PriceBand.Down),
            ["askMultiplierUp"] = Multiplier(symbol.PriceBand.Up),
            ["askMultiplierDown"] = Multiplier(symbol.PriceBand.Down),
            ["avgPriceMins"] = SpotFilters.AverageMinutes,
        },
        new JsonObject
        {
            ["filterType"] = "NOTIONAL",
            ["minNotional"] = WireNumber.Of(symbol.MinNotional),
            ["applyMinToMarket"] = true,
            ["maxNotional"] = WireNumber.Of(symbol.MaxNotional),
            ["applyMaxToMarket"] = true,
            ["avgPriceMins"] = SpotFilters.AverageMinutes,
        },
        new JsonObject { ["filterType"] = "MAX_NUM_ORDERS", ["maxNumOrders"] = symbol.MaxOrders },
        new JsonObject { ["filterType"] = "MAX_NUM_ALGO_ORDERS", ["maxNumAlgoOrders"] = symbol.MaxAlgoOrders },
    ];

    private static JsonObject Lot(string type, VenueSymbol symbol, decimal most) => new()
    {
        ["filterType"] = type,
        ["minQty"] = WireNumber.Of(symbol.MinQuantity),
        ["maxQty"] = WireNumber.Of(most),
        ["stepSize"] = WireNumber.Of(symbol.Step),
    };

    private static string Multiplier(decimal value) => WireNumber.Of(value, WireNumber.DigitsOf(value));
}
