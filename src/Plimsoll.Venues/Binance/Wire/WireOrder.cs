using System.Text.Json;
using Plimsoll.Core.Trading;

namespace Plimsoll.Venues.Binance.Wire;

/// <summary>An order as the venue tells it, from any of its endpoints.</summary>
internal sealed record WireOrder
{
    public required string Symbol { get; init; }

    /// <summary>The venue's number; that of a conditional order has an <c>A</c> before it, for it is counted apart.</summary>
    public required string VenueOrderId { get; init; }

    public required string ClientOrderId { get; init; }

    public required OrderSide Side { get; init; }

    public required decimal Quantity { get; init; }

    public required decimal Executed { get; init; }

    public required WireOrderStatus Status { get; init; }

    /// <summary>Number of the order in the market that a triggered conditional order became.</summary>
    public string? ActualOrderId { get; init; }

    public static WireOrder Read(JsonElement order) => new()
    {
        Symbol = order.Text("symbol"),
        VenueOrderId = Number(order.Long("orderId")),
        ClientOrderId = order.Text("clientOrderId"),
        Side = SideOf(order.Text("side")),
        Quantity = order.Decimal("origQty"),
        Executed = order.Decimal("executedQty"),
        Status = StatusOf(order.Text("status")),
    };

    public static WireOrder ReadConditional(JsonElement order) => new()
    {
        Symbol = order.Text("symbol"),
        VenueOrderId = ConditionalId(order.Long("algoId")),
        ClientOrderId = order.Text("clientAlgoId"),
        Side = SideOf(order.Text("side")),
        Quantity = order.DecimalOrNull("quantity") ?? 0m,
        Executed = order.DecimalOrNull("actualQty") ?? order.DecimalOrNull("executedQty") ?? 0m,
        Status = ConditionalStatusOf(order.Text("algoStatus")),
        ActualOrderId = order.LongOrNull("actualOrderId") is { } actual and > 0 ? Number(actual) : null,
    };

    public static string Number(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static string ConditionalId(long number) => $"A{Number(number)}";

    public static OrderSide SideOf(string side) => side switch
    {
        "BUY" => OrderSide.Buy,
        "SELL" => OrderSide.Sell,
        _ => throw WireValue.Bad("side"),
    };

    public static WireOrderStatus StatusOf(string status) => status switch
    {
        "NEW" or "PENDING_NEW" or "PARTIALLY_FILLED" or "PENDING_CANCEL" => WireOrderStatus.Working,
        "FILLED" => WireOrderStatus.Filled,
        "CANCELED" => WireOrderStatus.Cancelled,
        "EXPIRED" or "EXPIRED_IN_MATCH" => WireOrderStatus.Expired,
        "REJECTED" => WireOrderStatus.Rejected,
        _ => throw WireValue.Bad("status"),
    };

    public static WireOrderStatus ConditionalStatusOf(string status) => status switch
    {
        "NEW" or "TRIGGERING" => WireOrderStatus.Working,
        "TRIGGERED" or "FINISHED" => WireOrderStatus.Triggered,
        "CANCELED" => WireOrderStatus.Cancelled,
        "EXPIRED" => WireOrderStatus.Expired,
        "REJECTED" => WireOrderStatus.Rejected,
        _ => throw WireValue.Bad("algoStatus"),
    };
}
