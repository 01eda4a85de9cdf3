using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>
/// The fold of an account's facts: ledger, positions, orders, signals, runs and risk state. It changes only through
/// <see cref="Apply"/> (and by market marks, kept in <see cref="Marks"/>), so reading the stored facts back gives the
/// same state.
/// </summary>
public sealed class AccountState
{
    private readonly Position[] _positions;
    // As they were started, whatever was taken out between: a state that is brought back has them in the same order.
    private readonly OrderedDictionary<RunId, RunBook> _runs = [];

    // As many as there are instruments.
    private readonly Dictionary<InstrumentId, AccountFact.Quarantined> _quarantine = [];

    // As many as work at the venue at once.
    private readonly SortedDictionary<string, ForeignOrder> _foreign = new(StringComparer.Ordinal);

    public AccountState(AccountId id, InstrumentTable instruments)
    {
        Id = id;
        Instruments = instruments;
        _positions = new Position[instruments.Count];
        for (var slot = 0; slot < _positions.Length; slot++)
            _positions[slot] = new Position(instruments[slot]);
        Marks = new EquityMarks(this);
    }

    public AccountId Id { get; }

    public InstrumentTable Instruments { get; }

    public Ledger Ledger { get; private set; } = new(Money.Zero);

    public EquityMarks Marks { get; }

    public OrderBookOfAccount Orders { get; } = new();

    public SignalBook Signals { get; } = new();

    public EntryLog Entries { get; } = new();

    public IReadOnlyDictionary<RunId, RunBook> Runs => _runs;

    public Dictionary<InstrumentId, AccountFact.Quarantined>.KeyCollection Quarantine => _quarantine.Keys;

    /// <summary>Orders at the venue that are not ours, by the venue's own id.</summary>
    public IReadOnlyDictionary<string, ForeignOrder> Foreign => _foreign;

    public OperatingMode Mode { get; private set; } = OperatingMode.Guide;

    /// <summary>Null of an account without real money.</summary>
    public LiveTerm? Live { get; private set; }

    /// <summary>Its rule for economic events; null: what is usual for each instrument.</summary>
    public BlackoutRule? Blackout { get; private set; }

    /// <summary>What is wanted of a simulated account; in force from its next start on.</summary>
    public SimulationSettings Simulation { get; private set; } = new();

    public AccountStatistics Statistics { get; private set; } = new(default, Money.Zero);

    /// <summary>What the account begins anew with as soon as it is flat; null while nobody wants that.</summary>
    public AccountFact.ResetAsked? PendingReset { get; private set; }

    public KillState Kill { get; private set; }

    /// <summary>Null while trading is not shut down.</summary>
    public string? ShutdownReason { get; private set; }

    public Timestamp? ShutdownSince { get; private set; }

    public long LastDecision { get; private set; }

    public long LastTrip { get; private set; }

    public bool IsHalted => Kill != KillState.None;

    public ReadOnlySpan<Position> Positions => _positions;

    /// <summary>What the quarantine of an instrument began with; null while there is none.</summary>
    public AccountFact.Quarantined? QuarantineOf(InstrumentId id) => _quarantine.GetValueOrDefault(id);

    public Position PositionOf(InstrumentId id) => _positions[Instruments.SlotOf(id)];

    /// <summary>What its facts have made of it.</summary>
    public AccountSnapshot Capture() => new()
    {
        Ledger = Ledger.Capture(),
        Equity = Marks.Capture(),
        Positions = [.. _positions.Where(one => one.OpenedAt != default).Select(one => one.Capture())
            .OrderBy(one => one.InstrumentId.Value, StringComparer.Ordinal)],
        Orders = Orders.Capture(),
        LastSignal = Signals.LastNumber,
        Signals = Signals.Capture(),
        Entries = Entries.Capture(),
        Runs = [.. _runs.Values.Select(run => run.Capture())],
        Quarantine = [.. _quarantine.Values.OrderBy(one => one.InstrumentId.Value, StringComparer.Ordinal)],
        Foreign = [.. _foreign.Values],
        Mode = Mode,
        Live = Live,
        Blackout = Blackout,
        Simulation = Simulation,
        Statistics = Statistics,
        PendingReset = PendingReset,
        Kill = Kill,
        ShutdownReason = ShutdownReason,
        ShutdownSince = ShutdownSince,
        LastDecision = LastDecision,
        LastTrip = LastTrip,
    };

    /// <summary>The account as it was captured; facts that came later continue it.</summary>
    /// <exception cref="InvalidDataException">It holds an instrument that is not in the table.</exception>
    public static AccountState Restore(AccountId id, InstrumentTable instruments, AccountSnapshot kept)
    {
        var state = new AccountState(id, instruments)
        {
            Ledger = Ledger.Restore(kept.Ledger),
            Mode = kept.Mode,
            Live = kept.Live,
            Blackout = kept.Blackout,
            Simulation = kept.Simulation,
            Statistics = kept.Statistics,
            PendingReset = kept.PendingReset,
            Kill = kept.Kill,
            ShutdownReason = kept.ShutdownReason,
            ShutdownSince = kept.ShutdownSince,
            LastDecision = kept.LastDecision,
            LastTrip = kept.LastTrip,
        };
        state.Take(kept);
        return state;
    }

