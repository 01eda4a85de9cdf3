using Plimsoll.Loopback.Orders;
using Plimsoll.Loopback.Wire;

namespace Plimsoll.Loopback.Spot;

/// <summary>What a new spot order asks for; each type has parameters that it must and that it must not have.</summary>
internal sealed record SpotTicket(string Symbol, OrderSide Side, OrderType Type)
{
    /// <summary>Every name that a new order may send.</summary>
    public const string Names = "symbol side type timeInForce quantity quoteOrderQty price newClientOrderId strategyId "
        + "strategyType stopPrice trailingDelta icebergQty newOrderRespType selfTradePreventionMode "
        + "computeCommissionRates";

    public TimeInForce TimeInForce { get; init; }

    /// <summary>0 where a quote quantity is asked for.</summary>
    public decimal Quantity { get; init; }

    public decimal QuoteQuantity { get; init; }

    public decimal Price { get; init; }

    public decimal StopPrice { get; init; }

    public string? ClientId { get; init; }

    public ResponseType Response { get; init; }

    public bool IsMarket => Type is OrderType.Market or OrderType.StopLoss or OrderType.TakeProfit;

    public bool IsConditional => Type is OrderType.StopLoss or OrderType.StopLossLimit
        or OrderType.TakeProfit or OrderType.TakeProfitLimit;

    public bool HasPrice => Type is OrderType.Limit or OrderType.LimitMaker or OrderType.StopLossLimit
        or OrderType.TakeProfitLimit;

    private bool HasTimeInForce => HasPrice && Type != OrderType.LimitMaker;

    /// <exception cref="VenueErrorException">A parameter is missing, too much or malformed.</exception>
    public static SpotTicket Of(Parameters parameters)
    {
        var symbol = parameters.Symbol();
        var side = parameters.Word<OrderSide>("side", () => VenueErrors.Side);
        var type = parameters.Word<OrderType>("type", () => VenueErrors.OrderType);
        if (type > OrderType.TakeProfitLimit)
            throw VenueErrors.OrderType;
        var ticket = new SpotTicket(symbol, side, type);
        if (parameters.Has("icebergQty"))
            throw VenueErrors.Rejected("Iceberg orders are not supported for this symbol.");
        if (parameters.Has("trailingDelta"))
            throw VenueErrors.Rejected("Trailing stop orders are not supported for this symbol.");
        ticket.CheckUnwanted(parameters);
        return ticket.Read(parameters);
    }

    private SpotTicket Read(Parameters parameters) => this with
    {
        TimeInForce = HasTimeInForce ? TimeInForceOf(parameters, "timeInForce") : TimeInForce.Gtc,
        Quantity = QuantityOf(parameters),
        QuoteQuantity = parameters.OptionalDecimal("quoteOrderQty") ?? 0m,
        Price = HasPrice ? parameters.Decimal("price") : 0m,
        StopPrice = IsConditional ? parameters.Decimal("stopPrice") : 0m,
        ClientId = parameters.ClientId("newClientOrderId"),
        Response = ResponseOf(parameters, Type is OrderType.Market or OrderType.Limit),
    };

    public static TimeInForce TimeInForceOf(Parameters parameters, string name)
    {
        var value = parameters.Word<TimeInForce>(name, () => VenueErrors.TimeInForce);
        return value <= TimeInForce.Fok ? value : throw VenueErrors.TimeInForce;
    }

    public static ResponseType ResponseOf(Parameters parameters, bool isFullUsual) =>
        parameters.OptionalWord<ResponseType>("newOrderRespType", () => VenueErrors.BadValue("newOrderRespType"))
        ?? (isFullUsual ? ResponseType.Full : ResponseType.Ack);

    private decimal QuantityOf(Parameters parameters)
    {
        if (Type != OrderType.Market)
            return parameters.Decimal("quantity");
        if (parameters.Has("quantity") && parameters.Has("quoteOrderQty"))
            throw VenueErrors.NotRequired("quoteOrderQty");
        return parameters.Has("quantity") || parameters.Has("quoteOrderQty")
            ? parameters.OptionalDecimal("quantity") ?? 0m
            : throw VenueErrors.MissingEither("quantity", "quoteOrderQty");
    }

    private void CheckUnwanted(Parameters parameters)
    {
        Unwanted("timeInForce", HasTimeInForce);
        Unwanted("price", HasPrice);
        Unwanted("stopPrice", IsConditional);
        Unwanted("quoteOrderQty", Type == OrderType.Market);

        void Unwanted(string name, bool isWanted)
        {
            if (!isWanted && parameters.Has(name))
                throw VenueErrors.NotRequired(name);
        }
    }
}
