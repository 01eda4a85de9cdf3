using System.Globalization;
using System.Text.Json;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Venues.Binance.Wire;
using Plimsoll.Venues.Calls;

namespace Plimsoll.Venues.Binance;

/// <summary>The spot market.</summary>
internal sealed class SpotDialect : BinanceDialect
{
    private const string Root = "/api/v3";

    // The first is always there.
    private static readonly string[] FeeParts = ["standardCommission", "specialCommission", "taxCommission"];

    public override IReadOnlyList<OrderPlace> Places { get; } = [OrderPlace.Market];

    public override OrderPlace PlaceOf(OrderTicket ticket) => OrderPlace.Market;

    public override BinanceCall Submit(OrderTicket ticket, string name)
    {
        var parameters = new List<(string, string)>
        {
            ("symbol", ticket.InstrumentId.Symbol),
            ("side", SideOf(ticket)),
            ("type", TypeOf(ticket.Type)),
        };
        if (ticket.Type is OrderType.Limit or OrderType.StopLimit)
            parameters.AddRange([("timeInForce", TimeInForceOf(ticket)), ("price", Text(ticket.LimitPrice!.Value.Value))]);
        if (ticket.Type is OrderType.Stop or OrderType.StopLimit)
            parameters.Add(("stopPrice", Text(ticket.StopPrice!.Value.Value)));
        parameters.AddRange([
            ("quantity", Text(ticket.Quantity.Value)), ("newClientOrderId", name), ("newOrderRespType", "ACK"),
        ]);
        return new BinanceCall(HttpMethod.Post, $"{Root}/order", 1, PriorityOf(ticket)) { Parameters = parameters };
    }

    // For who sells the target is above the market and the stop below it. A limit of a list has to be a maker's.
    public override BinanceCall SubmitPair(
        (OrderTicket Ticket, string Name) stop, (OrderTicket Ticket, string Name) target)
    {
        var (forTarget, forStop) = target.Ticket.Side == OrderSide.Sell ? ("above", "below") : ("below", "above");
        return new BinanceCall(HttpMethod.Post, $"{Root}/orderList/oco", 1, PriorityOf(stop.Ticket))
        {
            Parameters =
            [
                ("symbol", stop.Ticket.InstrumentId.Symbol),
                ("side", SideOf(stop.Ticket)),
                ("quantity", Text(stop.Ticket.Quantity.Value)),
                ($"{forTarget}Type", "LIMIT_MAKER"),
                ($"{forTarget}ClientOrderId", target.Name),
                ($"{forTarget}Price", Text(target.Ticket.LimitPrice!.Value.Value)),
                ($"{forStop}Type", TypeOf(stop.Ticket.Type)),
                ($"{forStop}ClientOrderId", stop.Name),
                ($"{forStop}StopPrice", Text(stop.Ticket.StopPrice!.Value.Value)),
                ("newOrderRespType", "ACK"),
            ],
        };
    }

    public override BinanceCall Cancel(OrderPlace place, string symbol, string name) =>
        new(HttpMethod.Delete, $"{Root}/order", 1, CallPriority.Cancel)
        {
            Parameters = [("symbol", symbol), ("origClientOrderId", name)],
        };

    public override BinanceCall Find(OrderPlace place, string symbol, string name) =>
        new(HttpMethod.Get, $"{Root}/order", 4, CallPriority.Query)
        {
            Parameters = [("symbol", symbol), ("origClientOrderId", name)],
        };

    public override BinanceCall FindByNumber(string symbol, string number) =>
        new(HttpMethod.Get, $"{Root}/order", 4, CallPriority.Query)
        {
            Parameters = [("symbol", symbol), ("orderId", number)],
        };

    public override BinanceCall Open(OrderPlace place, string symbol) =>
        new(HttpMethod.Get, $"{Root}/openOrders", 6, CallPriority.Query) { Parameters = [("symbol", symbol)] };

    public override BinanceCall All(OrderPlace place, string symbol, Timestamp from) =>
        new(HttpMethod.Get, $"{Root}/allOrders", 20, CallPriority.Query)
        {
            Parameters = [("symbol", symbol), ("startTime", Milliseconds(from)), Page],
        };

    public override BinanceCall Trades(string symbol, Timestamp from) =>
        new(HttpMethod.Get, $"{Root}/myTrades", 20, CallPriority.Query)
        {
            Parameters = [("symbol", symbol), ("startTime", Milliseconds(from)), Page],
        };

    public override BinanceCall TradesOf(string symbol, string number) =>
        new(HttpMethod.Get, $"{Root}/myTrades", 5, CallPriority.Query)
        {
            Parameters = [("symbol", symbol), ("orderId", number), Page],
        };

    public override BinanceCall Holdings() => new(HttpMethod.Get, $"{Root}/account", 20, CallPriority.Query);

    public override IReadOnlyList<WireHolding> ReadHoldings(JsonElement body) =>
    [
        .. (body.Field("balances") ?? throw WireValue.Bad("balances")).Items().Select(balance =>
            new WireHolding(balance.Text("asset"), balance.Decimal("free") + balance.Decimal("locked"))),
    ];

    // An asset that is not listed is one the account has nothing of.
    public override VenueHolding? HoldingOf(Instrument instrument, IReadOnlyList<WireHolding> holdings) => new(
        instrument.Id, holdings.FirstOrDefault(one => one.Of == instrument.Base)?.Quantity ?? 0m, MayBeMore: true);

    public override BinanceCall Fees(string symbol) =>
        new(HttpMethod.Get, $"{Root}/account/commission", 20, CallPriority.Data) { Parameters = [("symbol", symbol)] };

    // The discount for paying in another asset is left out: whether there will be any of it is not known beforehand.
    public override FeeSchedule ReadFees(JsonElement body)
    {
        var (maker, taker) = (0m, 0m);
        foreach (var part in FeeParts)
        {
            if (body.Field(part) is not { } rates)
                continue;
            var side = Math.Max(rates.Decimal("buyer"), rates.Decimal("seller"));
            maker += rates.Decimal("maker") + side;
            taker += rates.Decimal("taker") + side;
        }

        return body.Field(FeeParts[0]) is null ? throw WireValue.Bad(FeeParts[0]) : FeesOf(maker, taker);
    }

    public override BinanceCall Instruments(IReadOnlyList<string> symbols) =>
        new(HttpMethod.Get, $"{Root}/exchangeInfo", 20, CallPriority.Data)
        {
            IsSigned = false,
            Parameters = symbols.Count == 0
                ? []
                : [("symbols", $"[{string.Join(',', symbols.Select(symbol => $"\"{symbol}\""))}]")],
        };

    private static string TypeOf(OrderType type) => type switch
    {
        OrderType.Market => "MARKET",
        OrderType.Limit => "LIMIT",
        OrderType.Stop => "STOP_LOSS",
        OrderType.StopLimit => "STOP_LOSS_LIMIT",
        _ => throw new InvalidOperationException(string.Create(
            CultureInfo.InvariantCulture, $"the venue has no order of type {type}")),
    };
}
