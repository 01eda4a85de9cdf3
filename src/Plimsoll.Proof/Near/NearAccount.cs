using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;
using Plimsoll.Proof.Far;
using Plimsoll.Proof.Faults;

namespace Plimsoll.Proof.Near;

/// <summary>
/// An account as the program drives it: facts made durable, then effects, then the venue's word. It can die between any
/// two of them, and comes back from its journal alone.
/// </summary>
internal sealed class NearAccount
{
    public static readonly AccountId Id = new(new Guid("00000000-0000-7000-8000-00000000000f"));
    private static readonly RunId Run = new(new Guid("00000000-0000-7000-8000-000000000001"));
    private static readonly TimeSpan BooksEvery = TimeSpan.FromSeconds(60);
    private readonly Agenda _agenda;
    private readonly FaultDice _dice;
    private readonly FarLine _line;
    private readonly Steps _steps;
    private readonly Sabotage _sabotage;
    private readonly bool _holdsBalance;
    private readonly List<Bar> _bars = [];
    private readonly Dictionary<string, long> _intents = new(StringComparer.Ordinal);
    private readonly EdgeCounts _edges = new();
    private TradingEngine? _engine;
    private int _life;
    private int _heard;
    private Timestamp _nextBooks;

    public NearAccount(Agenda agenda, FaultDice dice, FarVenue venue, NearOptions options)
    {
        (_agenda, _dice, _steps, _sabotage) = (agenda, dice, options.Steps, options.Sabotage);
        _holdsBalance = options.HoldsBalance;
        Journal = new DurableJournal(dice);
        _line = new FarLine(agenda, dice, venue);
        venue.Said = word => _line.Tell(word, Hear);
        Begin(_life);
    }

    public DurableJournal Journal { get; }

    public int Deaths { get; private set; }

    public IReadOnlyDictionary<(OrderStatus From, OrderEvent Happened), long> Edges => _edges.Counts;

    public IReadOnlyList<string> Alarms => _edges.Alarms;

    public AccountState? State => _engine?.State;

    /// <summary>A second passes, with a price.</summary>
    public void OnSecond(decimal price, Bar? closed)
    {
        if (closed is { } finished)
            _bars.Add(finished);
        if (_dice.Strikes(FaultKind.Crash))
            Die();
        else
            Guard(engine =>
            {
                engine.OnTrade(0, new Trade(_agenda.Now, (double)price, 1, false, 0));
                if (closed is { } bar)
                    engine.OnBar(0, Timeframe.OneMinute, in bar);
                engine.OnTime(_agenda.Now);
                Compare(engine);
            });
    }

    /// <summary>A person looks after the account: what was frozen is released.</summary>
    public void Attend() => Guard(engine =>
    {
        if (engine.State.Runs.GetValueOrDefault(Run) is { DisabledReason: not null })
            engine.EnableRun(Run, "person", "looked at it");
    });

    // One that died again before it was up is started once.
    private void Begin(int life)
    {
        if (life != _life)
            return;
        _line.ClockLead = _dice.Strikes(FaultKind.ClockLead) ? _dice.Between(0, 1) : TimeSpan.Zero;
        var state = new AccountState(Id, new InstrumentTable([ProofMarket.Instrument]));
        _intents.Clear();
        try
        {
            foreach (var fact in Journal.Read())
                Recall(state, fact);
        }
        catch (InvalidOperationException)
        {
            // A sabotaged journal does not fold: the account stays down, and the checker sees it.
            return;
        }

        var engine = new TradingEngine(state, new EngineOptions { Venue = Terms() });
        engine.Recovery.RestoreClock(_agenda.Now);
        if (_bars.Count > 0)
            engine.Recovery.RestoreMark(0, _bars[^1].Close, _bars[^1].OpenTime + Timeframe.OneMinute.Length);
        AskForBooks(engine, life);
    }

