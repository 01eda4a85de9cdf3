using Plimsoll.Loopback.Accounts;
using Plimsoll.Loopback.Market;
using Plimsoll.Loopback.Orders;

namespace Plimsoll.Loopback.Faults;

/// <summary>What goes wrong at the venue by itself; the dice are thrown once a second of its clock.</summary>
internal sealed class Mishaps
{
    private const long MaintenanceLength = 10_000;
    private const long BanLength = 5_000;
    private const long MostLead = 1_000;
    private const long MostJump = 10_000;
    private const long RolledBack = 5;
    private const decimal MostByHand = 100m;

    private readonly Venue _venue;
    private readonly FaultBox _faults;
    private readonly List<VenueOrder> _cancelled = [];
    private long _second;
    private long _maintenanceUntil;
    private long _bannedUntil;

    public Mishaps(Venue venue)
    {
        (_venue, _faults, _second) = (venue, venue.Faults, venue.Clock.Real / 1_000);
        venue.Spot.Cancelled += Cancelled;
        venue.Futures.Cancelled += Cancelled;
    }

    public bool IsInMaintenance => _venue.Clock.Now < _maintenanceUntil;

    public long? BannedUntil => _venue.Clock.Now < _bannedUntil ? _bannedUntil : null;

    private VenueAccount Account => _venue.Accounts.All[0];

    public long Ban() => _bannedUntil = _venue.Clock.Now + BanLength;

    public void CatchUp()
    {
        for (; _second < _venue.Clock.Now / 1_000; _second++)
            Second();
    }

    private void Cancelled(VenueOrder order)
    {
        if (_faults.Fires(FaultKind.FillAfterCancel, order.Symbol.Name))
            _cancelled.Add(order);
    }

    private void Second()
    {
        foreach (var order in _cancelled)
            FillLate(order);
        _cancelled.Clear();
        if (_faults.Fires(FaultKind.Maintenance))
            _maintenanceUntil = _venue.Clock.Now + MaintenanceLength;
        TurnClock();
        ChangeMoney();
        foreach (var market in _venue.Spot.Markets)
            ChangeRules(market.Symbol.Name);
        foreach (var order in Open().ToList())
            Mistreat(order);
        Forget();
    }

    private void TurnClock()
    {
        if (_faults.Fires(FaultKind.ClockLead))
            _venue.Clock.Lead = Either(FaultKind.ClockLead, MostLead);
        if (_faults.Fires(FaultKind.ClockJump))
            _venue.Clock.Lead = _venue.Clock.Lead == 0 ? Either(FaultKind.ClockJump, MostJump) : 0;
    }

    private void ChangeMoney()
    {
        if (_faults.Fires(FaultKind.BalanceByHand, "spot"))
            _venue.Spot.Adjust(Account, "USDT", Either(FaultKind.BalanceByHand, (long)MostByHand));
        if (_faults.Fires(FaultKind.BalanceByHand, "futures"))
            _venue.Futures.Adjust(Account, Either(FaultKind.BalanceByHand, (long)MostByHand));
        if (Account.Futures.Positions.Any(position => position.Amount != 0m) && _faults.Fires(FaultKind.Liquidation))
            _venue.Futures.Liquidate(Account);
    }

    private void ChangeRules(string symbol)
    {
        // The dice leave one symbol to trade; a command reaches each.
        var isFirst = symbol == _venue.Spot.Markets[0].Symbol.Name;
        if (isFirst ? _faults.TakeCommand(FaultKind.Delisted, symbol) : _faults.Fires(FaultKind.Delisted, symbol))
            Change(symbol, rules => rules with { Status = SymbolStatus.Break });
        if (_faults.Fires(FaultKind.TickChanged, symbol))
            Change(symbol, Coarser);
        if (!_faults.Fires(FaultKind.IdsRollBack, symbol))
            return;
        _venue.Spot.Archive.RollBack(symbol, RolledBack);
        _venue.Futures.Archive.RollBack(symbol, RolledBack);
    }

    private void Change(string symbol, Func<VenueSymbol, VenueSymbol> change)
    {
        _venue.Spot.ChangeRules(symbol, change);
        _venue.Futures.ChangeRules(symbol, change);
    }

    // Ten times as wide, and the next time as it was.
    private static VenueSymbol Coarser(VenueSymbol rules)
    {
        var list = rules.IsFutures ? SymbolCatalog.Futures : SymbolCatalog.Spot;
        var listed = list.Single(one => one.Name == rules.Name);
        return rules with { Tick = rules.Tick == listed.Tick ? listed.Tick * 10m : listed.Tick };
    }

    private IEnumerable<VenueOrder> Open() => _venue.Spot.Markets.Concat(_venue.Futures.Markets)
        .SelectMany(market => market.OpenOrders)
        .Where(order => order.IsWorking);

    private void Mistreat(VenueOrder order)
    {
        var market = MarketOf(order);
        if (order.IsOpen && _faults.Fires(FaultKind.PartialThenCancel, order.Symbol.Name))
        {
            var half = order.Symbol.StepBelow(order.Remaining / 2m);
            if (half > 0m)
                market.ForceFill(order, half, _venue.Clock.Now);
            market.Remove(order, ExecutionType.Expired, OrderStatus.Expired);
        }
        if (order.IsOpen && _faults.Fires(FaultKind.Overfill, order.Symbol.Name))
            market.ForceFill(order, order.Remaining + order.Symbol.Step, _venue.Clock.Now);
    }

    private void FillLate(VenueOrder order)
    {
        var quantity = Math.Max(order.Symbol.Step, order.Symbol.StepBelow(order.Remaining / 2m));
        MarketOf(order).ForceFill(order, quantity, _venue.Clock.Now);
        if (order.IsOpen)
            order.Status = OrderStatus.Canceled;
    }

    private void Forget()
    {
        var ended = _venue.Spot.Archive.All.Concat(_venue.Futures.Archive.All)
            .LastOrDefault(order => !order.IsOpen && !order.IsForgotten);
        if (ended is not null && _faults.Fires(FaultKind.Forgets, ended.Symbol.Name))
            ended.IsForgotten = true;
    }

    private SymbolMarket MarketOf(VenueOrder order) => order.Symbol.IsFutures
        ? _venue.Futures.Market(order.Symbol.Name)
        : _venue.Spot.Market(order.Symbol.Name);

    // A whole number of either sign, never 0.
    private long Either(FaultKind kind, long most)
    {
        var share = 2 * _faults.Share(kind) - 1;
        return share < 0 ? -1 - (long)(-share * (most - 1)) : 1 + (long)(share * (most - 1));
    }
}
