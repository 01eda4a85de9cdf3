using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>Turns proposals into signals, and approved signals into judged, sized, intended orders.</summary>
internal sealed class SignalDesk(EngineContext context, ExitDesk exits, BlackoutDesk blackouts)
{
    private readonly EntrySizing _sizing = new(context, blackouts);
    private readonly OffsetDesk _offsets = new(context, exits);
    private readonly SignalConflicts _conflicts = new(context, exits, new OffsetDesk(context, exits));

    // Nothing expires before this; the first look after a start finds the real one.
    private Timestamp _nextExpiry = Timestamp.MinValue;

    /// <summary>A proposal of a run on the bar that just became final.</summary>
    /// <returns>The code that kept it from becoming an order; null when it went through (or is held for a person).</returns>
    public string? Take(StrategyRun run, SignalProposal proposal, in Bar bar)
    {
        if (proposal.CancelsEntry)
            return CancelEntry(run.Configuration.Id);
        // No signal of it: it would be proposed, and refused, on every bar of the other run's trade.
        if (proposal.Action == SignalAction.Close && !_conflicts.MayEnd(run.Configuration))
            return "signal.other_run";
        if (_conflicts.IsAddingToOthers(run.Configuration, proposal))
            return "signal.duplicate";
        var instrument = context.State.Instruments[context.State.Instruments.SlotOf(run.Configuration.InstrumentId)];
        var signal = SignalFactory.From(proposal, run, instrument, bar.Close) with
        {
            Number = context.State.Signals.LastNumber + 1,
            Time = context.Clock,
            ExpiresAt = context.Clock + proposal.LifeWithin(run.Strategy.Terms.SignalLife),
        };
        context.Emit(new AccountFact.SignalCreated(context.Clock, signal));
        if (signal.ExpiresAt < _nextExpiry)
            _nextExpiry = signal.ExpiresAt.Value;
        if (_conflicts.Refusal(signal, run, proposal) is { } code)
            return Reject(signal.Number, code);
        return context.State.Mode == OperatingMode.Guide && signal.ExitReason != ExitReason.Emergency
            ? Hold(signal, run)
            : Approve(signal, run.Strategy.Terms);
    }

    private string? CancelEntry(RunId run)
    {
        foreach (var (signal, status) in context.State.Signals.Open.ToArray())
            if (signal.RunId == run && signal.Action == SignalAction.Open && status == SignalStatus.Pending)
                Drop(signal.Number, SignalStatus.Cancelled, "strategy.emergency");
        foreach (var order in context.State.Orders.Open.ToArray())
            if (order.Ticket.RunId == run && order.Ticket.IsEntry && order.Status != OrderStatus.CancelRequested)
                context.Cancel(order);
        return null;
    }

    /// <summary>A person approves a pending signal and thereby releases its held order: one act, judged again.</summary>
    public string? ApproveHeld(long number, StrategyTerms terms)
    {
        if (context.State.Signals.Find(number) is not { Status: SignalStatus.Pending } found
            || Held(number) is not { } held)
            return "signal.state";
        if (found.Signal.ExpiresAt <= context.Clock)
        {
            Drop(number, SignalStatus.Expired, "signal.expired");
            return "signal.expired";
        }

        if (_conflicts.HasMovedAway(found.Signal))
            return DropRejected(number, "signal.price_moved");
        context.Emit(new AccountFact.SignalMoved(context.Clock, number, SignalStatus.Approved));
        return found.Signal.Action == SignalAction.Close
            ? ReleaseExit(found.Signal, held)
            : ReleaseEntry(found.Signal, held, terms);
    }

    /// <summary>Drops a signal that waits, for a person (with its held order) or for the close it reverses.</summary>
    public string? Drop(long number, SignalStatus to, string code)
    {
        if (context.State.Signals.Find(number) is not { Status: SignalStatus.Pending or SignalStatus.Approved })
            return "signal.state";
        if (Held(number) is { } held)
            context.Cancel(held);
        context.Emit(new AccountFact.SignalMoved(context.Clock, number, to, code));
        return null;
    }

    /// <summary>Every check on a wish that stays one.</summary>
    public RiskDecision Explain(Signal wish, Quantity quantity, RunBook run) =>
        context.Gate.Explain(_sizing.Imagine(wish, quantity, run));

