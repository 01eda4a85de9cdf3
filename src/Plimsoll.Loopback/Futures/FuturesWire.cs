using System.Globalization;
using System.Text.Json.Nodes;
using Plimsoll.Loopback.Market;
using Plimsoll.Loopback.Orders;
using Plimsoll.Loopback.Wire;

namespace Plimsoll.Loopback.Futures;

/// <summary>Futures orders, fills and symbols as the REST interface writes them.</summary>
internal static class FuturesWire
{
    public const string Asset = "USDT";
    public const string PositionSide = "BOTH";
    public const string SelfTradePrevention = "EXPIRE_MAKER";

    private const int EntryDigits = 5;

    public static string MarginType(FuturesPosition position) => position.IsIsolated ? "isolated" : "cross";

    public static string Average(VenueOrder order) => WireNumber.Of(order.AveragePrice, EntryDigits);

    public static string ActualId(AlgoOrder order) =>
        order.Actual?.Id.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>An order as it stands; <paramref name="isAck"/>: as it was when it came in, before any match.</summary>
    public static JsonObject Order(VenueOrder order, bool isAck = false) => new()
    {
        ["orderId"] = order.Id,
        ["symbol"] = order.Symbol.Name,
        ["status"] = WireName.Of(isAck ? OrderStatus.New : order.Status),
        ["clientOrderId"] = order.ClientId,
        ["price"] = order.Symbol.PriceText(order.Price),
        ["avgPrice"] = isAck ? "0.00" : Average(order),
        ["origQty"] = order.Symbol.QuantityText(order.Quantity),
        ["executedQty"] = order.Symbol.QuantityText(isAck ? 0m : order.Executed),
        ["cumQty"] = order.Symbol.QuantityText(isAck ? 0m : order.Executed),
        ["cumQuote"] = WireNumber.Of(isAck ? 0m : order.ExecutedQuote, EntryDigits),
        ["timeInForce"] = WireName.Of(order.TimeInForce),
        ["type"] = WireName.Of(order.Type),
        ["reduceOnly"] = order.IsReduceOnly,
        ["closePosition"] = false,
        ["side"] = WireName.Of(order.Side),
        ["positionSide"] = PositionSide,
        ["stopPrice"] = order.Symbol.PriceText(order.StopPrice),
        ["workingType"] = WireName.Of(WorkingType.ContractPrice),
        ["priceProtect"] = false,
        ["origType"] = WireName.Of(order.Type),
        ["priceMatch"] = "NONE",
        ["selfTradePreventionMode"] = SelfTradePrevention,
        ["goodTillDate"] = 0,
        ["time"] = order.CreatedAt,
        ["updateTime"] = order.UpdatedAt,
    };

    public static JsonObject Trade(VenueOrder order, VenueFill fill) => new()
    {
        ["symbol"] = order.Symbol.Name,
        ["id"] = fill.TradeId,
        ["orderId"] = order.Id,
        ["side"] = WireName.Of(order.Side),
        ["price"] = order.Symbol.PriceText(fill.Price),
        ["qty"] = order.Symbol.QuantityText(fill.Quantity),
        ["realizedPnl"] = WireNumber.Of(fill.RealizedProfit),
        ["quoteQty"] = WireNumber.Of(fill.QuoteQuantity),
        ["commission"] = WireNumber.Of(fill.Commission),
        ["commissionAsset"] = fill.CommissionAsset,
        ["time"] = fill.Time,
        ["positionSide"] = PositionSide,
        ["buyer"] = order.IsBuy,
        ["maker"] = fill.IsMaker,
    };

