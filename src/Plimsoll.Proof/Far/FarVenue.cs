using System.Globalization;
using Plimsoll.Checker;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Proof.Faults;

namespace Plimsoll.Proof.Far;

/// <summary>
/// A venue as unkind as the real ones: a client order id is refused only while an order of that name works, a request
/// is refused when it is older than its window, fills may come in parts, late or too large. Its book is the truth of
/// every run.
/// </summary>
/// <param name="agenda">Virtual time.</param>
/// <param name="dice">What goes wrong.</param>
/// <param name="instrument">What is traded.</param>
/// <param name="holdsBalance">Spot: what a working order would sell cannot be sold by another, and nothing is reduce-only.</param>
internal sealed class FarVenue(Agenda agenda, FaultDice dice, Instrument instrument, bool holdsBalance)
{
    /// <summary>A request that is older when it arrives is refused.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan NameKept = TimeSpan.FromSeconds(30);

    private readonly List<FarOrder> _orders = [];
    private readonly List<FarOrder> _working = [];
    private readonly List<FarMove> _moves = [];
    private int _number;
    private int _forced;
    private int _fills;

    /// <summary>For how long a name is taken.</summary>
    public ClientOrderIdScope IdScope { get; init; }

    /// <summary>Everything it says of its own accord.</summary>
    public Action<FarWord>? Said { get; set; }

    public FarWeather Weather { get; } = new(agenda, dice);

    public Instrument Instrument => instrument;

    public IReadOnlyList<FarOrder> Orders => _orders;

    public IReadOnlyList<FarMove> Moves => _moves;

    public decimal Price { get; private set; }

    public decimal Holding { get; private set; }

    /// <summary>What of it was added by hand; negative is short.</summary>
    public decimal Added { get; private set; }

    public int FillCount => _fills;

    public FarReply Place(FarRequest request)
    {
        if (Objection(request) is { } objection)
            return new FarReply(false, objection);
        var order = Add(request);
        Work(order);
        if (order.Ticket.Type != OrderType.Market)
            return new FarReply(true, order.Id);
        if (dice.Strikes(FaultKind.FillBeforeAnswer))
            FillAtMarket(order);
        else
            agenda.After(dice.Between(0.001, 0.3), () => FillAtMarket(order));
        return new FarReply(true, order.Id);
    }

    /// <summary>A stop and a target as one list, both or neither; the list holds what one of them would sell.</summary>
    public (FarReply Stop, FarReply Target) PlacePair(FarRequest stop, FarRequest target)
    {
        var objection = Objection(stop) ?? Objection(target)
            ?? (Reaches(stop.Ticket, Price) || Reaches(target.Ticket, Price)
                ? "the relationship of the prices is not correct"
                : null);
        if (objection is not null)
            return (new FarReply(false, objection), new FarReply(false, objection));
        var (one, other) = (Add(stop), Add(target));
        (one.Other, other.Other) = (other, one);
        Work(one);
        Work(other);
        return (new FarReply(true, one.Id), new FarReply(true, other.Id));
    }

    /// <summary>Null when there is nothing to cancel; one of a list takes the other with it.</summary>
    public FarOrder? Cancel(string clientOrderId)
    {
        var order = _working.Find(order => order.ClientOrderId == clientOrderId);
        if (order is null || dice.Strikes(FaultKind.CancelNotDone))
            return order;
        End(order, FarStatus.Cancelled);
        var late = order.Ticket.Type == OrderType.Stop ? order.Other : order;
        if (late is not null && dice.Strikes(FaultKind.FillAfterCancel))
            agenda.After(dice.Between(0.1, 75), () => FillLate(late));
        return order;
    }

    /// <summary>A second passes, with a price: what rests may fill, and something may befall the venue.</summary>
    public void OnPrice(decimal price)
    {
        Price = price;
        Weather.OnSecond();
        if (dice.Strikes(FaultKind.BalanceByHand))
            MoveByHand();
        if (Weather.IsDown)
            return;
        if (Weather.IsDelisted)
            foreach (var order in _working.ToArray())
                End(order, FarStatus.Expired);
        if (!holdsBalance && Traded != 0m && dice.Strikes(FaultKind.Liquidation))
            Liquidate();
        foreach (var order in _working.ToArray())
            if (order.Status == FarStatus.Working && Reaches(order.Ticket, price))
                Fill(order, AvailableFor(order), order.Ticket.LimitPrice?.Value ?? price);
    }

