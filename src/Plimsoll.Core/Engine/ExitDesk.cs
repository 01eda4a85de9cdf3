using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>Orders that only reduce: protective stops and targets, discretionary exits, flattening. Never blocked.</summary>
internal sealed class ExitDesk(EngineContext context)
{
    // What a better price may cost in time; less where no stop can work beside it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BarePatience = TimeSpan.FromSeconds(4);

    private readonly ExitQueue _queue = new(context);
    private readonly ExitTickets _tickets = new(context);
    private readonly ExitPairs _pairs = new(context);

    /// <summary>
    /// Makes stop and target fit the held quantity. The new order is placed before the old one is cancelled, so that
    /// the position is never without a stop; both are reduce-only, so an overlap cannot oversell. Where the venue lets
    /// one exit work at a time it is the stop, or a list of both where it takes one: price is watched here for the target
    /// that does not work there, and for the stop while it is replaced.
    /// </summary>
    public void Protect(Position position)
    {
        _queue.Proceed(position);
        if (_queue.IsNeeded && IsClosing(position))
            return;
        if (_pairs.AreWanted(position))
        {
            if (!_pairs.Stand(position))
                PlacePair(position);
            return;
        }

        FitStop(position);
        if (!_queue.IsNeeded && position.Target is { } target)
            Fit(position, _tickets.Target(position, target));
    }

    /// <summary>
    /// No stop has been working for a moment: where the venue ended it because its target began to fill, both are placed
    /// anew for what is left.
    /// </summary>
    public void Mend(Position position)
    {
        if (_pairs.AreWanted(position) && _pairs.IsTargetAlone(position))
            PlacePair(position);
    }

    /// <summary>Whether so little is left that nothing but the target that fills can end it: it is left alone.</summary>
    public bool IsLeftToTarget(Position position) => _pairs.IsLeftToTarget(position);

    /// <summary>
    /// A protective order has ended and nothing that protects is left. A list that the venue did not take, or ended by
    /// itself, leaves its place to the stop alone; what was the last stop, or was passed, ends the position.
    /// </summary>
    public void Lose(Order order, Position position, double mark)
    {
        var isOver = order.Ticket.PairedWith is null || context.State.IsHalted || IsBeyondStop(position, mark)
            || order is { Ticket.Purpose: OrderPurpose.Stop, FilledQuantity.IsZero: false };
        if (isOver)
            Close(position, ExitReason.Stop);
        else if (Working(position).Length == 0)
            FitStop(position);
    }

    /// <summary>A price was seen: ends a position whose target, or whose stop that does not work now, it has reached.</summary>
    public void Watch(Position position, double price)
    {
        if (!_queue.IsNeeded || !EquityMarks.IsPrice(price) || IsClosing(position) || IsLeftToTarget(position))
            return;
        var mark = Instrument.Traded(price).Value;
        var sign = position.Side == PositionSide.Long ? 1m : -1m;
        if (position.Target is { } target && sign * (mark - target.Value) >= 0m && !Works(OrderPurpose.Target, position))
            Close(position, ExitReason.Target);
        else if (IsBeyondStop(position, price) && !HasWorkingStop(position))
            Close(position, position.HasTrailed ? ExitReason.Trailing : ExitReason.Stop);
    }

    /// <summary>Whether that price is at the stop or worse.</summary>
    public static bool IsBeyondStop(Position position, double price) =>
        position.Stop is { } stop && !double.IsNaN(price)
        && (position.Side == PositionSide.Long
            ? Instrument.Traded(price).Value <= stop.Value
            : Instrument.Traded(price).Value >= stop.Value);

    /// <summary>Asks again for the end of what an exit waits for.</summary>
    public void Insist(Position position) => _queue.Insist(position);

    /// <summary>An order that reduces has ended: what waited for it goes out.</summary>
    public void Proceed(Position position) => _queue.Proceed(position);

    /// <summary>Whether an exit waits for this one to end.</summary>
    public bool IsAwaited(Order order) => _queue.IsAwaited(order);

    /// <summary>Lets a trailing stop follow what the last bar has shown.</summary>
    public void Trail(Position position)
    {
        if (position.TrailedStop() is not { } wish)
            return;
        var instrument = position.Instrument;
        var stop = position.Side == PositionSide.Long ? instrument.TickBelow(wish) : instrument.TickAbove(wish);
        if (stop == position.Stop)
            return;
        context.Emit(new AccountFact.StopTightened(context.Clock, instrument.Id, stop));
        Protect(position);
    }

