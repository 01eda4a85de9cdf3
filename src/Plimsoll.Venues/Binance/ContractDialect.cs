using System.Text.Json;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Venues.Binance.Wire;
using Plimsoll.Venues.Calls;

namespace Plimsoll.Venues.Binance;

/// <summary>
/// Perpetual contracts margined in dollars, one-way positions. Stops wait in a service of their own, with lists of their
/// own; triggered, they become orders of the market under the same name.
/// </summary>
internal sealed class ContractDialect : BinanceDialect
{
    private const string Root = "/fapi/v1";

    public override IReadOnlyList<OrderPlace> Places { get; } = [OrderPlace.Market, OrderPlace.Conditional];

    public override OrderPlace PlaceOf(OrderTicket ticket) =>
        ticket.Type is OrderType.Stop or OrderType.StopLimit ? OrderPlace.Conditional : OrderPlace.Market;

    public override BinanceCall Submit(OrderTicket ticket, string name)
    {
        var isConditional = PlaceOf(ticket) == OrderPlace.Conditional;
        var parameters = new List<(string, string)>
        {
            ("symbol", ticket.InstrumentId.Symbol),
            ("side", SideOf(ticket)),
            ("type", TypeOf(ticket.Type)),
            ("quantity", Text(ticket.Quantity.Value)),
        };
        if (ticket.Type is OrderType.Limit or OrderType.StopLimit)
            parameters.AddRange([("timeInForce", TimeInForceOf(ticket)), ("price", Text(ticket.LimitPrice!.Value.Value))]);
        if (ticket.ReduceOnly)
            parameters.Add(("reduceOnly", "true"));
        parameters.AddRange(isConditional
            ?
            [
                ("algoType", "CONDITIONAL"), ("triggerPrice", Text(ticket.StopPrice!.Value.Value)),
                ("workingType", "CONTRACT_PRICE"), ("clientAlgoId", name),
            ]
            : [("newClientOrderId", name), ("newOrderRespType", "ACK")]);
        return new BinanceCall(
            HttpMethod.Post, $"{Root}/{(isConditional ? "algoOrder" : "order")}", 1, PriorityOf(ticket))
        {
            Parameters = parameters,
        };
    }

    public override BinanceCall Cancel(OrderPlace place, string symbol, string name) =>
        place == OrderPlace.Conditional
            ? new BinanceCall(HttpMethod.Delete, $"{Root}/algoOrder", 1, CallPriority.Cancel)
            {
                Parameters = [("clientAlgoId", name)],
            }
            : new BinanceCall(HttpMethod.Delete, $"{Root}/order", 1, CallPriority.Cancel)
            {
                Parameters = [("symbol", symbol), ("origClientOrderId", name)],
            };

    public override BinanceCall Find(OrderPlace place, string symbol, string name) =>
        place == OrderPlace.Conditional
            ? new BinanceCall(HttpMethod.Get, $"{Root}/algoOrder", 1, CallPriority.Query)
            {
                Parameters = [("clientAlgoId", name)],
            }
            : new BinanceCall(HttpMethod.Get, $"{Root}/order", 1, CallPriority.Query)
            {
                Parameters = [("symbol", symbol), ("origClientOrderId", name)],
            };

    public override BinanceCall FindByNumber(string symbol, string number) =>
        new(HttpMethod.Get, $"{Root}/order", 1, CallPriority.Query)
        {
            Parameters = [("symbol", symbol), ("orderId", number)],
        };

    public override BinanceCall Open(OrderPlace place, string symbol) =>
        new(HttpMethod.Get, $"{Root}/{(place == OrderPlace.Conditional ? "openAlgoOrders" : "openOrders")}", 1, CallPriority.Query)
        {
            Parameters = [("symbol", symbol)],
        };

    public override BinanceCall All(OrderPlace place, string symbol, Timestamp from) =>
        new(HttpMethod.Get, $"{Root}/{(place == OrderPlace.Conditional ? "allAlgoOrders" : "allOrders")}", 5, CallPriority.Query)
        {
            Parameters = [("symbol", symbol), ("startTime", Milliseconds(from)), Page],
        };

    public override BinanceCall Trades(string symbol, Timestamp from) =>
        new(HttpMethod.Get, $"{Root}/userTrades", 5, CallPriority.Query)
        {
            Parameters = [("symbol", symbol), ("startTime", Milliseconds(from)), Page],
        };

    public override BinanceCall TradesOf(string symbol, string number) =>
        new(HttpMethod.Get, $"{Root}/userTrades", 5, CallPriority.Query)
        {
            Parameters = [("symbol", symbol), ("orderId", number), Page],
        };

    public override BinanceCall Holdings() => new(HttpMethod.Get, "/fapi/v3/positionRisk", 5, CallPriority.Query);

    public override IReadOnlyList<WireHolding> ReadHoldings(JsonElement body) =>
    [
        .. body.Items().Select(position =>
            position.TextOrNull("positionSide") is { } side and not "BOTH"
                ? throw new BinanceException(
                    "account.hedge_mode", $"The account at the venue holds {side} positions apart: one-way mode is needed.")
                : new WireHolding(position.Text("symbol"), position.Decimal("positionAmt"))),
    ];

    // Contracts without a position and without orders are left out of the list.
    public override VenueHolding? HoldingOf(Instrument instrument, IReadOnlyList<WireHolding> holdings) => new(
        instrument.Id, holdings.FirstOrDefault(one => one.Of == instrument.Id.Symbol)?.Quantity ?? 0m);

    public override BinanceCall Fees(string symbol) =>
        new(HttpMethod.Get, $"{Root}/commissionRate", 20, CallPriority.Data) { Parameters = [("symbol", symbol)] };

    public override FeeSchedule ReadFees(JsonElement body) =>
        FeesOf(body.Decimal("makerCommissionRate"), body.Decimal("takerCommissionRate"));

    // The whole list, whatever is asked for: the venue knows no parameter.
    public override BinanceCall Instruments(IReadOnlyList<string> symbols) =>
        new(HttpMethod.Get, $"{Root}/exchangeInfo", 1, CallPriority.Data) { IsSigned = false };

    private static string TypeOf(OrderType type) => type switch
    {
        OrderType.Market => "MARKET",
        OrderType.Limit => "LIMIT",
        OrderType.Stop => "STOP_MARKET",
        OrderType.StopLimit => "STOP",
        _ => throw new InvalidOperationException($"the venue has no order of type {type}"),
    };
}
