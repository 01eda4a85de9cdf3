using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>
/// Sends exits. Where a working exit holds what the next one would sell, the next is written down first, what works is
/// cancelled, and as soon as the venue has let go of it the next goes out, for as much as is held then. Such an exit is
/// a pending order, so a restart goes on with it.
/// </summary>
internal sealed class ExitQueue(EngineContext context)
{
    /// <summary>Whether exits go one after the other.</summary>
    public bool IsNeeded => context.Options.Venue.ExitsHoldBalance;

    /// <summary>Sends an exit now, or after what holds its balance; false when it would not only reduce.</summary>
    public bool Send(OrderTicket ticket, Position position)
    {
        if (RiskGate.ApproveReduction(ticket, position, context.Clock) is not ReductionVerdict.Approved approved)
            return false;
        if (IsNeeded && Holding(position).Length > 0)
            context.Emit(new AccountFact.OrderIntended(context.Clock, ticket, OrderStatus.Pending));
        else
            context.Send(approved.Order);
        return true;
    }

    /// <summary>The venue may have let go of the balance: the exit that waits for it goes out.</summary>
    public void Proceed(Position position)
    {
        if (position.IsFlat || Waiting(position) is not { } next || Holding(position).Length > 0)
            return;
        if (next.Remaining == position.Quantity
            && RiskGate.ApproveReduction(next.Ticket, position, context.Clock) is ReductionVerdict.Approved approved)
        {
            context.Begin(approved.Order);
            return;
        }

        // What it was written for has changed meanwhile: another order, with a name of its own.
        Send(next.Ticket with { IntentNumber = context.NextIntent(), Quantity = position.Quantity }, position);
        context.Cancel(next);
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

    private Order[] Holding(Position position) =>
    [
        .. context.State.Orders.Open.Where(order =>
            order.MayWork && order.Status != OrderStatus.Pending && IsExitOf(order, position)),
    ];

    private static bool IsExitOf(Order order, Position position) =>
        order.Ticket.ReduceOnly && order.Ticket.InstrumentId == position.Instrument.Id;
}
