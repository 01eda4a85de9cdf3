using System.Text.Json;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Venues.Binance.Wire;

/// <summary>An execution of an order of the account, from the lists or from the stream.</summary>
internal sealed record WireTrade
{
    public required string Symbol { get; init; }

    public required string TradeId { get; init; }

    public required string VenueOrderId { get; init; }

    public required OrderSide Side { get; init; }

    public required decimal Price { get; init; }

    public required decimal Quantity { get; init; }

    /// <summary>In units of <see cref="CommissionAsset"/>; negative is a rebate.</summary>
    public required decimal Commission { get; init; }

    public required string CommissionAsset { get; init; }

    public required bool IsMaker { get; init; }

    public required Timestamp Time { get; init; }

    public static WireTrade Read(JsonElement trade) => new()
    {
        Symbol = trade.Text("symbol"),
        TradeId = WireOrder.Number(trade.Long("id")),
        VenueOrderId = WireOrder.Number(trade.Long("orderId")),
        Side = trade.TextOrNull("side") is { } side ? WireOrder.SideOf(side)
            : trade.Flag("isBuyer") ? OrderSide.Buy
            : OrderSide.Sell,
        Price = trade.Decimal("price"),
        Quantity = trade.Decimal("qty"),
        Commission = trade.Decimal("commission"),
        CommissionAsset = trade.Text("commissionAsset"),
        IsMaker = trade.Flag("isMaker") || trade.Flag("maker"),
        Time = trade.Time("time"),
    };
}
