using Plimsoll.Loopback.Orders;

namespace Plimsoll.Loopback.Market;

/// <summary>
/// Matches one symbol: what the market at large offers, and the orders of the venue's own accounts in price-time
/// priority. A resting order fills where strangers trade through its price or quote across it, as far as they go.
/// </summary>
internal sealed class SymbolMarket(VenueSymbol symbol, IOrderDesk desk)
{
    private readonly StrangersBook _strangers = new(symbol);
    private readonly List<VenueOrder> _resting = [];
    private readonly List<VenueOrder> _stops = [];

    /// <summary>Replaced where the venue changes its rules.</summary>
    public VenueSymbol Symbol { get; set; } = symbol;

    public TradeTape Tape { get; } = new();

    /// <summary>Number of the book's latest change.</summary>
    public long UpdateId { get; private set; } = 1;

    /// <summary>Between the best bid and the best ask of the market at large.</summary>
    public decimal MiddlePrice => Symbol.NearestTick(_strangers.Middle);

    public IEnumerable<VenueOrder> OpenOrders => [.. _resting, .. _stops];

    /// <summary>Best first; each price once.</summary>
    public IReadOnlyList<(decimal Price, decimal Quantity)> Depth(OrderSide side)
    {
        var levels = Offers(side)
            .GroupBy(offer => offer.Price)
            .Select(group => (group.Key, group.Sum(offer => offer.Quantity)));
        return [.. levels];
    }

    /// <summary>What an order would take now, best price first.</summary>
    /// <param name="taker">Its own account's offers are left out: nobody trades with himself.</param>
    /// <param name="quoteQuantity">Spend this instead of taking a quantity; null for the order's quantity.</param>
    public IReadOnlyList<(decimal Price, decimal Quantity)> Preview(VenueOrder taker, decimal? quoteQuantity = null)
    {
        var (left, money) = (taker.Quantity, quoteQuantity ?? 0m);
        var taken = new List<(decimal Price, decimal Quantity)>();
        foreach (var offer in Against(taker))
        {
            if (!taker.Reaches(offer.Price))
                break;
            var wish = quoteQuantity is null ? left : Symbol.StepBelow(money / offer.Price);
            var quantity = Math.Min(wish, offer.Quantity);
            if (quantity <= 0m)
                break;
            taken.Add((offer.Price, quantity));
            left -= quantity;
            money -= quantity * offer.Price;
        }
        return taken;
    }

    /// <summary>
    /// Takes in an order that the desk has accepted: a stop waits, anything else is matched and may rest.
    /// </summary>
    public void Enter(VenueOrder order, long time)
    {
        if (order.IsConditional && !order.IsWorking)
        {
            _stops.Add(order);
            return;
        }
        order.WorkingAt = time;
        if (!order.IsHopeless)
            Match(order, time);
        if (!order.IsOpen)
            return;
        if (order.IsMarket || order.TimeInForce is TimeInForce.Ioc or TimeInForce.Fok)
            desk.Changed(order, ExecutionType.Expired, OrderStatus.Expired);
        else
            Rest(order);
        TriggerStops(time);
    }

    /// <summary>Takes an order out; the desk is told why.</summary>
    public void Remove(VenueOrder order, ExecutionType execution, OrderStatus status)
    {
        if (_resting.Remove(order))
            UpdateId++;
        _stops.Remove(order);
        desk.Changed(order, execution, status);
    }

    public void OnPrint(MarketPrint print)
    {
        var left = HitResting(print);
        if (left > 0m)
            Print(print.Price, left, print.Time, print.IsBuyerMaker);
        _strangers.Quote(print.Bid, print.Ask);
        UpdateId++;
        CrossResting(print.Time);
        TriggerStops(print.Time);
    }

    /// <summary>Executes a part of an order out of turn, as faults of the venue do.</summary>
    public void ForceFill(VenueOrder order, decimal quantity, long time)
    {
        var price = order.Price > 0m ? order.Price : Tape.LastPrice;
        var trade = Print(price, quantity, time, order.IsBuy);
        desk.Settle(order, new VenueFill(trade.Id, price, quantity, IsMaker: true, time));
        if (!order.IsOpen)
            _resting.Remove(order);
        UpdateId++;
    }

    private IEnumerable<BookOffer> Offers(OrderSide side)
    {
        var ours = _resting.Where(order => order.Side == side)
            .Select(order => new BookOffer(order.Price, order.Remaining, order));
        var all = ours.Concat(_strangers.Offers(side));
        return side == OrderSide.Buy
            ? all.OrderByDescending(offer => offer.Price).ThenBy(Turn)
            : all.OrderBy(offer => offer.Price).ThenBy(Turn);
    }

