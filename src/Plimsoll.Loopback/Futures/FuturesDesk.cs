using Plimsoll.Loopback.Accounts;
using Plimsoll.Loopback.Market;
using Plimsoll.Loopback.Orders;
using Plimsoll.Loopback.Wire;

namespace Plimsoll.Loopback.Futures;

/// <summary>Takes futures orders, keeps one-way positions, and pays and takes what they bring.</summary>
internal sealed class FuturesDesk : IOrderDesk
{
    private readonly Dictionary<string, SymbolMarket> _markets;
    private readonly FuturesNews _news;
    private readonly VenueClock _clock;
    private readonly IReadOnlyList<VenueAccount> _accounts;
    private long _fundedUntil;

    public FuturesDesk(
        OrderArchive archive, VenueClock clock, IReadOnlyList<SymbolMarket> spot, IReadOnlyList<VenueAccount> accounts)
    {
        (Archive, _clock, _accounts) = (archive, clock, accounts);
        _markets = SymbolCatalog.Futures.ToDictionary(
            symbol => symbol.Name, symbol => new SymbolMarket(symbol, this), StringComparer.Ordinal);
        Markets = [.. SymbolCatalog.Futures.Select(symbol => _markets[symbol.Name])];
        Prices = new FuturesPrices(Markets, spot);
        Margin = new FuturesMargin(Prices, archive);
        _news = new FuturesNews(clock, Prices);
        Algos = new FuturesAlgos(this, clock, _news);
        _fundedUntil = clock.Real / FuturesPrices.FundingInterval;
    }

    /// <summary>A client has had an order taken out.</summary>
    public event Action<VenueOrder>? Cancelled;

    public OrderArchive Archive { get; }

    public FuturesPrices Prices { get; }

    public FuturesMargin Margin { get; }

    public FuturesAlgos Algos { get; }

    public IReadOnlyList<SymbolMarket> Markets { get; }

    /// <exception cref="VenueErrorException">No such symbol.</exception>
    public SymbolMarket Market(string symbol) => _markets.GetValueOrDefault(symbol) ?? throw VenueErrors.Symbol;

    public VenueOrder Place(VenueAccount account, FuturesTicket ticket)
    {
        var market = Market(ticket.Symbol);
        FuturesRules.Check(ticket, market, market.MiddlePrice);
        if (ticket.ClientId is not null && Archive.IsOpen(account, ticket.ClientId))
            throw VenueErrors.DuplicateClientId;
        if (market.OpenOrders.Count(order => order.Account == account) >= market.Symbol.MaxOrders)
            throw VenueErrors.FuturesTooMany;
        var order = Make(account, ticket, market.Symbol);
        if (ticket.IsReduceOnly)
            LimitToPosition(order);
        Margin.Check(order);
        var taken = market.Preview(order).Sum(level => level.Quantity);
        if (ticket.TimeInForce == TimeInForce.Gtx && taken > 0m)
            throw VenueErrors.PostOnly;
        if (ticket.TimeInForce == TimeInForce.Fok && taken < order.Quantity)
            throw VenueErrors.FillOrKill;
        Enter(order);
        return order;
    }

    public void Cancel(VenueOrder order)
    {
        Market(order.Symbol.Name).Remove(order, ExecutionType.Canceled, OrderStatus.Canceled);
        Cancelled?.Invoke(order);
    }

    /// <summary>After each trade of a contract: conditional orders, funding and margins are looked at.</summary>
    public void AfterPrint(SymbolMarket market)
    {
        Algos.AfterPrint(market);
        if (_clock.Now / FuturesPrices.FundingInterval > _fundedUntil)
            Fund();
        foreach (var account in _accounts)
            WatchMargin(account);
    }

    /// <summary>Closes every position of the account by force, whatever it costs.</summary>
    public void Liquidate(VenueAccount account)
    {
        foreach (var order in Archive.OpenOf(account, symbol: null).ToList())
            Market(order.Symbol.Name).Remove(order, ExecutionType.Expired, OrderStatus.Expired);
        foreach (var position in account.Futures.Positions.Where(position => position.Amount != 0m).ToList())
            Enter(new VenueOrder
            {
                Id = Archive.NextOrderId(position.Symbol),
                ClientId = string.Create(
                    System.Globalization.CultureInfo.InvariantCulture, $"autoclose-{_clock.Now}"),
                Account = account,
                Symbol = Market(position.Symbol).Symbol,
                Side = position.Amount > 0m ? OrderSide.Sell : OrderSide.Buy,
                Type = OrderType.Liquidation,
                TimeInForce = TimeInForce.Ioc,
                Quantity = Math.Abs(position.Amount),
                CreatedAt = _clock.Now,
                UpdatedAt = _clock.Now,
            });
        if (account.Futures.Balance < 0m)
            account.Futures.Book("", "INSURANCE_CLEAR", -account.Futures.Balance, _clock.Now);
        account.Futures.IsWarned = false;
    }

