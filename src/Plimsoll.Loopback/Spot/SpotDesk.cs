using Plimsoll.Loopback.Accounts;
using Plimsoll.Loopback.Market;
using Plimsoll.Loopback.Orders;
using Plimsoll.Loopback.Wire;

namespace Plimsoll.Loopback.Spot;

/// <summary>Takes spot orders, holds back what they may cost and books what they do.</summary>
internal sealed class SpotDesk : IOrderDesk
{
    private readonly Dictionary<string, SymbolMarket> _markets;
    private readonly SpotNews _news;
    private readonly VenueClock _clock;

    public SpotDesk(OrderArchive archive, VenueClock clock)
    {
        (Archive, _clock, _news) = (archive, clock, new SpotNews(clock));
        Lists = new SpotLists(this, clock, _news);
        _markets = SymbolCatalog.Spot.ToDictionary(
            symbol => symbol.Name, symbol => new SymbolMarket(symbol, this), StringComparer.Ordinal);
        Markets = [.. SymbolCatalog.Spot.Select(symbol => _markets[symbol.Name])];
    }

    /// <summary>A client has had an order taken out.</summary>
    public event Action<VenueOrder>? Cancelled;

    public OrderArchive Archive { get; }

    public SpotLists Lists { get; }

    public IReadOnlyList<SymbolMarket> Markets { get; }

    /// <exception cref="VenueErrorException">No such symbol.</exception>
    public SymbolMarket Market(string symbol) => _markets.GetValueOrDefault(symbol) ?? throw VenueErrors.Symbol;

    /// <summary>Everything that is asked of a new order, without an effect.</summary>
    public void Check(VenueAccount account, SpotTicket ticket)
    {
        var market = Market(ticket.Symbol);
        SpotFilters.Check(ticket, market);
        CheckClientId(account, ticket.ClientId);
        var open = market.OpenOrders.Where(order => order.Account == account).ToList();
        SpotFilters.CheckCount(market.Symbol, open, ticket.IsConditional);
        if (ticket.IsConditional && market.Tape.LastPrice > 0m
            && SymbolMarket.IsTriggered(ticket.Type, ticket.Side, ticket.StopPrice, market.Tape.LastPrice))
            throw VenueErrors.WouldTrigger;
    }

    public VenueOrder Place(VenueAccount account, SpotTicket ticket)
    {
        Check(account, ticket);
        var order = Make(account, ticket, listId: -1);
        var market = Market(ticket.Symbol);
        if (!order.IsConditional)
            Size(order, ticket, market);
        HoldBack(order, Cost(order, market));
        Enter(order);
        return order;
    }

    /// <summary>The order as it will be, known to nobody yet.</summary>
    public VenueOrder Make(VenueAccount account, SpotTicket ticket, long listId) => new()
    {
        Id = Archive.NextOrderId(ticket.Symbol),
        ClientId = ticket.ClientId ?? Archive.NewClientId(),
        Account = account,
        Symbol = Market(ticket.Symbol).Symbol,
        Side = ticket.Side,
        Type = ticket.Type,
        TimeInForce = ticket.TimeInForce,
        Price = ticket.Price,
        StopPrice = ticket.StopPrice,
        Quantity = ticket.Quantity,
        QuoteQuantity = ticket.QuoteQuantity,
        ListId = listId,
        CreatedAt = _clock.Now,
        UpdatedAt = _clock.Now,
    };

    public void CheckClientId(VenueAccount account, string? clientId)
    {
        if (clientId is not null && Archive.IsOpen(account, clientId))
            throw VenueErrors.DuplicateOrder;
    }

    /// <summary>What an order that is not matched yet may cost at most, in the asset that it gives.</summary>
    public static decimal Cost(VenueOrder order, SymbolMarket market) =>
        !order.IsBuy ? order.Quantity
        : order.Price > 0m ? order.Price * order.Quantity
        : order.StopPrice > 0m ? order.StopPrice * order.Quantity
        : market.Preview(order).Sum(level => level.Price * level.Quantity);

    public static void HoldBack(VenueOrder order, decimal amount)
    {
        order.Account.Spot.Lock(Gives(order), amount);
        order.Locked = amount;
    }

    /// <summary>Makes the order known and lets the market have it.</summary>
    public void Enter(VenueOrder order)
    {
        Archive.Add(order);
        order.WorkingAt = order.IsConditional ? -1 : _clock.Now;
        _news.Report(order, ExecutionType.New);
        _news.Balances(order);
        Market(order.Symbol.Name).Enter(order, _clock.Now);
    }

