using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>
/// An entry against the open trade of another run, where both runs net: it takes away from that trade first, by an order
/// that can only reduce. So no two runs ever hold opposite sides, and every exit stays reduce-only.
/// </summary>
internal sealed class OffsetDesk(EngineContext context, ExitDesk exits)
{
    public const string Code = "signal.offset";

    private AccountState State => context.State;

    /// <summary>
    /// Whether an entry may take away from what is open. Not while something else ends or enlarges it, and only at market:
    /// what rests has no fill yet that could take anything away; and nowhere where the venue knows no reduce-only.
    /// </summary>
    public bool Applies(Signal entry)
    {
        var position = State.PositionOf(entry.InstrumentId);
        return !position.IsFlat && position.Side != entry.Side && position.RunId != entry.RunId
            && entry.OrderType == OrderType.Market && State.Mode == OperatingMode.Autonomous
            && !context.Options.Venue.ExitsHoldBalance
            && Nets(State, entry.RunId) && Nets(State, position.RunId)
            && !IsOnTheMove(position);
    }

    /// <summary>A run at work that wants to be netted with others that want it too.</summary>
    public static bool Nets(AccountState state, RunId id) =>
        state.Runs.TryGetValue(id, out var run) && run.IsActive && run.Configuration.NetsOpposite;

    /// <summary>Sends what an entry of this size takes away; null when nothing could be sent.</summary>
    /// <param name="entry">Approved, and within the limits at this size.</param>
    /// <param name="wished">Its whole size.</param>
    /// <param name="price">What it is likely to fill at.</param>
    public Quantity? Take(Signal entry, Quantity wished, Price price)
    {
        var position = State.PositionOf(entry.InstrumentId);
        var taken = wished < position.Quantity ? wished : position.Quantity;

        // What the venue would take no exit for is not left behind.
        if (taken < position.Quantity
            && position.Instrument.BrokenRule(position.Quantity - taken, price) is "order.min_quantity" or "order.min_notional")
            taken = position.Quantity;
        return exits.Offset(position, taken, entry.Number) ? taken : null;
    }

    /// <summary>What an order has taken away from another run's trade for an entry.</summary>
    public static Quantity TakenBy(Order order) =>
        order.Ticket.ExitReason == ExitReason.Offset ? order.FilledQuantity : Quantity.Zero;

    private bool IsOnTheMove(Position position)
    {
        foreach (var order in State.Orders.OpenSpan)
            if (order.Ticket.InstrumentId == position.Instrument.Id
                && order.Ticket.Purpose is not (OrderPurpose.Stop or OrderPurpose.Target))
                return true;
        return false;
    }
}