    public static JsonObject Algo(AlgoOrder order) => new()
    {
        ["algoId"] = order.Id,
        ["clientAlgoId"] = order.ClientId,
        ["algoType"] = "CONDITIONAL",
        ["orderType"] = WireName.Of(order.Type),
        ["symbol"] = order.Symbol.Name,
        ["side"] = WireName.Of(order.Side),
        ["positionSide"] = PositionSide,
        ["timeInForce"] = WireName.Of(order.TimeInForce),
        ["quantity"] = order.Symbol.QuantityText(order.Quantity),
        ["algoStatus"] = WireName.Of(order.Status),
        ["actualOrderId"] = ActualId(order),
        ["actualPrice"] = order.Symbol.PriceText(order.Actual?.AveragePrice ?? 0m),
        ["triggerPrice"] = order.Symbol.PriceText(order.TriggerPrice),
        ["price"] = order.Symbol.PriceText(order.Price),
        ["icebergQuantity"] = null,
        ["selfTradePreventionMode"] = SelfTradePrevention,
        ["workingType"] = WireName.Of(order.WorkingType),
        ["priceMatch"] = "NONE",
        ["closePosition"] = order.IsClosePosition,
        ["priceProtect"] = false,
        ["reduceOnly"] = order.IsReduceOnly,
        ["createTime"] = order.CreatedAt,
        ["updateTime"] = order.UpdatedAt,
        ["triggerTime"] = order.TriggeredAt,
        ["goodTillDate"] = 0,
    };

    /// <summary>A contract with its filters in <c>exchangeInfo</c>.</summary>
    public static JsonObject Symbol(VenueSymbol symbol) => new()
    {
        ["symbol"] = symbol.Name,
        ["pair"] = symbol.Name,
        ["contractType"] = "PERPETUAL",
        ["deliveryDate"] = 4_133_404_800_000,
        ["onboardDate"] = 1_569_398_400_000,
        ["status"] = symbol.Status == SymbolStatus.Trading ? "TRADING" : "SETTLING",
        ["maintMarginPercent"] = "2.5000",
        ["requiredMarginPercent"] = "5.0000",
        ["baseAsset"] = symbol.Base,
        ["quoteAsset"] = symbol.Quote,
        ["marginAsset"] = Asset,
        ["pricePrecision"] = symbol.PriceDigits,
        ["quantityPrecision"] = symbol.QuantityDigits,
        ["baseAssetPrecision"] = 8,
        ["quotePrecision"] = 8,
        ["underlyingType"] = "COIN",
        ["underlyingSubType"] = new JsonArray("PoW"),
        ["triggerProtect"] = "0.0500",
        ["liquidationFee"] = "0.012500",
        ["marketTakeBound"] = "0.05",
        ["filters"] = Filters(symbol),
        ["orderTypes"] = new JsonArray("LIMIT", "MARKET", "STOP", "STOP_MARKET", "TAKE_PROFIT", "TAKE_PROFIT_MARKET"),
        ["timeInForce"] = new JsonArray("GTC", "IOC", "FOK", "GTX"),
    };

    private static JsonArray Filters(VenueSymbol symbol) =>
    [
        new JsonObject
        {
            ["filterType"] = "PRICE_FILTER",
            ["minPrice"] = symbol.PriceText(symbol.MinPrice),
            ["maxPrice"] = symbol.PriceText(symbol.MaxPrice),
            ["tickSize"] = symbol.PriceText(symbol.Tick),
        },
        Lot("LOT_SIZE", symbol, symbol.MaxQuantity),
        Lot("MARKET_LOT_SIZE", symbol, symbol.MaxMarketQuantity),
        new JsonObject { ["filterType"] = "MAX_NUM_ORDERS", ["limit"] = symbol.MaxOrders },
        new JsonObject { ["filterType"] = "MAX_NUM_ALGO_ORDERS", ["limit"] = symbol.MaxAlgoOrders },
        new JsonObject { ["filterType"] = "MIN_NOTIONAL", ["notional"] = WireNumber.Of(symbol.MinNotional, 0) },
        new JsonObject
        {
            ["filterType"] = "PERCENT_PRICE",
            ["multiplierUp"] = WireNumber.Of(symbol.PriceBand.Up, 4),
            ["multiplierDown"] = WireNumber.Of(symbol.PriceBand.Down, 4),
            ["multiplierDecimal"] = "4",
        },
    ];

    private static JsonObject Lot(string type, VenueSymbol symbol, decimal most) => new()
    {
        ["filterType"] = type,
        ["minQty"] = symbol.QuantityText(symbol.MinQuantity),
        ["maxQty"] = symbol.QuantityText(most),
        ["stepSize"] = symbol.QuantityText(symbol.Step),
    };
}