    /// <summary>Somebody adds to the balance, and tells nobody.</summary>
    public void Add(decimal quantity)
    {
        Added += quantity;
        Move(quantity);
    }

    /// <summary>What was added is taken away again.</summary>
    public void TakeAway()
    {
        Move(-Added);
        Added = 0m;
    }

    /// <summary>So much is a position now, wherever it came from; what is more on its side was added.</summary>
    public void Keep(decimal position) => Added = position switch
    {
        > 0m => Math.Max(0m, Holding - position),
        < 0m => Math.Min(0m, Holding - position),
        _ => Holding,
    };

    /// <summary>Somebody takes out of what was traded, and tells nobody.</summary>
    public void TakeOut(decimal quantity) => Move(Traded < 0m ? quantity : -quantity);

    /// <summary>The venue ends the position by an order of its own.</summary>
    public void Liquidate()
    {
        var ticket = new OrderTicket
        {
            IntentNumber = 0,
            RunId = RunId.None,
            InstrumentId = instrument.Id,
            Side = Traded < 0m ? OrderSide.Buy : OrderSide.Sell,
            Type = OrderType.Market,
            Quantity = Quantity.Of(Math.Abs(Traded)),
            ReduceOnly = true,
            Purpose = OrderPurpose.Kill,
            CreatedAt = agenda.Now,
        };
        var order = Add(new FarRequest(Number("autoclose-", ++_forced), ticket, agenda.Now), isForced: true);
        Fill(order, order.Remaining, Price);
    }

    /// <summary>Executes a part of an order that works.</summary>
    public void Fill(FarOrder order, decimal wanted) => Fill(order, wanted, order.Ticket.LimitPrice?.Value ?? Price);

    /// <summary>Ends an order by the venue's own decision.</summary>
    public void End(FarOrder order, FarStatus how) => End(order, how, null);

    /// <summary>The whole book, for the checker.</summary>
    public IReadOnlyList<VenueFact> Books() =>
    [
        .. _orders.Select(order => new VenueFact(
            order.ClientOrderId, instrument.Id.Value, order.IsBuy, order.Status == FarStatus.Working,
            [.. order.Fills.Select(fill => new VenueExecution(fill.Id, fill.Quantity, fill.Price))])
        {
            WasLate = order.WasHeldUp,
            WasForgotten = order.WasForgotten,
            IsForced = order.IsForced,
        }),
    ];

    private string? Objection(FarRequest request) =>
        !request.IsHeldUp && request.SentAt + Window < agenda.Now ? "timestamp outside of the receive window"
        : IsTaken(request.ClientOrderId) ? "duplicate order"
        : Weather.Objection(request.Ticket) is { } objection ? objection
        : holdsBalance && request.Ticket.Side == OrderSide.Sell && request.Ticket.Quantity.Value > Free
            ? "insufficient balance"
        : null;

    private void Work(FarOrder order)
    {
        _working.Add(order);
        Said?.Invoke(new FarWord(order, null, null));
    }

    private bool IsTaken(string name) => IdScope switch
    {
        ClientOrderIdScope.OpenOnly => _working.Exists(order => order.ClientOrderId == name),
        ClientOrderIdScope.Window => _orders.Exists(order =>
            order.ClientOrderId == name && agenda.Now - order.PlacedAt <= NameKept),
        _ => _orders.Exists(order => order.ClientOrderId == name),
    };

    // Reduce-only is measured by what was traded: a transfer makes no position.
    private decimal Traded => Holding - Added;

    // What can be sold beside all that works: on spot a working order holds what it would sell.
    private decimal Free => Math.Max(0m, Traded - _working.Where(order => !order.IsBuy).Sum(HeldBy));

    // A list holds it once: its stop does, for as long as it works.
    private static decimal HeldBy(FarOrder order) =>
        order is { Ticket.Type: OrderType.Limit, Other.Status: FarStatus.Working } ? 0m : order.Remaining;

    private decimal MostBy(FarOrder order) =>
        !holdsBalance ? Math.Max(0m, order.IsBuy ? -Traded : Traded)
        : order.Status == FarStatus.Working ? order.Remaining
        : Free;

    private void MoveByHand()
    {
        var most = holdsBalance ? Free : Math.Abs(Traded);
        if (most > 0m && dice.Uniform() < 0.5)
            TakeOut(Math.Min(most, Whole(most / 2)));
        else
            Add(Traded < 0m ? -1m : 1m);
    }

