using Plimsoll.Core.Indicators.Windows;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>
/// One account's trading, without I/O: events and commands go in, facts and effects come out through
/// <see cref="Outbox"/>. The driver makes the facts durable, performs the effects in order, and feeds the venue's
/// word back in. Backtest, replay, simulation, paper and live differ only in the driver.
/// </summary>
public sealed class TradingEngine
{
    private readonly EngineContext _context;
    private readonly ExitDesk _exits;
    private readonly SignalDesk _signals;
    private readonly ReportDesk _reports;
    private readonly SafetyDesk _safety;
    private readonly ResetDesk _reset;
    private readonly DoubtDesk _doubts;
    private readonly BooksDesk _books;
    private readonly RunDesk _runs;
    private readonly MarketDesk _market;
    private readonly TickDesk _ticks;

    public TradingEngine(AccountState state, EngineOptions options)
    {
        _context = new EngineContext(state, options);
        _exits = new ExitDesk(_context);
        Blackouts = new BlackoutDesk(_context, _exits);
        _signals = new SignalDesk(_context, _exits, Blackouts);
        _runs = new RunDesk(_context, _exits, _signals);
        _reports = new ReportDesk(_context, _exits, new ReversalDesk(_context, _signals, _runs.Find));
        _doubts = new DoubtDesk(_context, _reports);
        _books = new BooksDesk(_context, _reports);
        Quarantine = new QuarantineDesk(_context, _exits, _reports, _books);
        Live = new LiveDesk(_context, _signals);
        _safety = new SafetyDesk(_context, _exits, _signals);
        _reset = new ResetDesk(_context, _safety, _runs);
        _market = new MarketDesk(_context, _safety, Live);
        _ticks = new TickDesk(_context);
        Recovery = new EngineRecovery(_context, _market, _ticks);
        Fees = new AccountFees(_context);
    }

    public AccountState State => _context.State;

    public Outbox Outbox => _context.Outbox;

    public EngineOptions Options => _context.Options;

    /// <summary>What a person may do about books that differ from the venue's.</summary>
    public QuarantineDesk Quarantine { get; }

    /// <summary>What an account had seen before it was put back together.</summary>
    public EngineRecovery Recovery { get; }

    /// <summary>What the venue takes from this account.</summary>
    public AccountFees Fees { get; }

    /// <summary>How long it may trade real money by itself.</summary>
    public LiveDesk Live { get; }

    /// <summary>Economic events, and what the account does around them.</summary>
    public BlackoutDesk Blackouts { get; }

    /// <summary>Time of the latest event.</summary>
    public Timestamp Clock => _context.Clock;

    /// <summary>No new orders until reconciled.</summary>
    public bool IsDegraded
    {
        get => _context.IsDegraded;
        set => Set(EngineSwitch.Degraded, value);
    }

    /// <summary>False as soon as another node may hold this account's lease.</summary>
    public bool HoldsLease
    {
        get => _context.HoldsLease;
        set => Set(EngineSwitch.Lease, value);
    }

    /// <summary>False while our clock and the venue's are too far apart for its receive window to mean anything.</summary>
    public bool IsClockTrusted
    {
        get => _context.IsClockTrusted;
        set => Set(EngineSwitch.ClockTrusted, value);
    }

    /// <summary>The switch of platform or account: off refuses entries, never exits.</summary>
    public bool IsTradingEnabled
    {
        get => _context.IsTradingEnabled;
        set => Set(EngineSwitch.TradingEnabled, value);
    }

    /// <summary>Hears everything that this engine is told but the market and its runs; null: nobody does.</summary>
    public IEngineTape? Tape
    {
        get => _context.Tape;
        set => _context.Tape = value;
    }

    public IReadOnlyCollection<StrategyRun> Runs => _runs.All;

    /// <summary>Opens an account that has no facts yet.</summary>
    public void Open(Money initialBalance, OperatingMode mode, Timestamp at)
    {
        Tape?.Add(new EngineCall.Opened(initialBalance, mode, at));
        _context.Clock = at;
        _context.Emit(new AccountFact.AccountOpened(at, initialBalance));
        _context.Emit(new AccountFact.ModeChanged(at, mode, "system", "account opened"));
    }

    /// <summary>Takes a strategy run on; the fact is emitted unless the run is being restored from facts.</summary>
    public void Start(StrategyRun run) => _runs.Start(run);