    private void Recall(AccountState state, AccountFact fact)
    {
        state.Apply(fact);
        if (fact is AccountFact.OrderIntended intended)
            Name(intended.Ticket);
    }

    private void AskForBooks(TradingEngine engine, int life) => _line.ReadBooks(_intents, books =>
    {
        if (life != _life)
            return;
        if (books is null)
            _agenda.After(TimeSpan.FromSeconds(1), () => AskForBooksIn(engine, life));
        else
            Join(engine, books);
    });

    private void AskForBooksIn(TradingEngine engine, int life)
    {
        if (life == _life)
            AskForBooks(engine, life);
    }

    private void Join(TradingEngine engine, VenueBooks books)
    {
        _engine = engine;
        _nextBooks = _agenda.Now + BooksEvery;
        Guard(_ =>
        {
            engine.Recovery.RestoreClock(_agenda.Now);
            if (Journal.Facts.Count == 0)
                engine.Open(new Money(100_000m), OperatingMode.Autonomous, _agenda.Now);
            engine.Start(NewRun(engine.State));
            if (_sabotage != Sabotage.StartsBlind)
                engine.Resume(Bend(engine, books));
        });
    }

    private StrategyRun NewRun(AccountState state)
    {
        var run = StrategyRun.Create(
            new RunConfiguration
            {
                Id = Run,
                Name = "metronome",
                StrategyName = "metronome",
                StrategyVersion = 1,
                Parameters = new Dictionary<string, string>(),
                InstrumentId = ProofMarket.Instrument.Id,
                Timeframe = Timeframe.OneMinute,
                Sizing = new SizingRule.EquityFraction(0.02m),
                Budget = new RunBudget { MaxEntriesPerDay = HardLimits.MaxEntriesPerDay },
            },
            new Metronome.Definition(), state.Instruments, evaluationsKept: 1);
        if (state.Runs.TryGetValue(Run, out var book))
            run.Continue(book);
        foreach (var bar in _bars)
            TradingEngine.Warm(run, in bar);
        return run;
    }

    private void Hear(FarWord word)
    {
        if (_intents.TryGetValue(word.Order.ClientOrderId, out var intent))
            Guard(engine =>
            {
                foreach (var report in FarLists.Reports(word, intent, _agenda.Now))
                    Report(engine, report);
            });
    }

    private void Compare(TradingEngine engine)
    {
        if (_agenda.Now < _nextBooks || _sabotage == Sabotage.StreamIsTruth)
            return;
        _nextBooks = _agenda.Now + BooksEvery;
        var life = _life;
        _line.ReadBooks(_intents, books =>
        {
            if (life == _life && books is not null)
                Guard(_ => engine.OnBooks(Bend(engine, books)));
        });
    }

    /// <summary>A step of the mailbox: whatever happens in it, the program either finishes it or dies.</summary>
    private void Guard(Action<TradingEngine> step)
    {
        if (_engine is not { } engine)
            return;
        try
        {
            engine.OnTime(_agenda.Now);
            step(engine);
            Settle(engine);
        }
        catch (ProgramDiedException)
        {
            Die();
        }
        catch (IOException)
        {
            // Nobody can say what is durable: the account is put back together from what is.
            Die();
        }
    }

    private void Settle(TradingEngine engine)
    {
        while (!engine.Outbox.IsEmpty)
        {
            var (facts, effects) = engine.Outbox.Take();
            Note(engine, facts);
            _steps.Next();
            if (_sabotage == Sabotage.SendsBeforeWriting)
                PerformAll(effects);
            Write(facts);
            _steps.Next();
            if (_sabotage != Sabotage.SendsBeforeWriting)
                PerformAll(effects);
        }
    }

    private void Write(IReadOnlyList<AccountFact> facts)
    {
        try
        {
            Journal.Append(facts);
        }
        catch (IOException) when (_sabotage == Sabotage.SendsWithoutWriting)
        {
            // The sabotaged program goes on as if nothing had happened.
        }
    }