    /// <summary>
    /// Ends a position at market, and what its entry has not filled yet; false when an exit is already on its way. An
    /// exit that works at a limit is cancelled only after this one is placed.
    /// </summary>
    public bool Close(Position position, ExitReason reason, long signalNumber = 0)
    {
        if (position.IsFlat || IsClosing(position))
            return false;
        CancelEntry(position);
        var replaced = ReplacedBy(position, IsPatient);
        var ticket = _tickets.Of(position, reason == ExitReason.Kill ? OrderPurpose.Kill : OrderPurpose.Exit) with
        {
            SignalNumber = signalNumber == 0 ? position.SignalNumber : signalNumber,
            ExitReason = reason,
        };
        return Replace(replaced, _queue.Send(ticket, position));
    }

    /// <summary>Takes away a part of a position for another run's entry; false when nothing was sent.</summary>
    public bool Offset(Position position, Quantity quantity, long signalNumber) => _queue.Send(
        _tickets.Of(position, OrderPurpose.Exit) with
        {
            Quantity = quantity,
            SignalNumber = signalNumber,
            ExitReason = ExitReason.Offset,
        },
        position);

    /// <summary>Tries to end a position at this price or a better one; what is not filled in time goes at market.</summary>
    public bool CloseAtLimit(Position position, Signal signal)
    {
        if (position.IsFlat || IsClosing(position))
            return false;
        CancelEntry(position);
        var ticket = _tickets.Of(position, OrderPurpose.Exit) with
        {
            Type = OrderType.Limit,
            LimitPrice = signal.EntryPrice,
            SignalNumber = signal.Number,
            ExitReason = signal.ExitReason,
            ExpiresAt = context.Clock + (_queue.IsNeeded ? BarePatience : Patience),
        };
        return Replace(ReplacedBy(position, _ => false), _queue.Send(ticket, position));
    }

    /// <summary>An exit at a limit whose time is over goes at market.</summary>
    public void Hurry(Order order)
    {
        var position = context.State.PositionOf(order.Ticket.InstrumentId);
        if (!position.IsFlat && !IsClosing(position))
            Close(position, order.Ticket.ExitReason!.Value, order.Ticket.SignalNumber);
    }

    /// <summary>A discretionary exit that waits for a person; one at a limit keeps its price.</summary>
    public void Hold(Position position, Signal signal)
    {
        var isPatient = signal.OrderType == OrderType.Limit;
        var ticket = _tickets.Of(position, OrderPurpose.Exit) with
        {
            Type = isPatient ? OrderType.Limit : OrderType.Market,
            LimitPrice = isPatient ? signal.EntryPrice : null,
            SignalNumber = signal.Number,
            ExitReason = signal.ExitReason,
        };
        context.Emit(new AccountFact.OrderIntended(context.Clock, ticket, OrderStatus.Held));
    }

    /// <summary>Whether a fill that no order of ours asked for reduces the position.</summary>
    public static bool IsWayOut(Position position, Fill forced) =>
        !position.IsFlat && forced.Side == position.ClosingSide && forced.Quantity <= position.Quantity;

    /// <summary>Writes down the order behind a fill that none of ours asked for: the venue accepted it before.</summary>
    public Order Adopt(Position position, Fill forced, ForcedExit why)
    {
        var ticket = _tickets.Of(position, OrderPurpose.Exit) with
        {
            Quantity = forced.Quantity,
            ExitReason = why.Reason,
        };
        var number = ticket.IntentNumber;
        context.Emit(new AccountFact.OrderIntended(context.Clock, ticket, OrderStatus.Pending));
        context.Emit(new AccountFact.OrderStepped(context.Clock, number, OrderEvent.SendBegan));
        context.Emit(new AccountFact.OrderStepped(
            context.Clock, number, OrderEvent.Accepted, why.Code, why.Text));
        return context.State.Orders.Find(number)!;
    }

    /// <summary>After a fill left the position flat: nothing of it may go on working.</summary>
    public void CancelRest(Position position)
    {
        CancelEntry(position);
        foreach (var order in Working(position))
        {
            context.Cancel(order);
            if (context.State.Signals.Find(order.Ticket.SignalNumber) is { Status: SignalStatus.Pending } held)
                context.Emit(new AccountFact.SignalMoved(
                    context.Clock, held.Signal.Number, SignalStatus.Cancelled, "order.no_position"));
        }
    }

    /// <summary>Whether something that takes the position out works, or is on its way.</summary>
    public bool IsProtected(Position position)
    {
        foreach (var order in context.State.Orders.OpenSpan)
            if (Ends(order, position)
                && order.Ticket.Purpose is OrderPurpose.Stop or OrderPurpose.Exit or OrderPurpose.Kill
                && (_queue.IsNeeded || !IsPatient(order)) && !IsPart(order, position)
                && order.Status is not (OrderStatus.Held or OrderStatus.CancelRequested))
                return true;
        return false;
    }

