using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>
/// Sends exits. Where a working exit holds what the next one would sell, the next is written down first, what works is
/// cancelled, and as soon as the venue has let go of it the next goes out, for as much as is held then. Such an exit is
/// a pending order, or the two of a list, so a restart goes on with it.
/// </summary>
internal sealed class ExitQueue(EngineContext context)
{
    /// <summary>Whether exits go one after the other.</summary>
    public bool IsNeeded => context.Options.Venue.ExitsHoldBalance;

    /// <summary>Sends an exit now, or after what holds its balance; false when it would not only reduce.</summary>
    public bool Send(OrderTicket ticket, Position position)
    {
        if (Approve(ticket, position) is not { } approved)
            return false;
        WriteDown(ticket);
        if (!IsNeeded || Holding(position).Length == 0)
            context.Begin(approved);
        return true;
    }

    /// <summary>The same for a stop and a target that go as one list: both are written down before either is sent.</summary>
    public bool SendPair(OrderTicket stop, OrderTicket target, Position position)
    {
        var first = context.NextIntent();
        var (one, other) = (
            stop with { IntentNumber = first, PairedWith = first + 1, Quantity = position.Quantity },
            target with { IntentNumber = first + 1, PairedWith = first, Quantity = position.Quantity });
        if (Approve(one, position) is not { } approvedStop || Approve(other, position) is not { } approvedTarget)
            return false;
        WriteDown(one);
        WriteDown(other);
        if (Holding(position).Length == 0)
            context.BeginPair(approvedStop, approvedTarget);
        return true;
    }

    /// <summary>The venue may have let go of the balance: the exit that waits for it goes out.</summary>
    public void Proceed(Position position)
    {
        if (position.IsFlat || Waiting(position) is not { } next || Holding(position).Length > 0)
            return;
        var other = PartnerOf(next);
        if (next.Remaining == position.Quantity && Approve(next.Ticket, position) is { } approved)
        {
            if (other is null)
                context.Begin(approved);
            else if (Approve(other.Ticket, position) is { } approvedOther)
                context.BeginPair(approved, approvedOther);
            return;
        }

        // What it was written for has changed meanwhile: another order, with a name of its own.
        if (other is null)
            Send(next.Ticket with { IntentNumber = context.NextIntent(), Quantity = position.Quantity }, position);
        else
            SendPair(next.Ticket, other.Ticket, position);
        context.Cancel(next);
        if (other is not null)
            context.Cancel(other);
    }

    /// <summary>As long as something still holds the balance: the cancel may not have been heard.</summary>
    public void Insist(Position position)
    {
        if (position.IsFlat || Waiting(position) is null)
            return;
        foreach (var order in Holding(position))
            if (order.Status is OrderStatus.Accepted or OrderStatus.PartiallyFilled)
                context.Cancel(order);
        Proceed(position);
    }

    /// <summary>Whether an exit waits for this one to end.</summary>
    public bool IsAwaited(Order order) =>
        IsNeeded && Waiting(context.State.PositionOf(order.Ticket.InstrumentId)) is { } next && next != order;

    private Order? Waiting(Position position)
    {
        if (IsNeeded)
            foreach (var order in context.State.Orders.OpenSpan)
                if (order.Status == OrderStatus.Pending && IsExitOf(order, position))
                    return order;
        return null;
    }

    // The stop is written down first, and waits with its target or, where that was called off, alone.
    private Order? PartnerOf(Order stop) =>
        stop.Ticket is { Purpose: OrderPurpose.Stop, PairedWith: { } intent }
        && context.State.Orders.Find(intent) is { Status: OrderStatus.Pending } target
            ? target
            : null;

    private ApprovedOrder? Approve(OrderTicket ticket, Position position) =>
        (RiskGate.ApproveReduction(ticket, position, context.Clock) as ReductionVerdict.Approved)?.Order;

    private void WriteDown(OrderTicket ticket) =>
        context.Emit(new AccountFact.OrderIntended(context.Clock, ticket, OrderStatus.Pending));

    private Order[] Holding(Position position) =>
    [
        .. context.State.Orders.Open.Where(order =>
            order.MayWork && order.Status != OrderStatus.Pending && IsExitOf(order, position)),
    ];

    private static bool IsExitOf(Order order, Position position) =>
        order.Ticket.ReduceOnly && order.Ticket.InstrumentId == position.Instrument.Id;
}
