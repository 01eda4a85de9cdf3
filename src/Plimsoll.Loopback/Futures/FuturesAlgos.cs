using Plimsoll.Loopback.Accounts;
using Plimsoll.Loopback.Market;
using Plimsoll.Loopback.Orders;
using Plimsoll.Loopback.Spot;
using Plimsoll.Loopback.Wire;

namespace Plimsoll.Loopback.Futures;

/// <summary>
/// Conditional futures orders. They live outside the book and are found at endpoints of their own; when their price is
/// met they become ordinary orders, for which there may be no margin left.
/// </summary>
internal sealed class FuturesAlgos(FuturesDesk desk, VenueClock clock, FuturesNews news)
{
    private readonly List<AlgoOrder> _orders = [];
    private long _lastId = 2_000_000;

    /// <summary>Every one that there was.</summary>
    public IReadOnlyList<AlgoOrder> All => _orders;

    public IEnumerable<AlgoOrder> Of(VenueAccount account) =>
        _orders.Where(order => order.Account == account && order.CreatedAt < desk.Archive.BlindSince);

    public AlgoOrder Place(VenueAccount account, Parameters parameters)
    {
        var market = desk.Market(parameters.Symbol());
        var order = AlgoOrder.Of(
            parameters, account, market.Symbol, new AlgoStamp(_lastId + 1, desk.Archive.NewClientId(), clock.Now));
        Check(order, market);
        _lastId = order.Id;
        _orders.Add(order);
        news.Algo(order);
        return order;
    }

    /// <summary>By number, else by client id; of several of one client id the latest.</summary>
    public AlgoOrder? Find(VenueAccount account, Parameters parameters)
    {
        var id = parameters.OptionalLong("algoId");
        var clientId = parameters.ClientId("clientAlgoId");
        if (id is null && clientId is null)
            throw VenueErrors.MissingEither("algoId", "clientAlgoId");
        return Of(account).LastOrDefault(order => id is null ? order.ClientId == clientId : order.Id == id);
    }

    public void Cancel(AlgoOrder order) => Become(order, AlgoStatus.Canceled);

    public void AfterPrint(SymbolMarket market)
    {
        var met = _orders.Where(order => order.Status == AlgoStatus.New
            && order.Symbol.Name == market.Symbol.Name && order.IsTriggered(Price(order, market))).ToList();
        foreach (var order in met)
            Trigger(order);
    }

    /// <summary>What a conditional order became has ended: so has it.</summary>
    public void OrderEnded(VenueOrder actual)
    {
        var order = _orders.Find(order => order.Actual == actual && order.Status == AlgoStatus.Triggered);
        if (order is not null)
            Become(order, AlgoStatus.Finished);
    }

    private void Check(AlgoOrder order, SymbolMarket market)
    {
        if (!order.IsClosePosition)
            FuturesRules.CheckQuantity(order.Quantity, market.Symbol, isMarket: !order.HasLimit);
        FuturesRules.CheckTick(order.TriggerPrice, market.Symbol);
        if (order.HasLimit)
            FuturesRules.CheckTick(order.Price, market.Symbol);
        var isFree = order.IsClosePosition || order.IsReduceOnly;
        if (!isFree && order.TriggerPrice * order.Quantity < market.Symbol.MinNotional)
            throw VenueErrors.Notional;
        var open = _orders.Where(other => other.Status == AlgoStatus.New && other.Account == order.Account).ToList();
        if (open.Exists(other => other.ClientId == order.ClientId))
            throw VenueErrors.DuplicateClientId;
        if (open.Count(other => other.Symbol.Name == order.Symbol.Name) >= market.Symbol.MaxAlgoOrders)
            throw VenueErrors.FuturesTooMany;
        if (order.IsClosePosition && open.Exists(other => other.IsClosePosition && other.IsStop == order.IsStop
            && other.Side == order.Side && other.Symbol.Name == order.Symbol.Name))
            throw VenueErrors.CloseExists;
        if (order.IsTriggered(Price(order, market)))
            throw VenueErrors.WouldTriggerNow;
    }

    private static decimal Price(AlgoOrder order, SymbolMarket market) =>
        order.WorkingType == WorkingType.MarkPrice ? market.MiddlePrice : market.Tape.LastPrice;

    private void Trigger(AlgoOrder order)
    {
        order.TriggeredAt = clock.Now;
        Become(order, AlgoStatus.Triggering);
        var amount = order.Account.Futures[order.Symbol.Name].Amount;
        if (order.IsClosePosition && (amount == 0m || amount > 0m == (order.Side == OrderSide.Buy)))
        {
            Become(order, AlgoStatus.Expired);
            return;
        }
        try
        {
            order.Actual = desk.Place(order.Account, Ticket(order, Math.Abs(amount)));
            Become(order, order.Actual.IsOpen ? AlgoStatus.Triggered : AlgoStatus.Finished);
        }
        catch (VenueErrorException refusal)
        {
            order.RejectReason = refusal.Message;
            Become(order, AlgoStatus.Rejected);
        }
    }

    private static FuturesTicket Ticket(AlgoOrder order, decimal position) =>
        new(order.Symbol.Name, order.Side, order.HasLimit ? OrderType.Limit : OrderType.Market)
        {
            TimeInForce = order.TimeInForce,
            Quantity = order.IsClosePosition ? position : order.Quantity,
            Price = order.Price,
            ClientId = order.ClientId,
            IsReduceOnly = order.IsReduceOnly || order.IsClosePosition,
            Response = ResponseType.Ack,
        };

    private void Become(AlgoOrder order, AlgoStatus status)
    {
        order.Status = status;
        order.UpdatedAt = clock.Now;
        news.Algo(order);
    }
}
