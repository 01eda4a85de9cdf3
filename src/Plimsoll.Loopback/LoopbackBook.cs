using System.Text.Json.Nodes;
using Plimsoll.Loopback.Futures;
using Plimsoll.Loopback.Orders;
using Plimsoll.Loopback.Wire;

namespace Plimsoll.Loopback;

/// <summary>
/// The venue's own book for whoever checks a client: every order, every fill and every conditional order that there was,
/// one JSON line each, whatever the wire said of it. What a conditional order becomes is an order of the same name.
/// </summary>
internal static class LoopbackBook
{
    public static string Write(Venue venue) => string.Concat(
        venue.Spot.Archive.All.Concat(venue.Futures.Archive.All)
            .SelectMany(order => order.Fills.Select(fill => Fill(order, fill)).Prepend(Order(order)))
            .Concat(venue.Futures.Algos.All.Select(Conditional))
            .Select(line => line.ToJsonString(VenueJson.Options) + "\n"));

    private static JsonObject Order(VenueOrder order) => new()
    {
        ["kind"] = "order",
        ["market"] = Market(order),
        ["account"] = order.Account.Id,
        ["symbol"] = order.Symbol.Name,
        ["orderId"] = order.Id,
        ["clientOrderId"] = order.ClientId,
        ["side"] = WireName.Of(order.Side),
        ["type"] = WireName.Of(order.Type),
        ["quantity"] = WireNumber.Of(order.Quantity),
        ["price"] = WireNumber.Of(order.Price),
        ["status"] = WireName.Of(order.Status),
        ["executed"] = WireNumber.Of(order.Executed),
        ["time"] = order.CreatedAt,
    };

    private static JsonObject Fill(VenueOrder order, VenueFill fill) => new()
    {
        ["kind"] = "fill",
        ["market"] = Market(order),
        ["account"] = order.Account.Id,
        ["symbol"] = order.Symbol.Name,
        ["orderId"] = order.Id,
        ["clientOrderId"] = order.ClientId,
        ["tradeId"] = fill.TradeId,
        ["side"] = WireName.Of(order.Side),
        ["price"] = WireNumber.Of(fill.Price),
        ["quantity"] = WireNumber.Of(fill.Quantity),
        ["commission"] = WireNumber.Of(fill.Commission),
        ["commissionAsset"] = fill.CommissionAsset,
        ["time"] = fill.Time,
    };

    private static JsonObject Conditional(AlgoOrder order) => new()
    {
        ["kind"] = "conditional",
        ["market"] = "futures",
        ["account"] = order.Account.Id,
        ["symbol"] = order.Symbol.Name,
        ["algoId"] = order.Id,
        ["clientOrderId"] = order.ClientId,
        ["side"] = WireName.Of(order.Side),
        ["type"] = WireName.Of(order.Type),
        ["quantity"] = WireNumber.Of(order.Quantity),
        ["triggerPrice"] = WireNumber.Of(order.TriggerPrice),
        ["status"] = WireName.Of(order.Status),
        ["time"] = order.CreatedAt,
    };

    private static string Market(VenueOrder order) => order.Symbol.IsFutures ? "futures" : "spot";
}
