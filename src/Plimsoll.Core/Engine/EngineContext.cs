using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>What the desks of an engine share: state, gate, outbox and the event clock.</summary>
internal sealed class EngineContext(AccountState state, EngineOptions options)
{
    public AccountState State { get; } = state;

    public EngineOptions Options { get; } = options;

    public RiskGate Gate { get; } = new(options.Limits);

    public Outbox Outbox { get; } = new();

    /// <summary>Null where nobody listens.</summary>
    public IEngineTape? Tape { get; set; }

    /// <summary>Null on an account of one instrument: nothing else could move with it.</summary>
    public CorrelationBook? Correlations { get; } =
        state.Instruments.Count > 1 ? new CorrelationBook(state.Instruments.Count) : null;

    /// <summary>Time of the latest event; "now" in here.</summary>
    public Timestamp Clock { get; set; } = Timestamp.MinValue;

    public bool IsDegraded { get; set; }

    public bool HoldsLease { get; set; } = true;

    public bool IsTradingEnabled { get; set; } = true;

    public bool IsClockTrusted { get; set; } = true;

    /// <summary>A fact changes the state and goes out with the step, in this order.</summary>
    public void Emit(AccountFact fact)
    {
        State.Apply(fact);
        Outbox.Add(fact);
    }

    /// <summary>An approved order: intent and the beginning of its sending become durable before it is sent.</summary>
    public void Send(ApprovedOrder approved, string? sizeBoundBy = null)
    {
        Emit(new AccountFact.OrderIntended(Clock, approved.Ticket, OrderStatus.Pending, sizeBoundBy));
        Begin(approved);
    }

    /// <summary>Sends an order whose intent is written down already.</summary>
    public void Begin(ApprovedOrder approved)
    {
        Emit(new AccountFact.OrderStepped(Clock, approved.Ticket.IntentNumber, OrderEvent.SendBegan));
        Outbox.Add(new VenueEffect.Submit(approved));
    }

    /// <summary>The same for two that go as one list.</summary>
    public void BeginPair(ApprovedOrder stop, ApprovedOrder target)
    {
        Emit(new AccountFact.OrderStepped(Clock, stop.Ticket.IntentNumber, OrderEvent.SendBegan));
        Emit(new AccountFact.OrderStepped(Clock, target.Ticket.IntentNumber, OrderEvent.SendBegan));
        Outbox.Add(new VenueEffect.SubmitPair(stop, target));
    }

    /// <summary>A held order that a person released and the gate approved again.</summary>
    public void Release(ApprovedOrder approved)
    {
        Emit(new AccountFact.OrderStepped(Clock, approved.Ticket.IntentNumber, OrderEvent.Released));
        Begin(approved);
    }

    /// <summary>
    /// Asks the venue to cancel; an order that never left is cancelled here. One whose fate at the venue is not known
    /// yet stays as it is: the cancel may overtake it, and is repeated when the venue turns out to have it.
    /// </summary>
    public void Cancel(Order order)
    {
        var number = order.Ticket.IntentNumber;
        if (order.Status is OrderStatus.Held or OrderStatus.Pending)
        {
            var waited = order.Status == OrderStatus.Pending;
            Emit(new AccountFact.OrderStepped(Clock, number, OrderEvent.Cancelled));
            if (waited && !IsServed(order.Ticket.SignalNumber))
                MoveActive(order.Ticket.SignalNumber, SignalStatus.Cancelled, "order.cancelled");
            return;
        }

        if (order.IsTerminal)
            return;
        if (order.Status is OrderStatus.Accepted or OrderStatus.PartiallyFilled)
            Emit(new AccountFact.OrderStepped(Clock, number, OrderEvent.CancelSent));
        Outbox.Add(new VenueEffect.Cancel(order.Ticket));
    }

    public void Alarm(string code, InstrumentId? instrument, string text) =>
        Emit(new AccountFact.AlarmRaised(Clock, code, instrument, text));

    /// <summary>No new risk on an instrument; once, however often the venue tells the same again.</summary>
    public void Quarantine(InstrumentId id, string code, string text)
    {
        if (State.QuarantineOf(id) is null)
            Emit(new AccountFact.Quarantined(Clock, id, code, text));
    }

    /// <summary>No entries of a run any more; once.</summary>
    public void Disable(RunId id, string reason)
    {
        if (State.Runs.TryGetValue(id, out var run) && run.DisabledReason is null)
            Emit(new AccountFact.RunDisabled(Clock, id, reason));
    }

    /// <summary>Ends a signal whose order got its word from the venue.</summary>
    public void MoveActive(long signalNumber, SignalStatus to, string? code)
    {
        if (State.Signals.Find(signalNumber) is { Status: SignalStatus.Active })
            Emit(new AccountFact.SignalMoved(Clock, signalNumber, to, code));
    }

    private bool IsServed(long signalNumber)
    {
        foreach (var order in State.Orders.OpenSpan)
            if (order.Ticket.SignalNumber == signalNumber)
                return true;
        return false;
    }

    public long NextIntent() => State.Orders.LastIntent + 1;
}
