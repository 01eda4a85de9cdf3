using Plimsoll.Loopback.Orders;
using Plimsoll.Loopback.Spot;
using Plimsoll.Loopback.Wire;

namespace Plimsoll.Loopback.Futures;

/// <summary>What a new futures order asks for. Conditional orders have an endpoint of their own.</summary>
internal sealed record FuturesTicket(string Symbol, OrderSide Side, OrderType Type)
{
    /// <summary>Every name that a new order may send.</summary>
    public const string Names = "symbol side positionSide type timeInForce quantity reduceOnly price newClientOrderId "
        + "stopPrice closePosition activationPrice callbackRate workingType priceProtect newOrderRespType priceMatch "
        + "selfTradePreventionMode goodTillDate";

    public TimeInForce TimeInForce { get; init; }

    public decimal Quantity { get; init; }

    public decimal Price { get; init; }

    public string? ClientId { get; init; }

    public bool IsReduceOnly { get; init; }

    public ResponseType Response { get; init; }

    public static FuturesTicket Of(Parameters parameters)
    {
        var symbol = parameters.Symbol();
        var side = parameters.Word<OrderSide>("side", () => VenueErrors.Side);
        var type = TypeOf(parameters);
        CheckPositionSide(parameters);
        var isLimit = type == OrderType.Limit;
        if (!isLimit && parameters.Has("price"))
            throw VenueErrors.NotRequired("price");
        if (!isLimit && parameters.Has("timeInForce"))
            throw VenueErrors.NotRequired("timeInForce");
        return new FuturesTicket(symbol, side, type)
        {
            TimeInForce = isLimit ? TimeInForceOf(parameters, isNeeded: true) : TimeInForce.Gtc,
            Quantity = parameters.Decimal("quantity"),
            Price = isLimit ? parameters.Decimal("price") : 0m,
            ClientId = parameters.ClientId("newClientOrderId"),
            IsReduceOnly = parameters.Flag("reduceOnly"),
            Response = SpotTicket.ResponseOf(parameters, isFullUsual: false),
        };
    }

    public static void CheckPositionSide(Parameters parameters)
    {
        if (parameters.Optional("positionSide") is not (null or "BOTH"))
            throw VenueErrors.PositionSide;
    }

    public static TimeInForce TimeInForceOf(Parameters parameters, bool isNeeded)
    {
        if (!isNeeded && !parameters.Has("timeInForce"))
            return TimeInForce.Gtc;
        var value = parameters.Word<TimeInForce>("timeInForce", () => VenueErrors.TimeInForce);
        return value == TimeInForce.Gtd ? throw VenueErrors.TimeInForce : value;
    }

    private static OrderType TypeOf(Parameters parameters) =>
        parameters.Word<OrderType>("type", () => VenueErrors.OrderType) switch
        {
            OrderType.Limit => OrderType.Limit,
            OrderType.Market => OrderType.Market,
            OrderType.Stop or OrderType.StopMarket or OrderType.TakeProfit or OrderType.TakeProfitMarket
                or OrderType.TrailingStopMarket => throw VenueErrors.UseAlgo,
            _ => throw VenueErrors.OrderType,
        };
}
