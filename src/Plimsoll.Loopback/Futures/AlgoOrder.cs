using Plimsoll.Loopback.Accounts;
using Plimsoll.Loopback.Market;
using Plimsoll.Loopback.Orders;
using Plimsoll.Loopback.Wire;

namespace Plimsoll.Loopback.Futures;

/// <summary>A conditional futures order; it becomes an ordinary one when its price is met.</summary>
internal sealed class AlgoOrder
{
    /// <summary>Every name that a new one may send.</summary>
    public const string Names = "algoType symbol side positionSide type timeInForce quantity price triggerPrice "
        + "workingType priceMatch closePosition priceProtect reduceOnly activatePrice callbackRate clientAlgoId "
        + "newOrderRespType selfTradePreventionMode goodTillDate";

    public required long Id { get; init; }

    public required string ClientId { get; init; }

    public required VenueAccount Account { get; init; }

    public required VenueSymbol Symbol { get; init; }

    public required OrderSide Side { get; init; }

    public required OrderType Type { get; init; }

    public TimeInForce TimeInForce { get; init; }

    /// <summary>0 where the whole position is to be closed.</summary>
    public decimal Quantity { get; init; }

    /// <summary>0 for those that go on as market orders.</summary>
    public decimal Price { get; init; }

    public decimal TriggerPrice { get; init; }

    public WorkingType WorkingType { get; init; }

    public bool IsClosePosition { get; init; }

    public bool IsReduceOnly { get; init; }

    public required long CreatedAt { get; init; }

    public long UpdatedAt { get; set; }

    public long TriggeredAt { get; set; }

    public AlgoStatus Status { get; set; } = AlgoStatus.New;

    /// <summary>What it became; null before.</summary>
    public VenueOrder? Actual { get; set; }

    /// <summary>Why the matching engine would not have it.</summary>
    public string RejectReason { get; set; } = "";

    public bool HasLimit => Type is OrderType.Stop or OrderType.TakeProfit;

    public bool IsStop => Type is OrderType.Stop or OrderType.StopMarket;

    public bool IsTriggered(decimal price) => SymbolMarket.IsTriggered(Type, Side, TriggerPrice, price);

    /// <exception cref="VenueErrorException">A parameter is missing, too much or malformed.</exception>
    public static AlgoOrder Of(Parameters parameters, VenueAccount account, VenueSymbol symbol, AlgoStamp stamp)
    {
        if (parameters.Text("algoType") != "CONDITIONAL")
            throw VenueErrors.BadValue("algoType");
        var type = parameters.Word<OrderType>("type", () => VenueErrors.OrderType);
        if (type is not (OrderType.Stop or OrderType.StopMarket or OrderType.TakeProfit or OrderType.TakeProfitMarket))
            throw VenueErrors.OrderType;
        FuturesTicket.CheckPositionSide(parameters);
        var closes = parameters.Flag("closePosition");
        if (closes && parameters.Has("quantity"))
            throw VenueErrors.NotRequired("quantity");
        if (closes && parameters.Has("reduceOnly"))
            throw VenueErrors.NotRequired("reduceOnly");
        var hasLimit = type is OrderType.Stop or OrderType.TakeProfit;
        if (closes && hasLimit)
            throw VenueErrors.Composition;
        return new AlgoOrder
        {
            Id = stamp.Id,
            ClientId = parameters.ClientId("clientAlgoId") ?? stamp.GivenName,
            Account = account,
            Symbol = symbol,
            Side = parameters.Word<OrderSide>("side", () => VenueErrors.Side),
            Type = type,
            TimeInForce = FuturesTicket.TimeInForceOf(parameters, isNeeded: false),
            Quantity = closes ? 0m : parameters.Decimal("quantity"),
            Price = hasLimit ? parameters.Decimal("price") : 0m,
            TriggerPrice = parameters.Decimal("triggerPrice"),
            WorkingType = parameters.OptionalWord<WorkingType>(
                "workingType", () => VenueErrors.BadValue("workingType")) ?? WorkingType.ContractPrice,
            IsClosePosition = closes,
            IsReduceOnly = parameters.Flag("reduceOnly"),
            CreatedAt = stamp.Time,
            UpdatedAt = stamp.Time,
        };
    }
}