    private IEnumerable<BookOffer> Against(VenueOrder taker) =>
        Offers(taker.IsBuy ? OrderSide.Sell : OrderSide.Buy).Where(offer => offer.Maker?.Account != taker.Account);

    private static long Turn(BookOffer offer) => offer.Maker?.Id ?? long.MaxValue;

    private void Match(VenueOrder taker, long time)
    {
        ExpireOwn(taker);
        foreach (var offer in Against(taker).ToList())
        {
            if (!taker.IsOpen || taker.Remaining <= 0m || !taker.Reaches(offer.Price))
                break;
            var quantity = Math.Min(taker.Remaining, offer.Quantity);
            var trade = Print(offer.Price, quantity, time, isBuyerMaker: !taker.IsBuy);
            if (offer.Maker is { } maker)
                FillMaker(maker, trade);
            else
                _strangers.Take(offer.Price, quantity);
            UpdateId++;
            desk.Settle(taker, new VenueFill(trade.Id, trade.Price, quantity, IsMaker: false, time));
        }
    }

    // Self-trade prevention as the venue's default has it: EXPIRE_MAKER.
    private void ExpireOwn(VenueOrder taker)
    {
        var own = _resting
            .Where(order => order.Account == taker.Account && order.Side != taker.Side && taker.Reaches(order.Price))
            .ToList();
        foreach (var order in own)
            Remove(order, ExecutionType.Expired, OrderStatus.ExpiredInMatch);
    }

    private void Rest(VenueOrder order)
    {
        _resting.Add(order);
        UpdateId++;
    }

    private decimal HitResting(MarketPrint print)
    {
        var left = print.Quantity;
        foreach (var order in InTurn(print.IsBuyerMaker ? OrderSide.Buy : OrderSide.Sell))
        {
            var isThrough = order.IsBuy ? order.Price > print.Price : order.Price < print.Price;
            if (left <= 0m || !isThrough)
                break;
            var quantity = Math.Min(left, order.Remaining);
            FillMaker(order, Print(order.Price, quantity, print.Time, print.IsBuyerMaker));
            left -= quantity;
        }
        return left;
    }

    private void CrossResting(long time)
    {
        foreach (var order in InTurn(OrderSide.Buy).Concat(InTurn(OrderSide.Sell)).ToList())
            foreach (var offer in _strangers.Offers(order.IsBuy ? OrderSide.Sell : OrderSide.Buy).ToList())
            {
                if (!order.IsOpen || !order.Reaches(offer.Price))
                    break;
                var quantity = Math.Min(order.Remaining, offer.Quantity);
                _strangers.Take(offer.Price, quantity);
                FillMaker(order, Print(order.Price, quantity, time, order.IsBuy));
            }
    }

    private void TriggerStops(long time)
    {
        while (_stops.Find(IsTriggered) is { } stop)
        {
            _stops.Remove(stop);
            desk.Triggered(stop);
            stop.WorkingAt = time;
            Enter(stop, time);
        }
    }

    private bool IsTriggered(VenueOrder order) =>
        IsTriggered(order.Type, order.Side, order.StopPrice, Tape.LastPrice);

    /// <summary>
    /// A stop of a buyer waits for the price to rise to it, a take-profit for it to fall; sellers' reversed.
    /// </summary>
    public static bool IsTriggered(OrderType type, OrderSide side, decimal stopPrice, decimal lastPrice)
    {
        var isStop = type is OrderType.StopLoss or OrderType.StopLossLimit or OrderType.Stop or OrderType.StopMarket;
        return isStop == (side == OrderSide.Buy) ? lastPrice >= stopPrice : lastPrice <= stopPrice;
    }

    private IReadOnlyList<VenueOrder> InTurn(OrderSide side)
    {
        if (_resting.Count == 0)
            return [];
        var orders = _resting.Where(order => order.Side == side && order.IsOpen);
        return side == OrderSide.Buy
            ? [.. orders.OrderByDescending(order => order.Price).ThenBy(order => order.Id)]
            : [.. orders.OrderBy(order => order.Price).ThenBy(order => order.Id)];
    }

    private void FillMaker(VenueOrder maker, PublicTrade trade)
    {
        desk.Settle(maker, new VenueFill(trade.Id, trade.Price, trade.Quantity, IsMaker: true, trade.Time));
        UpdateId++;
        if (!maker.IsOpen)
            _resting.Remove(maker);
    }

    private PublicTrade Print(decimal price, decimal quantity, long time, bool isBuyerMaker) => Tape.Print(
        new PublicTrade(desk.NextTradeId(Symbol.Name), price, quantity, time, isBuyerMaker));
}