    public void Settle(VenueOrder order, VenueFill fill)
    {
        var wallet = order.Account.Futures;
        var rate = fill.IsMaker ? order.Symbol.MakerFee : order.Symbol.TakerFee;
        var profit = WireNumber.Down(wallet[order.Symbol.Name].Book(order.Side, fill));
        var booked = fill with
        {
            Commission = WireNumber.Down(fill.QuoteQuantity * rate),
            CommissionAsset = order.Symbol.Quote,
            RealizedProfit = profit,
        };
        wallet.Book(order.Symbol.Name, "COMMISSION", -booked.Commission, fill.Time, fill.TradeId);
        wallet.Book(order.Symbol.Name, "REALIZED_PNL", profit, fill.Time, fill.TradeId);
        order.Fills.Add(booked);
        order.Executed += fill.Quantity;
        order.ExecutedQuote += fill.QuoteQuantity;
        order.UpdatedAt = fill.Time;
        order.Status = order.Remaining <= 0m ? OrderStatus.Filled : OrderStatus.PartiallyFilled;
        _news.Account(order.Account, "ORDER", order.Symbol.Name);
        _news.Order(order, order.Type == OrderType.Liquidation ? ExecutionType.Calculated : ExecutionType.Trade);
        if (!order.IsOpen)
            Algos.OrderEnded(order);
        ShrinkReduceOnly(order.Account, order.Symbol.Name);
    }

    public void Changed(VenueOrder order, ExecutionType execution, OrderStatus status)
    {
        order.Status = status;
        order.UpdatedAt = _clock.Now;
        _news.Order(order, execution);
        Algos.OrderEnded(order);
    }

    public void Triggered(VenueOrder order) =>
        throw new InvalidOperationException("conditional futures orders do not wait in the book");

    public long NextTradeId(string symbol) => Archive.NextTradeId(symbol);

    /// <summary>Money comes or goes by a hand that no order explains.</summary>
    public void Adjust(VenueAccount account, decimal delta)
    {
        account.Futures.Book("", "TRANSFER", delta, _clock.Now);
        _news.Account(account, "DEPOSIT", symbol: null);
    }

    public void ChangeRules(string symbol, Func<VenueSymbol, VenueSymbol> change)
    {
        var market = Market(symbol);
        market.Symbol = change(market.Symbol);
        if (market.Symbol.Status == SymbolStatus.Trading)
            return;
        foreach (var order in market.OpenOrders.ToList())
            market.Remove(order, ExecutionType.Expired, OrderStatus.Expired);
    }

    private VenueOrder Make(VenueAccount account, FuturesTicket ticket, VenueSymbol symbol) => new()
    {
        Id = Archive.NextOrderId(symbol.Name),
        ClientId = ticket.ClientId ?? Archive.NewClientId(),
        Account = account,
        Symbol = symbol,
        Side = ticket.Side,
        Type = ticket.Type,
        TimeInForce = ticket.TimeInForce,
        Price = ticket.Price,
        Quantity = ticket.Quantity,
        IsReduceOnly = ticket.IsReduceOnly,
        CreatedAt = _clock.Now,
        UpdatedAt = _clock.Now,
    };

    private void Enter(VenueOrder order)
    {
        Archive.Add(order);
        order.WorkingAt = _clock.Now;
        _news.Order(order, ExecutionType.New);
        Market(order.Symbol.Name).Enter(order, _clock.Now);
    }

    private static void LimitToPosition(VenueOrder order)
    {
        var amount = order.Account.Futures[order.Symbol.Name].Amount;
        if (amount == 0m || amount > 0m == order.IsBuy)
            throw VenueErrors.ReduceOnly;
        order.Quantity = Math.Min(order.Quantity, Math.Abs(amount));
    }

    // What only reduces can never be more than there is to reduce.
    private void ShrinkReduceOnly(VenueAccount account, string symbol)
    {
        var amount = account.Futures[symbol].Amount;
        var orders = Market(symbol).OpenOrders
            .Where(order => order.IsReduceOnly && order.IsOpen && order.Account == account)
            .ToList();
        foreach (var order in orders)
            if (amount == 0m || amount > 0m == order.IsBuy)
                Market(symbol).Remove(order, ExecutionType.Expired, OrderStatus.Expired);
            else
                order.Quantity = Math.Min(order.Quantity, order.Executed + Math.Abs(amount));
    }

    private void Fund()
    {
        _fundedUntil = _clock.Now / FuturesPrices.FundingInterval;
        foreach (var account in _accounts)
            foreach (var position in account.Futures.Positions.Where(position => position.Amount != 0m).ToList())
            {
                var payment = -position.Notional(Prices.Mark(position.Symbol)) * FuturesPrices.FundingRate;
                account.Futures.Book(position.Symbol, "FUNDING_FEE", WireNumber.Down(payment), _clock.Now);
                _news.Account(account, "FUNDING_FEE", position.IsIsolated ? position.Symbol : null);
            }
    }

    private void WatchMargin(VenueAccount account)
    {
        // The venue warns a little before it acts.
        const decimal warning = 1.25m;
        var maintenance = Margin.Maintenance(account);
        if (maintenance <= 0m)
            return;
        var equity = Margin.Equity(account);
        if (equity < maintenance)
            Liquidate(account);
        else if (equity < maintenance * warning && !account.Futures.IsWarned)
            _news.MarginCall(account);
        account.Futures.IsWarned = equity < maintenance * warning;
    }
}