    private void Move(decimal quantity)
    {
        _moves.Add(new FarMove(quantity, agenda.Now));
        Holding += quantity;
    }

    private FarOrder Add(FarRequest request, bool isForced = false)
    {
        if (dice.Strikes(FaultKind.IdsRolledBack))
            _number = Math.Max(0, _number - 1 - (int)(20 * dice.Uniform()));
        var order = new FarOrder(Number("V", ++_number), request, agenda.Now)
        {
            IsForced = isForced,
            IsElsewhere = request.Ticket.Type == OrderType.Stop && dice.Strikes(FaultKind.AnotherEndpoint),
        };
        _orders.Add(order);
        return order;
    }

    private static bool Reaches(OrderTicket ticket, decimal price) => ticket.Type switch
    {
        OrderType.Stop when ticket.StopPrice is { Value: var stop } =>
            ticket.Side == OrderSide.Buy ? price >= stop : price <= stop,
        OrderType.Limit when ticket.LimitPrice is { Value: var limit } =>
            ticket.Side == OrderSide.Buy ? price < limit : price > limit,
        _ => false,
    };

    // A target of a list may find somebody for a part of it only; the rest waits until the price comes again.
    private decimal AvailableFor(FarOrder order) =>
        order is { Other: not null, Ticket.Type: OrderType.Limit } && Whole(order.Remaining / 2) < order.Remaining
            && dice.Strikes(FaultKind.PartialFill)
            ? Whole(order.Remaining / 2)
            : order.Remaining;

    private decimal Whole(decimal quantity) =>
        Math.Max(1m, decimal.Floor(quantity / instrument.QuantityStep)) * instrument.QuantityStep;

    private void FillAtMarket(FarOrder order)
    {
        if (order.Status != FarStatus.Working)
            return;
        if (Weather.IsDown)
        {
            agenda.After(TimeSpan.FromSeconds(1), () => FillAtMarket(order));
            return;
        }

        if (!order.Ticket.ReduceOnly && dice.Strikes(FaultKind.Overfill))
        {
            Fill(order, order.Remaining + Whole(order.Remaining / 10), Price);
            return;
        }

        var half = Whole(order.Remaining / 2);
        if (half >= order.Remaining || !dice.Strikes(FaultKind.PartialFill))
        {
            Fill(order, order.Remaining, Price);
            return;
        }

        Fill(order, half, Price);
        agenda.After(dice.Between(0.05, 3), () => FillAtMarket(order));
    }

    // It had been matched before the cancel came; the end stays what was said.
    private void FillLate(FarOrder order)
    {
        var wanted = dice.Uniform() < 0.5 ? order.Remaining : Math.Min(order.Remaining, Whole(order.Remaining / 2));
        order.ForgottenAt = null;
        Fill(order, wanted, order.Ticket.LimitPrice?.Value ?? Price);
    }

    // Reduce-only is the venue's rule too: what would pass zero is dropped. On spot it is the balance's.
    private void Fill(FarOrder order, decimal wanted, decimal price)
    {
        var quantity = order.Ticket.ReduceOnly ? Math.Min(wanted, MostBy(order)) : wanted;
        if (quantity > 0m)
        {
            var fill = new FarFill(Number("F", ++_fills), quantity, price, agenda.Now);
            order.Fills.Add(fill);
            if (order is { Status: FarStatus.Working, Other: { Status: FarStatus.Working } other })
                End(other, FarStatus.Expired, null);
            Holding += order.IsBuy ? quantity : -quantity;
            if (order.Remaining <= 0m && order.Status == FarStatus.Working)
                End(order, FarStatus.Filled, fill);
            else
                Said?.Invoke(new FarWord(order, fill, null));
        }

        if (quantity < wanted && order.Status == FarStatus.Working)
            End(order, FarStatus.Expired);
    }

    private void End(FarOrder order, FarStatus how, FarFill? last)
    {
        if (order.Status != FarStatus.Working)
            return;
        order.End(how, agenda.Now);
        _working.Remove(order);
        if (order.Fills.Count == 0 && dice.Strikes(FaultKind.Forgotten))
            order.ForgottenAt = agenda.Now + Remembered;
        Said?.Invoke(new FarWord(order, last, how));
        if (order.Fills.Count == 0 && order.Other is { Fills.Count: 0 } other)
            End(other, how, null);
    }

    private static string Number(string prefix, int number) =>
        prefix + number.ToString(CultureInfo.InvariantCulture);
}
