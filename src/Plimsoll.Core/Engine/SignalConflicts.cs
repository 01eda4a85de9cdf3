using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>
/// What stands in a signal's way before the gate is asked: its own form, other signals, the position, the price.
/// </summary>
internal sealed class SignalConflicts(EngineContext context, ExitDesk exits, OffsetDesk offsets)
{
    /// <summary>Why a new signal cannot go on; null when it can.</summary>
    public string? Refusal(Signal signal, StrategyRun run, SignalProposal proposal)
    {
        if (signal.Action == SignalAction.Close)
            return context.State.PositionOf(signal.InstrumentId).IsFlat ? "order.no_position"
                : IsExitUnderWay(signal) ? "signal.duplicate"
                : null;
        return SignalFactory.BrokenRule(signal, proposal, run.Strategy.Terms, context.Gate.Limits)
            ?? InTheAir(signal)
            ?? (ReversalDesk.IsReversal(context.State, signal) || offsets.Applies(signal) ? null : AtOdds(signal));
    }

    /// <summary>
    /// Whether a run's exit may end what is open on its instrument: nobody's (which is refused later on), its own, or
    /// what an earlier run of its bot left behind. Of another run's trade only that run, a stop or a person decides.
    /// </summary>
    public bool MayEnd(RunConfiguration run)
    {
        var position = context.State.PositionOf(run.InstrumentId);
        if (position.IsFlat || position.RunId == run.Id)
            return true;
        return run.BotId != Guid.Empty
            && context.State.Runs.TryGetValue(position.RunId, out var holder)
            && !holder.IsActive && holder.Configuration.BotId == run.BotId;
    }

    /// <summary>
    /// Whether a run that is not shown the trade of another would add to it: it would want to on every bar.
    /// </summary>
    public bool IsAddingToOthers(RunConfiguration run, SignalProposal proposal)
    {
        var position = context.State.PositionOf(run.InstrumentId);
        return proposal.Action == SignalAction.Open && run.NetsOpposite && !position.IsFlat
            && position.RunId != run.Id && position.Side == proposal.Side;
    }

    // An emergency is only held up by what is as quick as itself.
    private bool IsExitUnderWay(Signal signal) => signal.ExitReason == ExitReason.Emergency
        ? exits.IsClosing(context.State.PositionOf(signal.InstrumentId))
        : context.State.Signals.Has(SignalAction.Close, signal.InstrumentId, signal.Number);

    // The first entry wins: one of the same run that waits, or any run's that is on its way to the venue.
    private string? InTheAir(Signal signal)
    {
        foreach (var (open, status) in context.State.Signals.Open)
            if (open.Number != signal.Number && open.Action == SignalAction.Open
                && open.InstrumentId == signal.InstrumentId
                && (open.RunId == signal.RunId || status == SignalStatus.Active))
                return open.Side == signal.Side ? "signal.duplicate" : "signal.opposite_open";
        return Unfinished(signal);
    }

    // What is left of an entry that was cancelled may still fill, against the position that this one would make.
    private string? Unfinished(Signal signal)
    {
        foreach (var order in context.State.Orders.OpenSpan)
            if (order.Ticket.IsEntry && order.Status != OrderStatus.Held
                && order.Ticket.InstrumentId == signal.InstrumentId && order.Ticket.SignalNumber != signal.Number)
                return order.Ticket.Side == OrderSide.Buy == (signal.Side == PositionSide.Long)
                    ? "signal.duplicate"
                    : "signal.opposite_open";
        return null;
    }

    private string? AtOdds(Signal signal)
    {
        var position = context.State.PositionOf(signal.InstrumentId);
        return position.IsFlat ? null
            : position.Side == signal.Side ? "signal.duplicate" : "signal.opposite_open";
    }

    /// <summary>
    /// More than half of the initial risk lost before the entry is another trade than the one that was proposed.
    /// </summary>
    public bool HasMovedAway(Signal signal)
    {
        // A limit cannot be filled at a worse price than its own.
        if (signal is not { Action: SignalAction.Open, StopLoss: { } stop }
            || signal.OrderType is OrderType.Limit or OrderType.StopLimit)
            return false;
        var slot = context.State.Instruments.SlotOf(signal.InstrumentId);
        var last = context.State.Marks.MarkOf(slot);
        if (double.IsNaN(last))
            return false;
        var mark = Instrument.Traded(last).Value;
        var sign = signal.Side == PositionSide.Long ? 1 : -1;
        return sign * (mark - signal.EntryPrice.Value) > 0.5m * Math.Abs(signal.EntryPrice.Value - stop.Value);
    }

    /// <summary>What another entry or position on the instrument says to this entry; null when nothing does.</summary>
    public string? WithOthers(Signal signal) => InTheAir(signal) ?? AtOdds(signal);

    /// <summary>What is left of an old entry may fill until its cancel is confirmed.</summary>
    public bool HasWorkingEntry(InstrumentId id)
    {
        foreach (var order in context.State.Orders.OpenSpan)
            if (order.Ticket.IsEntry && order.Ticket.InstrumentId == id)
                return true;
        return false;
    }
}
