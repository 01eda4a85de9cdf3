using Plimsoll.Core.Indicators.Windows;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Strategies;
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
    private readonly DoubtDesk _doubts;
    private readonly BooksDesk _books;
    private readonly RunViews _views;
    private static readonly TimeSpan OneMicrosecond = TimeSpan.FromMicroseconds(1);
    private readonly double _floor;
    private readonly List<SignalProposal> _proposals = [];
    private readonly Dictionary<RunId, StrategyRun> _byId = [];
    private readonly SharedTicks[] _ticks;
    private StrategyRun[] _runs = [];

    public TradingEngine(AccountState state, EngineOptions options)
    {
        _context = new EngineContext(state, options);
        _exits = new ExitDesk(_context);
        _signals = new SignalDesk(_context, _exits);
        _reports = new ReportDesk(_context, _exits, new ReversalDesk(_context, _signals, Find));
        _doubts = new DoubtDesk(_context, _reports);
        _books = new BooksDesk(_context, _reports);
        _views = new RunViews(state, _exits);
        _safety = new SafetyDesk(_context, _exits, _signals);
        _floor = _safety.Floor;
        _ticks = [.. Enumerable.Range(0, state.Instruments.Count).Select(_ => new SharedTicks(options.Ticks))];
    }

    public AccountState State => _context.State;

    public Outbox Outbox => _context.Outbox;

    public EngineOptions Options => _context.Options;

    /// <summary>Time of the latest event.</summary>
    public Timestamp Clock => _context.Clock;

    /// <summary>No new orders until reconciled.</summary>
    public bool IsDegraded
    {
        get => _context.IsDegraded;
        set => _context.IsDegraded = value;
    }

    /// <summary>False as soon as another node may hold this account's lease.</summary>
    public bool HoldsLease
    {
        get => _context.HoldsLease;
        set => _context.HoldsLease = value;
    }

    /// <summary>False while our clock and the venue's are too far apart for its receive window to mean anything.</summary>
    public bool IsClockTrusted
    {
        get => _context.IsClockTrusted;
        set => _context.IsClockTrusted = value;
    }

    /// <summary>The switch of platform or account: off refuses entries, never exits.</summary>
    public bool IsTradingEnabled
    {
        get => _context.IsTradingEnabled;
        set => _context.IsTradingEnabled = value;
    }

    public IReadOnlyCollection<StrategyRun> Runs => _runs;

    /// <summary>Opens an account that has no facts yet.</summary>
    public void Open(Money initialBalance, OperatingMode mode, Timestamp at)
    {
        _context.Clock = at;
        _context.Emit(new AccountFact.AccountOpened(at, initialBalance));
        _context.Emit(new AccountFact.ModeChanged(at, mode, "system", "account opened"));
    }

    /// <summary>Takes a strategy run on; the fact is emitted unless the run is being restored from facts.</summary>
    public void Start(StrategyRun run)
    {
        if (!State.Runs.ContainsKey(run.Configuration.Id))
            _context.Emit(new AccountFact.RunStarted(_context.Clock, run.Configuration));
        run.Continue(State.Runs[run.Configuration.Id]);
        _byId.Add(run.Configuration.Id, run);
        _runs = [.. _runs, run];
    }

    /// <summary>Ends a run: no new entries; its working entries are cancelled, its position closed if asked.</summary>
    public void Stop(RunId id, string reason, bool flatten)
    {
        if (!_byId.Remove(id, out var stopped))
            return;
        stopped.Indicators.ReleaseWindows();
        _runs = [.. _runs.Where(run => run.Configuration.Id != id)];
        _context.Emit(new AccountFact.RunStopped(_context.Clock, id, reason));
        foreach (var (signal, status) in State.Signals.Open.ToArray())
            if (signal.RunId == id && status != SignalStatus.Active)
                _signals.Drop(signal.Number, SignalStatus.Cancelled, "strategy.stopped");
        foreach (var order in State.Orders.Open.ToArray())
            if (order.Ticket.RunId == id && order.Ticket.IsEntry)
                _context.Cancel(order);
        if (flatten)
            foreach (var position in State.Positions)
                if (position.RunId == id)
                    _exits.Close(position, ExitReason.SignalClose);
    }

    /// <summary>Trades and quotes for runs on an instrument; each looks at windows of events from now on.</summary>
    public SharedTicks TicksOf(int slot)
    {
        if (!_ticks[slot].IsUsed)
            _ticks[slot].LastMissed = Clock;
        return _ticks[slot];
    }

    public StrategyRun? Find(RunId id) => _byId.GetValueOrDefault(id);

    /// <summary>A market trade: marks the position, watches the drawdown and what has expired.</summary>
    public void OnTrade(int slot, in Trade trade)
    {
        Advance(trade.Time);
        _signals.Expire();
        _ticks[slot].Update(in trade);
        Note(slot, trade.Price, trade.Time);
        Mark(slot, trade.Price, trade.Price, trade.Price);
        RollDay();
    }

    /// <summary>The best bid and ask changed; of several events at one time it comes first.</summary>
    public void OnQuote(int slot, in Quote quote)
    {
        Advance(quote.Time);
        _ticks[slot].Update(in quote);
    }

    /// <summary>Something became known of an instrument. It moves no clock and no account: runs see it with a bar.</summary>
    public void OnNotice(int slot, MarketNotice notice)
    {
        foreach (var run in _runs)
            if (run.Slot == slot)
                run.Known.Take(notice);
    }

    /// <summary>A bar became final.</summary>
    /// <param name="slot">The instrument.</param>
    /// <param name="timeframe">Length of the bar; only runs of this timeframe see it.</param>
    public void OnBar(int slot, in Timeframe timeframe, in Bar bar)
    {
        Advance(EndOf(in bar, timeframe.Seconds));
        Note(slot, bar.Close, _context.Clock - OneMicrosecond);
        Mark(slot, bar.Close, bar.Low, bar.High);
        RollDay();
        if (!EquityMarks.IsPrice(bar.Close))
            return;
        foreach (var run in _runs)
            if (run.Slot == slot && run.TimeframeSeconds == timeframe.Seconds)
                Evaluate(run, in bar);
    }

    /// <summary>The venue settles funding: above zero a long pays rate × value at mark and a short receives it.</summary>
    /// <param name="slot">The instrument; nothing happens where no position of it is open.</param>
    /// <param name="rate">Fraction of the value, of either sign.</param>
    /// <param name="at">The instant it is settled at.</param>
    public void OnFunding(int slot, decimal rate, Timestamp at)
    {
        Advance(at);
        var position = State.Positions[slot];
        var mark = State.Marks.MarkOf(slot);
        if (position.IsFlat || !position.Instrument.HasFunding || double.IsNaN(mark))
            return;
        var value = position.SignedQuantity * Instrument.Traded(mark).Value * position.Instrument.ContractSize;
        _context.Emit(new AccountFact.FundingBooked(
            _context.Clock, position.Instrument.Id, rate, new Money(value * rate)));
        if (State.Marks.StandsBelow(_floor))
            _safety.CheckDrawdown();
    }

    /// <summary>
    /// Bars of several instruments that end at the same moment became final. They are marked together, before anything
    /// is judged; strategies that stand on them are asked after that, with <see cref="Decide"/>.
    /// </summary>
    /// <param name="timeframe">Length of the bars.</param>
    /// <param name="bars">At least one.</param>
    public void MarkBars(in Timeframe timeframe, ReadOnlySpan<SlotBar> bars)
    {
        Advance(EndOf(bars[0].Bar, timeframe.Seconds));
        foreach (ref readonly var one in bars)
        {
            if (State.Positions[one.Slot] is { IsFlat: false } position)
                position.Observe(one.Bar.Low, one.Bar.High);
            State.Marks.Set(one.Slot, one.Bar.Close, _context.Clock);
            Note(one.Slot, one.Bar.Close, _context.Clock - OneMicrosecond);
        }

        if (State.Marks.Settle(_floor))
            _safety.CheckDrawdown();
        RollDay();
    }

    /// <summary>Asks a run about a bar of its own that became final; its instrument is marked already.</summary>
    public void Decide(StrategyRun run, in Bar bar)
    {
        Advance(EndOf(in bar, run.TimeframeSeconds));
        RollDay();
        if (EquityMarks.IsPrice(bar.Close))
            Evaluate(run, in bar);
    }

    /// <summary>Feeds a past bar to a run without letting it trade: warm-up, and rebuilding after a restart.</summary>
    public static void Warm(StrategyRun run, in Bar printed)
    {
        var bar = run.Instrument.Known(in printed);
        if (!run.Indicators.Update(in bar))
            return;
        var evaluation = run.History.Next();
        evaluation.Begin(bar.OpenTime);
        run.Strategy.OnBar(new StrategyView(in bar, RunViews.EndOf(run), run.Known), evaluation, []);
        evaluation.Block("strategy.warming_up");
        run.LastBar = bar.OpenTime;
        run.BarsSeen++;
    }

    /// <summary>What became known before the next bar that warms a run up.</summary>
    public static void Warm(StrategyRun run, MarketNotice notice) => run.Known.Take(notice);

    /// <summary>The clock of the last stored step, when an account is put back together.</summary>
    public void RestoreClock(Timestamp time)
    {
        if (time > _context.Clock)
            _context.Clock = time;
    }

    /// <summary>A mark the account had seen before it was put back together: it makes no peak and no decision.</summary>
    public void RestoreMark(int slot, double price, Timestamp time)
    {
        State.Marks.Restore(slot, price, time);
        Note(slot, price, time);
        if (State.Positions[slot] is { IsFlat: false } position && time > position.OpenedAt)
            position.Observe(price, price);
    }

    /// <summary>A trade that the account had seen before, for those who look at windows of them.</summary>
    public void RestoreTick(int slot, in Trade trade, in Quote? quote)
    {
        if (quote is { } before)
            _ticks[slot].Update(in before);
        _ticks[slot].Update(in trade);
    }

    /// <summary>Events were lost: windows have no value until what comes now covers them.</summary>
    public void InterruptTicks()
    {
        foreach (var ticks in _ticks)
            ticks.Interrupt(Clock);
    }

    /// <summary>A past bar of an instrument, for what is known of how instruments move together.</summary>
    public void RestoreHistory(int slot, in Bar bar, in Timeframe timeframe) =>
        Note(slot, bar.Close, EndOf(in bar, timeframe.Seconds) - OneMicrosecond);

    /// <summary>A one-minute bar that an open position had seen.</summary>
    public void RestoreRange(int slot, in Bar bar)
    {
        if (State.Positions[slot] is { IsFlat: false } position)
            position.Observe(bar.Low, bar.High);
    }

    public void OnReport(OrderReport report)
    {
        _reports.Take(report);
        AfterWord();
    }

    /// <summary>What came of looking for an order whose fate was not known.</summary>
    /// <param name="intentNumber">Which.</param>
    /// <param name="askedAt">When the first of the questions was asked, by the account's clock.</param>
    /// <param name="answer">The venue's word, or that it gave none.</param>
    public void OnSearch(long intentNumber, Timestamp askedAt, OrderSearch answer)
    {
        _doubts.Take(intentNumber, askedAt, answer);
        AfterWord();
    }

    /// <summary>Compares with the venue's books.</summary>
    public void OnBooks(VenueBooks books)
    {
        _books.Take(books);
        AfterWord();
    }

    /// <summary>Event time of the last comparison with the venue's books; null before the first.</summary>
    public Timestamp? BooksTakenAt => _books.LastTaken;

    /// <summary>When the venue is asked next about an order whose fate is not known; null where there is no doubt.</summary>
    public Timestamp? NextQuestion(long intentNumber) => _doubts.NextQuestion(intentNumber);

    /// <summary>Time passed on the event clock: expiries and the trading day.</summary>
    public void OnTime(Timestamp time)
    {
        Advance(time);
        RollDay();
        _signals.Expire();
        _safety.Retry();
        _safety.WatchProtection();
        _doubts.Ask();
    }

    public void SetMode(OperatingMode mode, string actor, string reason)
    {
        if (State.Mode != mode)
            _context.Emit(new AccountFact.ModeChanged(_context.Clock, mode, actor, reason));
    }

    /// <summary>Null when the order went out; else the code of the refusal.</summary>
    public string? Approve(long signalNumber) =>
        State.Signals.Find(signalNumber) is { } found && _byId.TryGetValue(found.Signal.RunId, out var run)
            ? _signals.ApproveHeld(signalNumber, run.Strategy.Terms)
            : "signal.state";

    public string? Reject(long signalNumber, string code) =>
        _signals.Drop(signalNumber, SignalStatus.Rejected, code);

    /// <summary>Null when the cancel is on its way.</summary>
    public string? CancelOrder(long intentNumber)
    {
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
    public string? ClosePosition(InstrumentId id, ExitReason reason) =>
        State.Instruments.SlotOf(id) >= 0 && _exits.Close(State.PositionOf(id), reason) ? null : "order.no_position";

    /// <summary>Runs every check on an entry that nobody sends; nothing is reserved or written down.</summary>
    /// <param name="wish">A market wish needs an instrument that has a mark.</param>
    /// <param name="quantity">Base units.</param>
    /// <param name="run">Whose budget counts; it need not be one of the account's.</param>
    public RiskDecision Explain(Signal wish, Quantity quantity, RunBook run) =>
        _signals.Explain(wish, quantity, run);

    public void EnableRun(RunId id, string actor, string reason) =>
        _context.Emit(new AccountFact.RunEnabled(_context.Clock, id, actor, reason));

    /// <summary>Writes down what a person has to know at once.</summary>
    public void Alarm(string code, InstrumentId? instrument, string text) => _context.Alarm(code, instrument, text);

    public void Kill(string actor) => _safety.Kill(actor);

    public void TakeFlatProof(bool isFlat, string evidence) => _safety.TakeFlatProof(isFlat, evidence);

    public string? ReleaseKill(string actor, string reason) => _safety.ReleaseKill(actor, reason);

    public void ShutDown(string reason) => _safety.ShutDown(reason);

    public string? ClearShutdown(string actor, string reason) => _safety.ClearShutdown(actor, reason);

    /// <summary>A point of the equity curve, with what a restart needs of the marks.</summary>
    public AccountFact.EquityMarked EquityPoint()
    {
        var marks = State.Marks;
        return new AccountFact.EquityMarked(
            _context.Clock, marks.Exact(), marks.PeakEquity, marks.DayStartEquity, marks.DayEnd);
    }

    /// <summary>
    /// Continues after the facts have been read back: compares with the venue's books, and does everything that should
    /// be at the venue and is not known to be.
    /// </summary>
    public void Resume(VenueBooks books)
    {
        _books.DoubtUnanswered();
        OnBooks(books);
        foreach (var position in State.Positions)
            if (!position.IsFlat)
                _exits.Protect(position);
        if (State.ShutdownReason is { } reason)
            _safety.ShutDown(reason);
        if (State.Kill is KillState.Flattening or KillState.FlattenUnproven)
            _safety.Kill("restart");
    }

    private void AfterWord()
    {
        if (State.Marks.StandsBelow(_floor))
            _safety.CheckDrawdown();
        _safety.AskForProof();
    }

    private static Timestamp EndOf(in Bar bar, long seconds) =>
        new(bar.OpenTime.Micros + seconds * Timestamp.MicrosPerSecond);

    private void Advance(Timestamp time)
    {
        if (time > _context.Clock)
            _context.Clock = time;
        if (_context.Clock > State.Marks.DayEnd)
            BeginDay();
    }

    // A bar that ends at midnight is the old day's: its close is what the new day starts from.
    private void RollDay()
    {
        if (_context.Clock >= State.Marks.DayEnd)
            BeginDay();
    }

    private void BeginDay() => _context.Emit(new AccountFact.DayBegan(
        _context.Clock, State.Marks.Exact(), _context.Options.TradingDay.End(_context.Clock)));

    // A bar's close belongs to the hour that ends with it.
    private void Note(int slot, double price, Timestamp time)
    {
        if (_context.Correlations is { } book && EquityMarks.IsPrice(price))
            book.Note(slot, price, time);
    }

    private void Mark(int slot, double price, double low, double high)
    {
        var position = State.Positions[slot];
        if (!position.IsFlat)
            position.Observe(low, high);
        if (State.Marks.Mark(slot, price, _context.Clock, _floor))
            _safety.CheckDrawdown();
    }

    private void Evaluate(StrategyRun run, in Bar printed)
    {
        if (run.Instrument.IsKnown(in printed))
            Consider(run, in printed);
        else
            Consider(run, run.Instrument.Known(in printed));
    }

    private void Consider(StrategyRun run, in Bar bar)
    {
        if (run.IsFaulted || !run.Indicators.Update(in bar))
            return;
        run.LastBar = bar.OpenTime;
        run.BarsSeen++;
        var evaluation = run.History.Next();
        evaluation.Begin(bar.OpenTime);
        var position = State.Positions[run.Slot];
        if (position.Trailing is not null && position.RunId == run.Configuration.Id)
            _exits.Trail(position);
        if (_views.IsIdle(run))
            Ask(run, new StrategyView(in bar, RunViews.EndOf(run), run.Known), evaluation);
        else
            Ask(run, _views.Of(run, in bar), evaluation);
        if (_proposals.Count > 0)
            TakeProposals(run, evaluation, in bar);
    }

    private void Ask(StrategyRun run, in StrategyView view, Evaluation evaluation)
    {
        try
        {
            run.Strategy.OnBar(in view, evaluation, _proposals);
        }
        catch (Exception error)
        {
            // The boundary of a run: a fault in a strategy ends that run, never the account. The fact tells it.
            run.IsFaulted = true;
            _proposals.Clear();
            evaluation.Block("strategy.faulted");
            _context.Disable(run.Configuration.Id, $"strategy.faulted: {error.GetType().Name}: {error.Message}");
        }
    }

    private void TakeProposals(StrategyRun run, Evaluation evaluation, in Bar bar)
    {
        var proposals = _proposals.ToArray();
        _proposals.Clear();
        foreach (var proposal in proposals)
            if (_signals.Take(run, proposal, in bar) is { } code)
                evaluation.Block(code);
    }
}