    /// <summary>The second half of a reversal, judged now that the first has left the instrument flat.</summary>
    /// <param name="signal">The entry that waits.</param>
    /// <param name="terms">Of its strategy.</param>
    /// <param name="taken">What it has taken away from another run's trade; only the rest is opened.</param>
    public void OpenReversed(Signal signal, StrategyTerms terms, Quantity taken)
    {
        var code = _conflicts.HasMovedAway(signal) ? "signal.price_moved"
            : _conflicts.HasWorkingEntry(signal.InstrumentId) ? "signal.opposite_open"
            : null;
        if (code is not null)
            EndWaiting(signal, code, taken);
        else
            Open(signal, terms, taken);
    }

    /// <summary>Signals that wait and working entries whose time is over.</summary>
    public void Expire()
    {
        if (context.Clock < _nextExpiry)
            return;
        _nextExpiry = new Timestamp(long.MaxValue);
        foreach (var (signal, status) in context.State.Signals.Open.ToArray())
            if (status != SignalStatus.Active && HasExpired(signal.ExpiresAt))
                Drop(signal.Number, SignalStatus.Expired, "signal.expired");
        foreach (var order in context.State.Orders.Open.ToArray())
            if (order.Ticket.IsEntry && HasExpired(order.Ticket.ExpiresAt))
                context.Cancel(order);
            else if (ExitDesk.IsPatient(order) && HasExpired(ExitDesk.PatientUntil(order)))
                exits.Hurry(order);
    }

    private bool HasExpired(Timestamp? expiresAt)
    {
        if (expiresAt <= context.Clock)
            return true;
        if (expiresAt < _nextExpiry)
            _nextExpiry = expiresAt.Value;
        return false;
    }

    private string? Approve(Signal signal, StrategyTerms terms)
    {
        context.Emit(new AccountFact.SignalMoved(context.Clock, signal.Number, SignalStatus.Approved));
        return signal.Action == SignalAction.Close ? Close(signal)
            : ReversalDesk.IsReversal(context.State, signal) ? null
            : _offsets.Applies(signal) ? Offset(signal, terms)
            : Open(signal, terms, Quantity.Zero);
    }

    // Judged as a whole first: what the limits refuse takes nothing away from others. What is more than their trade waits
    // until that is gone, and is judged again.
    private string? Offset(Signal signal, StrategyTerms terms)
    {
        var sized = _sizing.Size(signal, terms);
        var verdict = Judge(sized, isDryRun: true);
        if (!verdict.Decision.IsApproved)
            return Reject(signal.Number, CodeOf(verdict, sized), sized.BoundBy);
        var wished = sized.Inputs.Ticket.Quantity;
        if (_offsets.Take(signal, wished, sized.Inputs.EntryPrice) is not { } taken)
            return Reject(signal.Number, "signal.opposite_open");
        if (taken >= wished)
            context.Emit(new AccountFact.SignalMoved(context.Clock, signal.Number, SignalStatus.Active));
        return null;
    }

    private string? Close(Signal signal)
    {
        var position = context.State.PositionOf(signal.InstrumentId);
        if (signal.ExitReason == ExitReason.Emergency)
            Overtake(signal);
        var isSent = signal.OrderType == OrderType.Limit
            ? exits.CloseAtLimit(position, signal)
            : exits.Close(position, signal.ExitReason, signal.Number);
        if (!isSent)
            return Reject(signal.Number, "signal.duplicate");
        context.Emit(new AccountFact.SignalMoved(context.Clock, signal.Number, SignalStatus.Active));
        // What is at a limit has its own end of time.
        if (signal.OrderType == OrderType.Limit)
            _nextExpiry = Timestamp.MinValue;
        return null;
    }

    // An emergency does not wait for the person who was asked about another exit.
    private void Overtake(Signal emergency)
    {
        foreach (var (signal, status) in context.State.Signals.Open.ToArray())
            if (signal.Action == SignalAction.Close && signal.InstrumentId == emergency.InstrumentId
                && signal.Number != emergency.Number && status == SignalStatus.Pending)
                Drop(signal.Number, SignalStatus.Cancelled, "strategy.emergency");
    }

    private string? Open(Signal signal, StrategyTerms terms, Quantity taken)
    {
        var sized = _sizing.Size(signal, terms).Less(taken);
        var verdict = Judge(sized, isDryRun: false);
        if (verdict is not RiskVerdict.Approved approved)
            return EndWaiting(signal, CodeOf(verdict, sized), taken, sized.BoundBy);
        context.Send(approved.Order, sized.BoundBy);
        if (approved.Order.Ticket.ExpiresAt < _nextExpiry)
            _nextExpiry = approved.Order.Ticket.ExpiresAt.Value;
        context.Emit(new AccountFact.SignalMoved(context.Clock, signal.Number, SignalStatus.Active));
        return null;
    }