    /// <summary>The only way to change anything but marks.</summary>
    public void Apply(AccountFact fact)
    {
        switch (fact)
        {
            case AccountFact.SignalCreated created:
                Signals.Create(created.Signal);
                break;
            case AccountFact.SignalMoved moved:
                MoveSignal(moved);
                break;
            case AccountFact.RiskDecided decided:
                LastDecision = decided.Decision.Number;
                break;
            case AccountFact.VerdictCounted counted:
                LastDecision = counted.Number;
                break;
            case AccountFact.OrderIntended intended:
                Intend(intended);
                break;
            case AccountFact.OrderStepped stepped:
                Step(stepped);
                break;
            case AccountFact.FillBooked booked:
                Book(booked.Fill);
                break;
            case AccountFact.RoundTripClosed closed:
                LastTrip = closed.Trip.Number;
                Statistics = Statistics.With(closed.Trip);
                _runs.GetValueOrDefault(closed.RunId)?.Count(closed.Trip);
                break;
            default:
                ApplyRare(fact);
                break;
        }
    }

    private void Take(AccountSnapshot kept)
    {
        var held = kept.Positions.Select(one => one.InstrumentId)
            .Concat(kept.Equity.Known.Select(one => one.InstrumentId));
        foreach (var id in held)
            if (Instruments.SlotOf(id) < 0)
                throw new InvalidDataException($"the instrument {id} of a snapshot is not known");
        foreach (var position in kept.Positions)
            PositionOf(position.InstrumentId).Restore(position);
        Orders.Restore(kept.Orders);
        Signals.Restore(kept.LastSignal, kept.Signals);
        Entries.Restore(kept.Entries);
        foreach (var run in kept.Runs)
            _runs.Add(run.Configuration.Id, RunBook.Restore(run));
        foreach (var one in kept.Quarantine)
            _quarantine.Add(one.InstrumentId, one);
        foreach (var order in kept.Foreign)
            _foreign.Add(order.VenueOrderId, order);
        Marks.Restore(kept.Equity);
    }

    private void ApplyRare(AccountFact fact)
    {
        switch (fact)
        {
            case AccountFact.AccountOpened opened:
                Begin(opened.InitialBalance, opened.Time);
                break;
            case AccountFact.ResetAsked asked:
                PendingReset = asked;
                break;
            case AccountFact.AccountReset reset:
                BeginAnew(reset);
                break;
            case AccountFact.ModeChanged changed:
                Mode = changed.Mode;
                break;
            case AccountFact.BlackoutRuleSet set:
                Blackout = set.Rule;
                break;
            case AccountFact.SimulationChanged changed:
                Simulation = changed.Settings;
                break;
            case AccountFact.ShutdownBegan began:
                (ShutdownReason, ShutdownSince) = (began.Reason, began.Time);
                break;
            case AccountFact.ShutdownCleared:
                (ShutdownReason, ShutdownSince) = (null, null);
                Marks.RebasePeak();
                break;
            case AccountFact.KillStepped stepped:
                Kill = stepped.To;
                break;
            case AccountFact.Quarantined quarantined:
                _quarantine.TryAdd(quarantined.InstrumentId, quarantined);
                break;
            case AccountFact.QuarantineReleased released:
                _quarantine.Remove(released.InstrumentId);
                break;
            case AccountFact.EquityMarked marked:
                Marks.Restore(marked);
                break;
            case AccountFact.DayBegan began:
                BeginDay(began);
                break;
            case AccountFact.FundingBooked funding:
                Fund(funding);
                break;
            case AccountFact.StopTightened tightened:
                PositionOf(tightened.InstrumentId).Tighten(tightened.Stop);
                break;
            case AccountFact.ForeignOrderSeen seen:
                _foreign[seen.Order.VenueOrderId] = seen.Order;
                break;
            case AccountFact.ForeignOrderGone gone:
                _foreign.Remove(gone.VenueOrderId);
                break;
            case AccountFact.AlarmRaised:
                break;
            default:
                if (!ApplyToLive(fact))
                    ApplyToRun(fact);
                break;
        }
    }

    private bool ApplyToLive(AccountFact fact)
    {
        var term = fact switch
        {
            AccountFact.LiveBegan began => new LiveTerm(began.Since, began.Until),
            AccountFact.LiveUntilSet set => Live! with { Until = set.Until, EndedAt = null },
            AccountFact.LiveEnded ended => Live! with { EndedAt = ended.Time },
            _ => null,
        };
        Live = term ?? Live;
        return term is not null;
    }