    /// <summary>Ends a run: no new entries; its working entries are cancelled, its position closed if asked.</summary>
    public void Stop(RunId id, string reason, bool flatten)
    {
        Tape?.Add(new EngineCall.RunStopped(id, reason, flatten));
        _runs.Stop(id, reason, flatten);
    }

    public StrategyRun? Find(RunId id) => _runs.Find(id);

    /// <summary>Feeds a past bar to a run without letting it trade: warm-up, and rebuilding after a restart.</summary>
    public static void Warm(StrategyRun run, in Bar bar) => RunDesk.Warm(run, in bar);

    /// <summary>What became known before the next bar that warms a run up.</summary>
    public static void Warm(StrategyRun run, MarketNotice notice) => run.Known.Take(notice);

    /// <summary>Trades and quotes for runs on an instrument; each looks at windows of events from now on.</summary>
    public SharedTicks TicksOf(int slot) => _ticks.Of(slot);

    /// <summary>A market trade: marks the position, watches the drawdown and what has expired.</summary>
    public void OnTrade(int slot, in Trade trade)
    {
        _market.Advance(trade.Time);
        _signals.Expire();
        _ticks.Update(slot, in trade);
        _market.Note(slot, trade.Price, trade.Time);
        _market.Mark(slot, trade.Price, trade.Price, trade.Price);
        _market.RollDay();
        Blackouts.Watch();
    }

    /// <summary>The best bid and ask changed; of several events at one time it comes first.</summary>
    public void OnQuote(int slot, in Quote quote)
    {
        _market.Advance(quote.Time);
        _ticks.Update(slot, in quote);
    }

    /// <summary>Something became known of an instrument. It moves no clock and no account: runs see it with a bar.</summary>
    public void OnNotice(int slot, MarketNotice notice) => _runs.Hear(slot, notice);

    /// <summary>A bar became final.</summary>
    /// <param name="slot">The instrument.</param>
    /// <param name="timeframe">
    /// Length of the bar; only runs of this timeframe see it, and of them those that look at other instruments with
    /// <see cref="Decide"/> alone.
    /// </param>
    public void OnBar(int slot, in Timeframe timeframe, in Bar bar)
    {
        _market.Advance(MarketDesk.EndOf(in bar, timeframe.Seconds));
        _market.NoteClose(slot, bar.Close);
        _market.Mark(slot, bar.Close, bar.Low, bar.High);
        _market.RollDay();
        Blackouts.Watch();
        if (EquityMarks.IsPrice(bar.Close))
            _runs.Evaluate(slot, in timeframe, in bar);
    }

    /// <summary>The venue settles funding: above zero a long pays rate × value at mark and a short receives it.</summary>
    /// <param name="slot">The instrument; nothing happens where no position of it is open.</param>
    /// <param name="rate">Fraction of the value, of either sign.</param>
    /// <param name="at">The instant it is settled at.</param>
    public void OnFunding(int slot, decimal rate, Timestamp at)
    {
        _market.Advance(at);
        _market.Fund(slot, rate);
    }

    /// <summary>
    /// Bars of several instruments that end at the same moment became final. They are marked together, before anything
    /// is judged; strategies that stand on them are asked after that, with <see cref="Decide"/>.
    /// </summary>
    /// <param name="timeframe">Length of the bars.</param>
    /// <param name="bars">At least one.</param>
    public void MarkBars(in Timeframe timeframe, ReadOnlySpan<SlotBar> bars)
    {
        _market.Advance(MarketDesk.EndOf(bars[0].Bar, timeframe.Seconds));
        _market.Mark(bars);
        _market.RollDay();
        Blackouts.Watch();
    }

    /// <summary>Asks a run about a bar of its own that became final; its instrument is marked already.</summary>
    public void Decide(StrategyRun run, in Bar bar)
    {
        _market.Advance(MarketDesk.EndOf(in bar, run.TimeframeSeconds));
        _market.RollDay();
        if (EquityMarks.IsPrice(bar.Close))
            _runs.Evaluate(run, in bar);
    }

    /// <summary>Events were lost: windows have no value until what comes now covers them.</summary>
    public void InterruptTicks() => _ticks.Interrupt();