    /// <summary>Whether the venue has confirmed a stop that takes the whole position out.</summary>
    public bool HasWorkingStop(Position position) => Works(OrderPurpose.Stop, position);

    private bool Works(OrderPurpose purpose, Position position)
    {
        foreach (var order in context.State.Orders.OpenSpan)
            if (Ends(order, position)
                && order.Ticket.Purpose == purpose
                && order.Status is OrderStatus.Accepted or OrderStatus.PartiallyFilled
                && order.Remaining >= position.Quantity && !_pairs.IsSpent(order))
                return true;
        return false;
    }

    private void FitStop(Position position)
    {
        if (position.Stop is { } stop)
            Fit(position, _tickets.Stop(position, stop));
    }

    private void Fit(Position position, OrderTicket ticket)
    {
        bool IsCurrent(Order order) =>
            order.Ticket.Purpose == ticket.Purpose && order.Status != OrderStatus.CancelRequested;
        if (!Array.Exists(Working(position), order => IsCurrent(order) && IsAsked(order, ticket)))
            Replace(ReplacedBy(position, IsCurrent), _queue.Send(ticket, position));
    }

    private void PlacePair(Position position) => Replace(
        ReplacedBy(position, _ => true),
        _queue.SendPair(
            _tickets.Stop(position, position.Stop!.Value), _tickets.Target(position, position.Target!.Value), position));

    // What it replaces was looked for before it was sent, and is cancelled after that: there is no moment without any.
    private bool Replace(Order[] replaced, bool isSent)
    {
        if (isSent)
            foreach (var order in replaced)
                context.Cancel(order);
        return isSent;
    }

    // Where one exit works at a time, a new one takes the place of all.
    private Order[] ReplacedBy(Position position, Predicate<Order> isReplaced) =>
        Array.FindAll(Working(position), order => _queue.IsNeeded
            ? order.Status is not (OrderStatus.Held or OrderStatus.CancelRequested)
            : isReplaced(order));

    /// <summary>Whether an exit is on its way at market.</summary>
    public bool IsClosing(Position position)
    {
        foreach (var order in context.State.Orders.OpenSpan)
            if (Ends(order, position)
                && order.Ticket.Type == OrderType.Market && order.Status != OrderStatus.Held
                && !IsPart(order, position))
                return true;
        return false;
    }

    /// <summary>
    /// Whether it can take anything out of what is held now: what is left of an exit from the other side never can, and
    /// must not be taken for one.
    /// </summary>
    public static bool Ends(Order order, Position position) =>
        order.Ticket.ReduceOnly && order.Ticket.InstrumentId == position.Instrument.Id
        && order.Ticket.Side == position.ClosingSide;

    // It leaves something behind that may have to be ended meanwhile; both only reduce.
    private static bool IsPart(Order order, Position position) =>
        order.Ticket.ExitReason == ExitReason.Offset && order.Remaining < position.Quantity;

    // What is left of the entry would open the position again.
    private void CancelEntry(Position position)
    {
        foreach (var order in context.State.Orders.Open.ToArray())
            if (order.Ticket.IsEntry && order.Ticket.SignalNumber == position.SignalNumber
                && order.Status != OrderStatus.CancelRequested)
                context.Cancel(order);
    }

    private Order[] Working(Position position) =>
    [
        .. context.State.Orders.Open.Where(order =>
            order.Ticket.InstrumentId == position.Instrument.Id && order.Ticket.ReduceOnly),
    ];

    /// <summary>Whether it ends a position at a limit, for as long as there is time.</summary>
    public static bool IsPatient(Order order) =>
        order is { Status: not OrderStatus.Held, Ticket: { Purpose: OrderPurpose.Exit, Type: OrderType.Limit } };

    /// <summary>When a patient exit goes at market; one that a person released counts from the last word of it.</summary>
    public static Timestamp PatientUntil(Order order) => order.Ticket.ExpiresAt ?? order.ChangedAt + Patience;

    // The same way out of the same quantity at the same price.
    private static bool IsAsked(Order order, OrderTicket ticket) =>
        order.Ticket.ReduceOnly && order.Ticket.Side == ticket.Side && order.Remaining == ticket.Quantity
        && (order.Ticket.StopPrice, order.Ticket.LimitPrice) == (ticket.StopPrice, ticket.LimitPrice);
}
