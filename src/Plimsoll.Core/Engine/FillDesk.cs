using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>Books fills once, and draws their consequences: protection, round trips, loss streaks.</summary>
internal sealed class FillDesk(EngineContext context, ExitDesk exits, ReversalDesk reversals)
{
    private const string Overfill = "order.overfill";

    public void Take(Order order, Fill fill)
    {
        if (context.State.Orders.Knows(fill))
            return;
        if (Objection(order, fill) is { } objection)
        {
            Quarantine(order, fill, objection);
            return;
        }

        var position = context.State.PositionOf(fill.InstrumentId);
        if (IsAgainst(position, fill) && fill.Quantity > position.Quantity)
        {
            var (ending, opening) = fill.SplitAt(position.Quantity);
            Book(order, ending);
            Book(order, opening);
        }
        else
            Book(order, fill);
    }

    /// <summary>
    /// A fill of an exit that the venue still tells of a minute later, and that is more than is held here: an entry of the
    /// other side was heard of before it and has taken its place. What happened is booked; what it opens has no stop, and
    /// is ended at market. On spot nothing can be sold that is not there: what is missing is another's fill.
    /// </summary>
    public void TakeBeyond(Order order, Fill fill)
    {
        var position = context.State.PositionOf(fill.InstrumentId);
        if (!position.Instrument.IsMargined || Objection(order, fill) != Overfill)
            return;
        if (!IsAgainst(position, fill))
            context.Emit(new AccountFact.FillBooked(fill.Time, fill));
        else
        {
            var (ending, opening) = fill.SplitAt(position.Quantity);
            Book(order, ending);
            context.Emit(new AccountFact.FillBooked(opening.Time, opening));
        }

        if (position.Stop is null)
            exits.Close(position, ExitReason.Emergency);
        else
            exits.Protect(position);
    }

    private void Book(Order order, Fill fill)
    {
        var position = context.State.PositionOf(fill.InstrumentId);
        // The rest of an old entry that fills late may meet a position on the other side: then it is a way out of it.
        var isWayOut = !order.Ticket.IsEntry || IsAgainst(position, fill);
        var isOverfill = fill.Quantity > order.Remaining;
        context.Emit(new AccountFact.FillBooked(fill.Time, fill));
        if (isOverfill)
            Quarantine(order, fill, Overfill);
        context.MoveActive(
            order.Ticket.SignalNumber, SignalStatus.Executed, OffsetDesk.TakenBy(order).IsZero ? null : OffsetDesk.Code);
        if (isWayOut)
            AfterExit(order, position, fill);
        else
            AfterEntry(position);
        if (!order.Ticket.IsEntry)
            reversals.After(order);
    }

    private static bool IsAgainst(Position position, Fill fill) =>
        !position.IsFlat && fill.Side == position.ClosingSide;

    /// <summary>
    /// Why a fill cannot be booked. Too much of an entry is booked (it is held), and one that passes through zero opens
    /// what it was sent for; what an exit fills beyond the position has no signal and no stop.
    /// </summary>
    private string? Objection(Order order, Fill fill)
    {
        var ticket = order.Ticket;
        if (fill.InstrumentId != ticket.InstrumentId || fill.Side != ticket.Side || fill.Quantity.IsZero)
            return "order.fill_mismatch";
        var happened = fill.Quantity >= order.Remaining ? OrderEvent.FullyFilled : OrderEvent.PartlyFilled;
        if (OrderStateMachine.Next(order.Status, happened) is null)
            return "order.illegal_transition";
        var position = context.State.PositionOf(ticket.InstrumentId);
        var isAgainst = IsAgainst(position, fill);
        return !ticket.IsEntry && (!isAgainst || fill.Quantity > position.Quantity) ? Overfill : null;
    }

    private void Quarantine(Order order, Fill fill, string code) => context.Quarantine(
        order.Ticket.InstrumentId, code,
        $"fill {fill.VenueFillId} is not what order {order.Ticket.IntentNumber} asked");

    private void AfterEntry(Position position)
    {
        exits.Protect(position);
        CloseIfStopped(position);
    }

    private void AfterExit(Order order, Position position, Fill fill)
    {
        if (!position.IsFlat)
        {
            if (!CloseIfStopped(position) && !context.State.IsHalted)
                exits.Protect(position);
            return;
        }

        var trip = RoundTrips.Of(position, context.State.LastTrip + 1, order.Ticket.ExitReason ?? ExitReason.Offset, fill.Time);
        context.Emit(new AccountFact.RoundTripClosed(fill.Time, position.RunId, trip));
        exits.CancelRest(position);
        DisableAfterLosses(position);
    }

    // What comes in while the account is being emptied goes out again.
    private bool CloseIfStopped(Position position) =>
        context.State.IsHalted ? exits.Close(position, ExitReason.Kill)
        : context.State.ShutdownReason is not null && context.Options.FlattensOnEmergency
            && exits.Close(position, ExitReason.Emergency);

    // In the same step as the losing trade's last fill, so that no entry can slip in between.
    private void DisableAfterLosses(Position position)
    {
        if (!context.State.Runs.TryGetValue(position.RunId, out var run))
            return;
        var limit = run.Configuration.Budget.MaxConsecutiveLosses;
        if (run.ConsecutiveLosses >= limit)
            context.Disable(position.RunId, $"{limit} losing trades in a row");
    }
}