    private void PerformAll(IReadOnlyList<VenueEffect> effects)
    {
        foreach (var effect in effects)
        {
            Perform(effect);
            _steps.Next();
        }
    }

    private void Perform(VenueEffect effect)
    {
        var life = _life;
        switch (effect)
        {
            case VenueEffect.Submit { Order.Ticket: var ticket }:
                Place(ticket, life, isFirst: true);
                break;
            case VenueEffect.Cancel { Ticket: var ticket }:
                _line.Cancel(ticket, Name(ticket), report => Answer(life, engine => Report(engine, report)));
                break;
            case VenueEffect.Search { Ticket: var ticket }:
                var askedAt = _agenda.Now;
                _line.Search(ticket, Name(ticket), found => Answer(
                    life, engine => engine.OnSearch(ticket.IntentNumber, askedAt, Bend(found))));
                break;
            default:
                _line.ProveFlat(isFlat => Answer(life, engine => engine.TakeFlatProof(isFlat, "the far venue")));
                break;
        }
    }

    private void Place(OrderTicket ticket, int life, bool isFirst) => _line.Place(ticket, Name(ticket), report =>
    {
        if (report is OrderReport.Silence && isFirst && _sabotage == Sabotage.SendsAgain && life == _life)
            Place(ticket, life, isFirst: false);
        else
            Answer(life, engine => Report(engine, Bend(report)));
    });

    private void Report(TradingEngine engine, OrderReport report)
    {
        if (IsUnheard(engine, report))
            return;
        engine.OnReport(report is OrderReport.Filled { Fill: var fill } && _sabotage == Sabotage.FillsWithoutIdentity
            ? new OrderReport.Filled(fill with { VenueFillId = $"{fill.VenueFillId}#{++_heard}" })
            : report);
    }

    private bool IsUnheard(TradingEngine engine, OrderReport report) =>
        _sabotage == Sabotage.EndedOrdersAreDeaf
        && engine.State.Orders.Find(report.IntentNumber) is { IsTerminal: true };

    private VenueBooks Bend(TradingEngine engine, VenueBooks books) => books with
    {
        Reports = [.. books.Reports.Where(report => !IsUnheard(engine, report))],
    };

    private OrderReport Bend(OrderReport report) =>
        report is OrderReport.Silence silence && _sabotage == Sabotage.SilenceIsRefusal
            ? new OrderReport.Refused(silence.IntentNumber, silence.Time, "venue.refused", silence.Text)
            : report;

    private OrderSearch Bend(OrderSearch found) =>
        found is OrderSearch.NoAnswer && _sabotage == Sabotage.FailedQuestionIsNo ? new OrderSearch.Missing() : found;

    private VenueTerms Terms() => _sabotage == Sabotage.AbsenceWithoutWaiting
        ? new VenueTerms { AcceptanceWindow = TimeSpan.Zero, AbsenceMargin = TimeSpan.Zero, ExitsHoldBalance = _holdsBalance }
        : new VenueTerms { AcceptanceWindow = FarVenue.Window, ExitsHoldBalance = _holdsBalance };

    // What is answered to a program that has died reaches nobody.
    private void Answer(int life, Action<TradingEngine> take)
    {
        if (life == _life)
            Guard(take);
    }

    private void Die()
    {
        Deaths++;
        _engine = null;
        var life = ++_life;
        _agenda.After(_dice.Between(0.5, 20), () => Begin(life));
    }

    private string Name(OrderTicket ticket)
    {
        var name = DerivedId.Order(Id, ticket.RunId, ticket.IntentNumber);
        if (_sabotage == Sabotage.NamesNotDerived)
            name = $"{name}-{_life}";
        _intents[name] = ticket.IntentNumber;
        return name;
    }

    private void Note(TradingEngine engine, IReadOnlyList<AccountFact> facts)
    {
        foreach (var fact in facts)
            _edges.Note(fact, engine.State);
    }
}