    /// <summary>Takes an open order out, and its other half with it.</summary>
    public void Cancel(VenueOrder order)
    {
        if (Lists.Of(order) is { } list)
            Lists.Cancel(list);
        else
            Market(order.Symbol.Name).Remove(order, ExecutionType.Canceled, OrderStatus.Canceled);
        Cancelled?.Invoke(order);
    }

    public void Settle(VenueOrder order, VenueFill fill)
    {
        Lists.BeforeFill(order);
        var (gives, takes) = (Gives(order), order.IsBuy ? order.Symbol.Base : order.Symbol.Quote);
        var given = order.IsBuy ? fill.QuoteQuantity : fill.Quantity;
        var taken = order.IsBuy ? fill.Quantity : fill.QuoteQuantity;
        var rate = fill.IsMaker ? order.Symbol.MakerFee : order.Symbol.TakerFee;
        var booked = fill with { Commission = WireNumber.Down(taken * rate), CommissionAsset = takes };
        var wallet = order.Account.Spot;
        var held = Math.Min(order.Locked, given);
        order.Locked -= held;
        wallet[gives].Locked -= held;
        wallet[gives].Free -= given - held;
        wallet[takes].Free += taken - booked.Commission;
        order.Fills.Add(booked);
        order.Executed += fill.Quantity;
        order.ExecutedQuote += fill.QuoteQuantity;
        order.UpdatedAt = fill.Time;
        order.Status = order.Remaining <= 0m ? OrderStatus.Filled : OrderStatus.PartiallyFilled;
        Release(order, StillNeeded(order));
        _news.Report(order, ExecutionType.Trade);
        _news.Balances(order);
        if (!order.IsOpen)
            Lists.Ended(order);
    }

    public void Changed(VenueOrder order, ExecutionType execution, OrderStatus status)
    {
        order.Status = status;
        order.UpdatedAt = _clock.Now;
        Release(order, keep: 0m);
        _news.Report(order, execution);
        _news.Balances(order);
        Lists.Ended(order);
    }

    public void Triggered(VenueOrder order)
    {
        Lists.BeforeFill(order);
        order.UpdatedAt = _clock.Now;
        order.WorkingAt = _clock.Now;
        _news.Report(order, ExecutionType.New);
    }

    public long NextTradeId(string symbol) => Archive.NextTradeId(symbol);

    /// <summary>Money comes or goes by a hand that no order explains.</summary>
    public void Adjust(VenueAccount account, string asset, decimal delta)
    {
        account.Spot[asset].Free += delta;
        _news.Adjusted(account, asset, delta);
    }

    /// <summary>Replaces a symbol's rules: a new tick, or no trading any more.</summary>
    public void ChangeRules(string symbol, Func<VenueSymbol, VenueSymbol> change)
    {
        var market = Market(symbol);
        market.Symbol = change(market.Symbol);
        if (market.Symbol.Status == SymbolStatus.Trading)
            return;
        foreach (var order in market.OpenOrders.ToList())
            market.Remove(order, ExecutionType.Expired, OrderStatus.Expired);
    }

    private static string Gives(VenueOrder order) => order.IsBuy ? order.Symbol.Quote : order.Symbol.Base;

    // A quote quantity becomes a quantity while the book stands still; what cannot be taken at once never will be.
    private static void Size(VenueOrder order, SpotTicket ticket, SymbolMarket market)
    {
        if (ticket.QuoteQuantity > 0m)
        {
            order.Quantity = market.Preview(order, ticket.QuoteQuantity).Sum(level => level.Quantity);
            if (order.Quantity < market.Symbol.MinQuantity)
                throw VenueErrors.Rejected("Order book liquidity is less than `LOT_SIZE` filter minimum quantity.");
        }
        var taken = market.Preview(order).Sum(level => level.Quantity);
        if (ticket.Type == OrderType.LimitMaker && taken > 0m)
            throw VenueErrors.WouldMatch;
        if (ticket.TimeInForce == TimeInForce.Fok && taken < order.Quantity)
            order.IsHopeless = true;
    }

    private static decimal StillNeeded(VenueOrder order) =>
        !order.IsOpen ? 0m
        : !order.IsBuy ? order.Remaining
        : order.Price > 0m ? order.Price * order.Remaining
        : order.Locked;

    private static void Release(VenueOrder order, decimal keep)
    {
        var amount = order.Locked - Math.Min(order.Locked, keep);
        if (amount <= 0m)
            return;
        order.Account.Spot.Unlock(Gives(order), amount);
        order.Locked -= amount;
    }
}