    private RiskVerdict Judge(SizedEntry entry, bool isDryRun)
    {
        var number = context.State.LastDecision + 1;
        var inputs = isDryRun
            ? entry.Inputs with { Admission = entry.Inputs.Admission with { IsSignalApproved = true } }
            : entry.Inputs;
        var verdict = entry.IsReadable ? context.Gate.Judge(number, inputs) : RiskGate.Refuse(number, inputs);
        context.Emit(new AccountFact.RiskDecided(context.Clock, verdict.Decision));
        return verdict;
    }

    // A size that limits pressed below what the venue takes is the sizer's word, not an order that broke a rule.
    private static string CodeOf(RiskVerdict verdict, SizedEntry entry) =>
        verdict.Decision.Code is "order.min_quantity" or "order.min_notional" && entry.BoundBy is not null
            ? "signal.size_below_minimum"
            : verdict.Decision.Code!;

    // The gate runs again when a person releases the order; this verdict only shows what would happen now.
    private string? Hold(Signal signal, StrategyRun run)
    {
        if (signal.Action == SignalAction.Close)
        {
            exits.Hold(context.State.PositionOf(signal.InstrumentId), signal);
            return null;
        }

        var sized = _sizing.Size(signal, run.Strategy.Terms);
        var verdict = Judge(sized, isDryRun: true);
        if (!verdict.Decision.IsApproved)
            return Reject(signal.Number, CodeOf(verdict, sized), sized.BoundBy);
        context.Emit(new AccountFact.OrderIntended(
            context.Clock, sized.Inputs.Ticket, OrderStatus.Held, sized.BoundBy));
        return null;
    }

    // It has done something already when it took from another's trade: what is left of it is let go.
    private string EndWaiting(Signal signal, string code, Quantity taken, string? boundBy = null)
    {
        if (taken.IsZero)
            return Reject(signal.Number, code, boundBy);
        context.Emit(new AccountFact.SignalMoved(context.Clock, signal.Number, SignalStatus.Active));
        context.Emit(new AccountFact.SignalMoved(
            context.Clock, signal.Number, SignalStatus.Executed, OffsetDesk.Code, $"the rest was not opened: {code}"));
        return code;
    }

    private string Reject(long number, string code, string? boundBy = null)
    {
        var text = code == "signal.size_below_minimum" ? $"size bound by {boundBy}" : null;
        context.Emit(new AccountFact.SignalMoved(context.Clock, number, SignalStatus.Rejected, code, text));
        return code;
    }

    private string DropRejected(long number, string code)
    {
        Drop(number, SignalStatus.Rejected, code);
        return code;
    }

    private string? ReleaseEntry(Signal signal, Order held, StrategyTerms terms)
    {
        if (_conflicts.WithOthers(signal) is { } conflict)
            return RefuseHeld(signal.Number, held, conflict);
        var verdict = Judge(_sizing.Take(signal, held.Ticket, terms), isDryRun: false);
        return verdict is RiskVerdict.Approved approved
            ? Release(approved.Order)
            : RefuseHeld(signal.Number, held, verdict.Decision.Code!);
    }

    private string? ReleaseExit(Signal signal, Order held)
    {
        var position = context.State.PositionOf(signal.InstrumentId);
        return RiskGate.ApproveReduction(held.Ticket, position, context.Clock) switch
        {
            ReductionVerdict.Approved approved => Release(approved.Order),
            ReductionVerdict.Refused refused => RefuseHeld(signal.Number, held, refused.Code),
            _ => throw new InvalidOperationException("a reduction is approved or refused"),
        };
    }

    private string? Release(ApprovedOrder approved)
    {
        context.Release(approved);
        context.Emit(new AccountFact.SignalMoved(context.Clock, approved.Ticket.SignalNumber, SignalStatus.Active));
        // An exit at a limit is patient from now on.
        _nextExpiry = Timestamp.MinValue;
        return null;
    }

    private string RefuseHeld(long signalNumber, Order held, string code)
    {
        context.Emit(new AccountFact.OrderStepped(
            context.Clock, held.Ticket.IntentNumber, OrderEvent.RefusedLocally, code));
        return Reject(signalNumber, code);
    }

    private Order? Held(long signalNumber) => context.State.Orders.Open.FirstOrDefault(order =>
        order.Ticket.SignalNumber == signalNumber && order.Status == OrderStatus.Held);
}
