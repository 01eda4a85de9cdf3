using System.Text.Json;
using Plimsoll.Core.Market;

namespace Plimsoll.Venues.Binance.Wire;

/// <summary>A word of the private stream about an order; both markets use the same letters.</summary>
internal sealed record OrderUpdate
{
    public required string Symbol { get; init; }

    public required string ClientOrderId { get; init; }

    public required string VenueOrderId { get; init; }

    /// <summary>What happened: <c>NEW</c>, <c>TRADE</c>, <c>CANCELED</c> …</summary>
    public required string Event { get; init; }

    public required WireOrderStatus Status { get; init; }

    public required Timestamp Time { get; init; }

    /// <summary>Why, when it was refused.</summary>
    public required string Reason { get; init; }

    /// <summary>Null where nothing was executed.</summary>
    public WireTrade? Trade { get; init; }

    /// <summary>The venue's own order, against the will of the account.</summary>
    public bool IsForced =>
        ClientOrderId.StartsWith("autoclose-", StringComparison.Ordinal)
        || ClientOrderId.StartsWith("adl_autoclose", StringComparison.Ordinal)
        || ClientOrderId.StartsWith("settlement_autoclose-", StringComparison.Ordinal);

    /// <param name="order">The part of the message with the order.</param>
    public static OrderUpdate Read(JsonElement order)
    {
        var what = order.Text("x");
        var number = WireOrder.Number(order.Long("i"));
        return new OrderUpdate
        {
            Symbol = order.Text("s"),
            ClientOrderId = NameIn(order, what),
            VenueOrderId = number,
            Event = what,
            Status = WireOrder.StatusOf(order.Text("X")),
            Time = order.Time("T"),
            Reason = order.TextOrNull("r") ?? "",
            Trade = order.DecimalOrNull("l") is > 0m ? TradeIn(order, number) : null,
        };
    }

    // A cancel has a name of its own; that of the order it ended then stands elsewhere.
    private static string NameIn(JsonElement order, string what) =>
        what == "CANCELED" && order.TextOrNull("C") is { Length: > 0 } original && original != "null"
            ? original
            : order.Text("c");

    private static WireTrade TradeIn(JsonElement order, string number) => new()
    {
        Symbol = order.Text("s"),
        TradeId = WireOrder.Number(order.Long("t")),
        VenueOrderId = number,
        Side = WireOrder.SideOf(order.Text("S")),
        Price = order.Decimal("L"),
        Quantity = order.Decimal("l"),
        Commission = order.DecimalOrNull("n") ?? 0m,
        CommissionAsset = order.TextOrNull("N") ?? "",
        IsMaker = order.Flag("m"),
        Time = order.Time("T"),
    };
}