    public void OnReport(OrderReport report)
    {
        Tape?.Add(new EngineCall.Reported(report));
        _reports.Take(report);
        AfterWord();
    }

    /// <summary>What came of looking for an order whose fate was not known.</summary>
    /// <param name="intentNumber">Which.</param>
    /// <param name="askedAt">When the first of the questions was asked, by the account's clock.</param>
    /// <param name="answer">The venue's word, or that it gave none.</param>
    public void OnSearch(long intentNumber, Timestamp askedAt, OrderSearch answer)
    {
        Tape?.Add(new EngineCall.Searched(intentNumber, askedAt, answer));
        _doubts.Take(intentNumber, askedAt, answer);
        AfterWord();
    }

    /// <summary>Compares with the venue's books.</summary>
    public void OnBooks(VenueBooks books)
    {
        Tape?.Add(new EngineCall.Compared(books));
        Compare(books);
    }

    /// <summary>The last comparison with the venue's books; null before the first.</summary>
    public BooksComparison? LastComparison => _books.Last;

    /// <summary>When the venue is asked next about an order whose fate is not known; null where there is no doubt.</summary>
    public Timestamp? NextQuestion(long intentNumber) => _doubts.NextQuestion(intentNumber);

    /// <summary>Time passed on the event clock: expiries and the trading day.</summary>
    public void OnTime(Timestamp time)
    {
        Tape?.Add(new EngineCall.TimePassed(time));
        _market.Advance(time);
        _market.RollDay();
        _signals.Expire();
        Blackouts.Watch();
        _safety.Retry();
        _safety.WatchProtection();
        _doubts.Ask();
    }

    /// <summary>Null when the mode is so; else the code of the refusal.</summary>
    public string? SetMode(OperatingMode mode, string actor, string reason)
    {
        Tape?.Add(new EngineCall.ModeSet(mode, actor, reason));
        if (mode == OperatingMode.Autonomous && State.Live is { IsOver: true })
            return LiveDesk.Over;
        if (State.Mode != mode)
            _context.Emit(new AccountFact.ModeChanged(_context.Clock, mode, actor, reason));
        return null;
    }

    /// <summary>Writes down what a simulated account shall be from its next start on.</summary>
    public void Configure(SimulationSettings settings, string actor)
    {
        Tape?.Add(new EngineCall.Configured(settings, actor));
        if (State.Simulation != settings)
            _context.Emit(new AccountFact.SimulationChanged(_context.Clock, settings, actor));
    }

    /// <summary>Null when the order went out; else the code of the refusal.</summary>
    public string? Approve(long signalNumber)
    {
        Tape?.Add(new EngineCall.SignalApproved(signalNumber));
        return State.Signals.Find(signalNumber) is { } found && _runs.Find(found.Signal.RunId) is { } run
            ? _signals.ApproveHeld(signalNumber, run.Strategy.Terms)
            : "signal.state";
    }

    public string? Reject(long signalNumber, string code)
    {
        Tape?.Add(new EngineCall.SignalRejected(signalNumber, code));
        return _signals.Drop(signalNumber, SignalStatus.Rejected, code);
    }

    /// <summary>Null when the cancel is on its way.</summary>
    public string? CancelOrder(long intentNumber)
    {
        Tape?.Add(new EngineCall.OrderCancelled(intentNumber));
        if (State.Orders.Find(intentNumber) is not { IsTerminal: false } order)
            return "order.not_cancellable";
        if (order.Status == OrderStatus.Held)
            return _signals.Drop(order.Ticket.SignalNumber, SignalStatus.Cancelled, "order.cancelled");
        if (order.Ticket.Purpose == OrderPurpose.Stop && !State.PositionOf(order.Ticket.InstrumentId).IsFlat)
            return "risk.stop_loosened";
        _context.Cancel(order);
        return null;
    }

    /// <summary>Null when the exit is on its way.</summary>
    public string? ClosePosition(InstrumentId id, ExitReason reason)
    {
        Tape?.Add(new EngineCall.PositionClosed(id, reason));
        return State.Instruments.SlotOf(id) >= 0 && _exits.Close(State.PositionOf(id), reason)
            ? null
            : "order.no_position";
    }

