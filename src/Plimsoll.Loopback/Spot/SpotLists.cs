using Plimsoll.Loopback.Accounts;
using Plimsoll.Loopback.Orders;
using Plimsoll.Loopback.Wire;

namespace Plimsoll.Loopback.Spot;

/// <summary>
/// Keeps the pairs of orders: they share what is held back, and the first that executes ends the other.
/// </summary>
internal sealed class SpotLists(SpotDesk desk, VenueClock clock, SpotNews news)
{
    private readonly List<SpotOrderList> _lists = [];
    private long _lastId;

    public IEnumerable<SpotOrderList> Of(VenueAccount account) => _lists.Where(list => list.First.Account == account);

    public SpotOrderList? Of(VenueOrder order) =>
        order.ListId < 0 ? null : _lists.Find(list => list.Id == order.ListId);

    public SpotOrderList Place(VenueAccount account, string? clientId, SpotTicket above, SpotTicket below)
    {
        var market = desk.Market(above.Symbol);
        CheckPrices(above, below, market.Tape.LastPrice);
        if (clientId is not null && Of(account).Any(open => open.IsOpen && open.ClientId == clientId))
            throw VenueErrors.DuplicateOrder;
        if (above.ClientId is not null && above.ClientId == below.ClientId)
            throw VenueErrors.DuplicateOrder;
        desk.Check(account, above);
        desk.Check(account, below);
        var (first, second) = above.IsConditional && !below.IsConditional ? (below, above) : (above, below);
        var id = _lastId + 1;
        var name = clientId ?? desk.Archive.NewClientId();
        var (one, other) = (desk.Make(account, first, id), desk.Make(account, second, id));
        var list = new SpotOrderList(id, name, one, other, clock.Now);
        if (list.First.Type == OrderType.LimitMaker && market.Preview(list.First).Count > 0)
            throw VenueErrors.WouldMatch;
        SpotDesk.HoldBack(list.First, list.Orders.Max(order => SpotDesk.Cost(order, market)));
        _lastId = id;
        _lists.Add(list);
        news.List(list);
        desk.Enter(list.First);
        desk.Enter(list.Second);
        return list;
    }

    public void Cancel(SpotOrderList list)
    {
        list.IsClosing = true;
        foreach (var order in list.Orders.Where(order => order.IsOpen))
            Out(order, ExecutionType.Canceled, OrderStatus.Canceled);
        news.List(list);
    }

    /// <summary>One half begins to execute: what was held back is all its own now, and the other half ends.</summary>
    public void BeforeFill(VenueOrder order)
    {
        if (Of(order) is not { IsDecided: false } list)
            return;
        list.IsDecided = true;
        var other = list.Other(order);
        order.Locked += other.Locked;
        other.Locked = 0m;
        if (other.IsOpen)
            Out(other, ExecutionType.Expired, OrderStatus.Expired);
    }

    /// <summary>A half has ended; a half that ends without execution takes the other with it.</summary>
    public void Ended(VenueOrder order)
    {
        if (Of(order) is not { IsClosing: false } list)
            return;
        if (!list.IsDecided)
            Cancel(list);
        else if (!list.IsOpen)
            news.List(list);
    }

    private void Out(VenueOrder order, ExecutionType execution, OrderStatus status) =>
        desk.Market(order.Symbol.Name).Remove(order, execution, status);

    // Nothing has been traded yet where there is no last price.
    private static void CheckPrices(SpotTicket above, SpotTicket below, decimal last)
    {
        if (!above.IsConditional && !below.IsConditional)
            throw new VenueErrorException(400, -1168, "At least one OCO order must be contingent.");
        if (Level(above) <= Level(below))
            throw VenueErrors.PriceRelation;
        if (last > 0m && (Level(above) <= last || Level(below) >= last))
            throw VenueErrors.PriceRelation;
        var isBuy = above.Side == OrderSide.Buy;
        var limitIsWrong = isBuy ? !above.IsConditional : !below.IsConditional;
        if (limitIsWrong)
            throw isBuy
                ? new VenueErrorException(400, -1165, "A limit order in a buy OCO must be below.")
                : new VenueErrorException(400, -1166, "A limit order in a sell OCO must be above.");
    }

    private static decimal Level(SpotTicket ticket) => ticket.IsConditional ? ticket.StopPrice : ticket.Price;
}
