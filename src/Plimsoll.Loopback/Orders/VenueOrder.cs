using Plimsoll.Loopback.Accounts;
using Plimsoll.Loopback.Market;

namespace Plimsoll.Loopback.Orders;

/// <summary>An order as the venue knows it.</summary>
internal sealed class VenueOrder
{
    public required long Id { get; init; }

    public required string ClientId { get; init; }

    public required VenueAccount Account { get; init; }

    public required VenueSymbol Symbol { get; init; }

    public required OrderSide Side { get; init; }

    public required OrderType Type { get; init; }

    public TimeInForce TimeInForce { get; init; }

    /// <summary>0 where the type has none.</summary>
    public decimal Price { get; init; }

    /// <summary>0 where the type has none.</summary>
    public decimal StopPrice { get; init; }

    /// <summary>Base units; set while it fills where a quote quantity was asked for.</summary>
    public decimal Quantity { get; set; }

    /// <summary>Quote units of a market order that asks for so much; otherwise 0.</summary>
    public decimal QuoteQuantity { get; init; }

    public bool IsReduceOnly { get; init; }

    /// <summary>The pair of orders that it belongs to; −1 for none.</summary>
    public long ListId { get; init; } = -1;

    /// <summary>Milliseconds of the venue's clock.</summary>
    public required long CreatedAt { get; init; }

    public long UpdatedAt { get; set; }

    /// <summary>When it came to the book; −1 while a stop waits.</summary>
    public long WorkingAt { get; set; } = -1;

    public OrderStatus Status { get; set; } = OrderStatus.New;

    public decimal Executed { get; set; }

    /// <summary>Quote units of all fills.</summary>
    public decimal ExecutedQuote { get; set; }

    /// <summary>What is still held back for it, in the asset that it gives.</summary>
    public decimal Locked { get; set; }

    /// <summary>The archive has swallowed it: the venue says that it does not exist.</summary>
    public bool IsForgotten { get; set; }

    /// <summary>A fill-or-kill that cannot be filled whole: it ends without a match.</summary>
    public bool IsHopeless { get; set; }

    /// <summary>The name that the request to cancel it had; null while nobody asked.</summary>
    public string? CancelId { get; set; }

    public List<VenueFill> Fills { get; } = [];

    public bool IsBuy => Side == OrderSide.Buy;

    public bool IsOpen => Status is OrderStatus.New or OrderStatus.PartiallyFilled;

    public bool IsWorking => WorkingAt >= 0;

    public decimal Remaining => Quantity - Executed;

    public decimal AveragePrice => Executed == 0m ? 0m : ExecutedQuote / Executed;

    public bool IsConditional => Type is OrderType.StopLoss or OrderType.StopLossLimit or OrderType.TakeProfit
        or OrderType.TakeProfitLimit;

    /// <summary>Takes what is there, at any price.</summary>
    public bool IsMarket => Type is OrderType.Market or OrderType.StopLoss or OrderType.TakeProfit
        or OrderType.Liquidation;

    /// <summary>Whether an opposite offer at this price may be taken.</summary>
    public bool Reaches(decimal offer) => IsMarket || (IsBuy ? offer <= Price : offer >= Price);
}