    /// <summary>Runs every check on an entry that nobody sends; nothing is reserved or written down.</summary>
    /// <param name="wish">A market wish needs an instrument that has a mark.</param>
    /// <param name="quantity">Base units.</param>
    /// <param name="run">Whose budget counts; it need not be one of the account's.</param>
    public RiskDecision Explain(Signal wish, Quantity quantity, RunBook run) =>
        _signals.Explain(wish, quantity, run);

    /// <summary>The limits that the gate holds against these figures.</summary>
    public RiskLimits LimitsOn(RiskInputs inputs) => _context.Gate.LimitsOn(inputs);

    public void EnableRun(RunId id, string actor, string reason)
    {
        Tape?.Add(new EngineCall.RunEnabled(id, actor, reason));
        _context.Emit(new AccountFact.RunEnabled(_context.Clock, id, actor, reason));
    }

    /// <summary>Writes down what a person has to know at once.</summary>
    public void Alarm(string code, InstrumentId? instrument, string text)
    {
        Tape?.Add(new EngineCall.Alarmed(code, instrument, text));
        _context.Alarm(code, instrument, text);
    }

    public void Kill(string actor)
    {
        Tape?.Add(new EngineCall.Killed(actor));
        _reset.KeepHalted(actor);
        _safety.Kill(actor);
    }

    public void TakeFlatProof(bool isFlat, string evidence)
    {
        Tape?.Add(new EngineCall.FlatProven(isFlat, evidence));
        _safety.TakeFlatProof(isFlat, evidence);
        _reset.Finish();
    }

    /// <summary>
    /// Closes everything on a simulated account and, as soon as the venue says it is flat, begins its books anew. Null
    /// when that was asked for.
    /// </summary>
    public string? Reset(Money initialBalance, string actor, string reason)
    {
        Tape?.Add(new EngineCall.ResetAsked(initialBalance, actor, reason));
        return _reset.Ask(initialBalance, actor, reason);
    }

    public string? ReleaseKill(string actor, string reason)
    {
        Tape?.Add(new EngineCall.KillReleased(actor, reason));
        return _safety.ReleaseKill(actor, reason);
    }

    public void ShutDown(string reason)
    {
        Tape?.Add(new EngineCall.ShutDown(reason));
        _safety.ShutDown(reason);
    }

    public string? ClearShutdown(string actor, string reason)
    {
        Tape?.Add(new EngineCall.ShutdownCleared(actor, reason));
        return _safety.ClearShutdown(actor, reason);
    }

    /// <summary>A point of the equity curve, with what a restart needs of the marks.</summary>
    public AccountFact.EquityMarked EquityPoint() => State.Marks.Point(_context.Clock);

    /// <summary>
    /// Continues after the facts have been read back: compares with the venue's books, and does everything that should
    /// be at the venue and is not known to be.
    /// </summary>
    /// <param name="books">The venue's.</param>
    /// <param name="killedBy">Who has thrown the kill switch meanwhile: the halt comes before everything else.</param>
    public void Resume(VenueBooks books, string? killedBy = null)
    {
        Tape?.Add(new EngineCall.Resumed(books, killedBy));
        if (killedBy is not null)
        {
            _reset.KeepHalted(killedBy);
            _safety.Halt(killedBy);
        }

        _books.DoubtUnanswered();
        Compare(books);
        foreach (var position in State.Positions)
            if (!position.IsFlat)
                _exits.Protect(position);
        if (State.ShutdownReason is { } reason)
            _safety.ShutDown(reason);
        if (State.Kill is KillState.Flattening or KillState.FlattenUnproven)
            _safety.Kill("restart");
    }

    /// <summary>Turns one of the switches, as its property does.</summary>
    internal void Set(EngineSwitch which, bool isOn)
    {
        Tape?.Add(new EngineCall.Switched(which, isOn));
        switch (which)
        {
            case EngineSwitch.Degraded:
                _context.IsDegraded = isOn;
                break;
            case EngineSwitch.Lease:
                _context.HoldsLease = isOn;
                break;
            case EngineSwitch.ClockTrusted:
                _context.IsClockTrusted = isOn;
                break;
            case EngineSwitch.TradingEnabled:
                _context.IsTradingEnabled = isOn;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(which), which, null);
        }
    }

    private void Compare(VenueBooks books)
    {
        _books.Take(books);
        AfterWord();
    }

    private void AfterWord()
    {
        _market.CheckFloor();
        _safety.AskForProof();
    }
}
