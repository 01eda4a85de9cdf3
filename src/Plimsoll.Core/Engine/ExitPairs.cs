using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>
/// Stop and target that a venue keeps as one list. Each is an order with a life of its own; here is what the one says about
/// the other: as soon as one of them begins to fill, the venue ends the other.
/// </summary>
internal sealed class ExitPairs(EngineContext context)
{
    /// <summary>Whether what protects a position goes to the venue as a list.</summary>
    public bool AreWanted(Position position) =>
        context.Options.Venue.PairsExits && position is { IsFlat: false, Stop: not null, Target: not null };

    /// <summary>
    /// Whether nothing has to be placed: a list, or the stop alone that had to take its place, fits what is held now, or
    /// one of the two has begun to fill and goes on.
    /// </summary>
    public bool Stand(Position position)
    {
        foreach (var order in context.State.Orders.OpenSpan)
            if (Fits(order, position)
                && (IsExecuting(order)
                    || (order.Ticket.StopPrice is { } level && level == position.Stop
                        && (order.Ticket.PairedWith is null || IsWholePair(order, position)))))
                return true;
        return false;
    }

    /// <summary>Whether the other one has begun to fill: the venue has ended this one, whatever was heard of it.</summary>
    public bool IsSpent(Order order) => PartnerOf(order) is { FilledQuantity.IsZero: false };

    /// <summary>Whether targets of a list work, and nothing else is on its way.</summary>
    public bool IsTargetAlone(Position position)
    {
        var isThere = false;
        foreach (var order in context.State.Orders.OpenSpan)
        {
            if (!order.Ticket.ReduceOnly || order.Ticket.InstrumentId != position.Instrument.Id)
                continue;
            if (order.Ticket.PairedWith is null || !IsWorking(order)
                || (order.Ticket.Purpose == OrderPurpose.Stop && !IsSpent(order)))
                return false;
            isThere |= order.Ticket.Purpose == OrderPurpose.Target;
        }

        return isThere;
    }

    /// <summary>Whether the target that fills has left so little that the venue would take no other exit for it.</summary>
    public bool IsLeftToTarget(Position position) =>
        AreWanted(position) && IsTargetAlone(position)
        && position.Instrument.BrokenRule(position.Quantity, position.Target!.Value)
            is "order.min_quantity" or "order.min_notional";

    private bool IsWholePair(Order stop, Position position) =>
        PartnerOf(stop) is { IsTerminal: false } target && Fits(target, position)
        && target.Ticket.LimitPrice == position.Target;

    private static bool Fits(Order order, Position position) =>
        ExitDesk.Ends(order, position) && order.Ticket.Purpose is OrderPurpose.Stop or OrderPurpose.Target
        && order.Status != OrderStatus.CancelRequested && order.Remaining == position.Quantity;

    private static bool IsExecuting(Order order) =>
        order is { Ticket.PairedWith: not null, Status: OrderStatus.PartiallyFilled };

    private static bool IsWorking(Order order) => order.Status is OrderStatus.Accepted or OrderStatus.PartiallyFilled;

    private Order? PartnerOf(Order order) =>
        order.Ticket.PairedWith is { } intent ? context.State.Orders.Find(intent) : null;
}