    private void ApplyToRun(AccountFact fact)
    {
        switch (fact)
        {
            case AccountFact.RunStarted started:
                _runs[started.Run.Id] = new RunBook(started.Run, started.Time);
                break;
            case AccountFact.RunStopped stopped:
                _runs[stopped.RunId].IsActive = false;
                break;
            case AccountFact.RunDisabled disabled:
                _runs[disabled.RunId].DisabledReason = disabled.Reason;
                break;
            case AccountFact.RunEnabled enabled:
                _runs[enabled.RunId].DisabledReason = null;
                _runs[enabled.RunId].ForgiveLosses();
                break;
            default:
                throw new InvalidOperationException($"no rule applies {fact.GetType().Name}");
        }
    }

    private void Begin(Money balance, Timestamp at)
    {
        Ledger = new Ledger(balance);
        Statistics = new AccountStatistics(at, balance);
        Marks.Open(balance);
    }

    // Entries of the last day still count against their limits: beginning anew is no way around them.
    private void BeginAnew(AccountFact.AccountReset reset)
    {
        foreach (var position in _positions)
            if (!position.IsFlat)
                throw new InvalidOperationException($"{position.Instrument.Id} is not flat: the account cannot begin anew");
        PendingReset = null;
        foreach (var (id, run) in _runs.ToArray())
            if (!run.IsActive)
                _runs.Remove(id);
        Begin(reset.InitialBalance, reset.Time);
    }

    private void MoveSignal(AccountFact.SignalMoved moved)
    {
        var signal = Signals.Find(moved.SignalNumber)?.Signal;
        Signals.Move(moved.SignalNumber, moved.To);
        if (signal is { Action: SignalAction.Open }
            && (moved.To is SignalStatus.Rejected or SignalStatus.Cancelled or SignalStatus.Expired
                || moved is { To: SignalStatus.Executed, Code: OffsetDesk.Code }))
            _runs.GetValueOrDefault(signal.RunId)?.Drop(moved.Time);
    }

    private void Intend(AccountFact.OrderIntended intended)
    {
        var signal = Signals.Find(intended.Ticket.SignalNumber)?.Signal;
        var order = new Order(intended.Ticket, intended.Status, signal);
        Orders.Add(order);
        CountEntry(order, intended.Time);
    }

    private void Step(AccountFact.OrderStepped stepped)
    {
        var order = Orders.Find(stepped.IntentNumber)
            ?? throw new InvalidOperationException($"order {stepped.IntentNumber} is not known");
        if (!order.TryStep(stepped.Happened, stepped.Time))
            throw new InvalidOperationException(
                $"order {stepped.IntentNumber} cannot take {stepped.Happened} from {order.Status}");
        if (stepped.Code is not null)
            order.Explain(stepped.Code, stepped.Text ?? "");
        if (stepped.VenueOrderId is not null)
            order.Name(stepped.VenueOrderId);
        CountEntry(order, stepped.Time);
        Orders.Settle(order);
    }

    private void Book(Fill fill)
    {
        var order = Orders.Find(fill.IntentNumber)
            ?? throw new InvalidOperationException($"fill {fill.VenueFillId} is of an order that is not known");
        Orders.Remember(fill);
        order.Add(fill);
        if (!order.TryStep(order.Remaining.IsZero ? OrderEvent.FullyFilled : OrderEvent.PartlyFilled, fill.Time))
            throw new InvalidOperationException($"order {fill.IntentNumber} cannot fill from {order.Status}");
        CountEntry(order, fill.Time);
        Orders.Settle(order);
        Marks.OnBooking();
        var position = PositionOf(fill.InstrumentId);
        if (position.IsFlat)
            OpenPosition(position, order, fill.Time);
        Ledger.Book(position.Book(fill), fill.Fee);
        Marks.OnBooked();
    }

    private void Fund(AccountFact.FundingBooked funding)
    {
        Marks.OnBooking();
        PositionOf(funding.InstrumentId).Fund(funding.Paid);
        Ledger.BookFunding(funding.Paid);
        Marks.OnBooked();
    }

    // The order keeps its signal: a late fill may come after the signal has ended.
    private static void OpenPosition(Position position, Order order, Timestamp at)
    {
        if (!order.Ticket.IsEntry)
            position.OpenBeyond(order.Ticket, at);
        else
            position.Open(
                order.Signal
                ?? throw new InvalidOperationException($"entry {order.Ticket.IntentNumber} serves no signal"),
                at);
    }

    // Counted from approval on; an entry that ends without any fill is given back, evidence counts it again.
    private void CountEntry(Order order, Timestamp at)
    {
        if (order.Ticket.Purpose != OrderPurpose.Entry || order.Status == OrderStatus.Held)
            return;
        if (order.IsTerminal && order.FilledQuantity.IsZero)
            Entries.Remove(order.Ticket.IntentNumber);
        else
            Entries.Add(at, order.Ticket.IntentNumber, order.Ticket.RunId);
    }

    private void BeginDay(AccountFact.DayBegan began)
    {
        Marks.BeginDay(began);
        foreach (var run in _runs.Values)
            run.BeginDay();
    }
}
