using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>
/// A run that closes its whole position and opens the opposite one on the same bar, or one whose entry takes away all of
/// another's trade and more. The close goes out at once; the entry waits as an approved signal without an order, and is
/// judged, sized and sent when that close has left the instrument flat. Anything else that ends the close or the position
/// ends the wish too.
/// </summary>
internal sealed class ReversalDesk(EngineContext context, SignalDesk signals, Func<RunId, StrategyRun?> runs)
{
    /// <summary>Whether the run's own close of the position went out in the step of this entry.</summary>
    public static bool IsReversal(AccountState state, Signal entry)
    {
        var position = state.PositionOf(entry.InstrumentId);
        if (position.IsFlat || position.Side == entry.Side || position.RunId != entry.RunId
            || state.Mode != OperatingMode.Autonomous)
            return false;
        foreach (var order in state.Orders.OpenSpan)
            if (IsCloseFor(order.Ticket, entry) && order.Status != OrderStatus.Held)
                return true;
        return false;
    }

    /// <summary>An order that reduces has filled or ended.</summary>
    public void After(Order exit)
    {
        if (Waiting(exit.Ticket.InstrumentId) is not { } entry)
            return;
        var isClose = IsCloseFor(exit.Ticket, entry);
        var isFlat = context.State.PositionOf(entry.InstrumentId).IsFlat;
        if (isFlat && isClose)
            Open(entry, OffsetDesk.TakenBy(exit));
        else if (isFlat || (isClose && exit.IsTerminal))
            signals.Drop(entry.Number, SignalStatus.Cancelled, "signal.reversal_lost");
    }

    private void Open(Signal entry, Quantity taken)
    {
        // The mode may have changed on the way: then nothing is sent without a person.
        if (context.State.Mode != OperatingMode.Autonomous)
            signals.Drop(entry.Number, SignalStatus.Cancelled, "signal.reversal_lost");
        else if (runs(entry.RunId) is not { } run)
            signals.Drop(entry.Number, SignalStatus.Cancelled, "strategy.stopped");
        else
            signals.OpenReversed(entry, run.Strategy.Terms, taken);
    }

    // Between steps only an entry that waits for its close is approved and has no order yet.
    private Signal? Waiting(InstrumentId instrument)
    {
        foreach (var (signal, status) in context.State.Signals.Open)
            if (status == SignalStatus.Approved && signal.Action == SignalAction.Open
                && signal.InstrumentId == instrument)
                return signal;
        return null;
    }

    private static bool IsCloseFor(OrderTicket ticket, Signal entry) =>
        ticket.Purpose == OrderPurpose.Exit
        && ticket.InstrumentId == entry.InstrumentId
        && (ticket.ExitReason == ExitReason.Offset
            ? ticket.SignalNumber == entry.Number
            : ticket.RunId == entry.RunId && ticket.CreatedAt == entry.Time);
}
