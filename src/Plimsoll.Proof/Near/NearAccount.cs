using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
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
    private static readonly TimeSpan BooksEvery = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan MostClockLead = TimeSpan.FromSeconds(1);
    private readonly Agenda _agenda;
    private readonly FaultDice _dice;
    private readonly FarLine _line;
    private readonly NearCalls _calls;
    private readonly NearOptions _options;
    private readonly NearMailbox _mailbox;
    private readonly Saboteur _saboteur;
    private readonly Person _person;
    private readonly FarVenue _venue;
    private readonly List<Bar> _bars = [];
    private readonly EdgeCounts _edges = new();
    private TradingEngine? _engine;
    private int _life;
    private long _written;
    private Timestamp _nextBooks;

    public NearAccount(Agenda agenda, FaultDice dice, FarVenue venue, NearOptions options)
    {
        (_agenda, _dice, _venue, _options) = (agenda, dice, venue, options);
        _saboteur = new Saboteur(options.Sabotage);
        _mailbox = new NearMailbox(options.Sabotage);
        _person = new Person(venue);
        Journal = new DurableJournal(agenda, dice, options.Sabotage);
        _line = new FarLine(agenda, dice, venue, options.Sabotage) { ReadLag = options.Conditions.ReadLag };
        _calls = new NearCalls(_line, _saboteur, options.Steps, (life, step) =>
        {
            // What is answered to a program that has died reaches nobody.
            if (life is null || life == _life)
                Guard(step, isAnswer: life is not null);
        });
        venue.Said = word => _line.Tell(word, _calls.Hear);
        Begin(_life);
    }

    public DurableJournal Journal { get; }

    public int Deaths { get; private set; }

    /// <summary>Most steps that ever waited at once.</summary>
    public int MostQueued => _mailbox.Most;

    public IReadOnlyDictionary<(OrderStatus From, OrderEvent Happened), long> Edges => _edges.Counts;

    public IReadOnlyList<string> Alarms => _edges.Alarms;

    public SideCounts Sides => _edges.Sides;

    public TradingEngine? Engine => _engine;

    public AccountState? State => _engine?.State;

    /// <summary>A second passes, with a price.</summary>
    public void OnSecond(decimal price, Bar? closed)
    {
        if (closed is { } finished)
            _bars.Add(finished);
        MoveClock();
        if (_dice.Strikes(FaultKind.Crash))
            BeTakenForDead();
        else if (!_mailbox.IsPaused && _dice.Strikes(FaultKind.Pause))
            Pause(_dice.Between(5, 120));
        var at = _agenda.Now;
        Guard(engine =>
        {
            engine.OnTrade(0, new Trade(at, (double)price, 1, false, 0));
            if (closed is { } bar)
                engine.OnBar(0, Timeframe.OneMinute, in bar);
            Compare(engine);
        });
    }

    /// <summary>The program stands still for so long.</summary>
    public void Pause(TimeSpan span)
    {
        _mailbox.Pause();
        _agenda.After(span, _mailbox.Resume);
    }

    /// <summary>A person looks after the account; a clock that was off is put right.</summary>
    public void Attend()
    {
        if (_mailbox.IsPaused)
            return;
        _line.ClockLead = TimeSpan.FromSeconds(_options.Conditions.ClockLead ?? 0);
        Guard(engine =>
        {
            _person.Attend(engine);
            _saboteur.ChangeBesideFacts(engine.State, _line.Now);
        });
    }

    /// <summary>The program ends here, and is started again after some seconds.</summary>
    public void Die()
    {
        Deaths++;
        _engine = null;
        _mailbox.End();
        var life = ++_life;
        _agenda.After(_dice.Between(0.5, 20), () => Begin(life));
    }

    /// <summary>A step of the mailbox: whatever happens in it, the program either finishes it or dies.</summary>
    public void Guard(Action<TradingEngine> step, bool isAnswer = false) =>
        _mailbox.Post(() => Do(step), isAnswer);

    private void Do(Action<TradingEngine> step)
    {
        if (_engine is not { } engine)
            return;
        try
        {
            engine.OnTime(_line.Now);
            step(engine);
            if (!engine.Outbox.IsEmpty && _dice.Strikes(FaultKind.AssertionFails))
                throw new AssertionFailedException();
            Settle(engine);
        }
        catch (AssertionFailedException) when (_saboteur.Breaks(Sabotage.SwallowsAssertions))
        {
            engine.Outbox.Take();
        }
        catch (AssertionFailedException)
        {
            // The account stops and is put back together from its journal; the others would go on.
            Die();
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

    // One that died again before it was up is started once.
    private void Begin(int life)
    {
        if (life != _life)
            return;
        _line.ClockLead = _options.Conditions.ClockLead is { } lead ? TimeSpan.FromSeconds(lead)
            : _dice.Strikes(FaultKind.ClockLead) ? _dice.Between(0, 1)
            : TimeSpan.Zero;
        var state = new AccountState(Id, new InstrumentTable([Listed()]));
        _calls.Begin(life);
        _written = Journal.Facts.Count;
        try
        {
            foreach (var fact in Journal.Read())
                Recall(state, fact);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            // A sabotaged journal does not fold: the account stays down, and the checker sees it.
            return;
        }

        var engine = new TradingEngine(state, new EngineOptions { Venue = Terms() });
        _edges.Begin(state);
        engine.Recovery.RestoreClock(_line.Now);
        if (_bars.Count > 0)
            engine.Recovery.RestoreMark(0, _bars[^1].Close, _bars[^1].OpenTime + Timeframe.OneMinute.Length);
        AskForBooks(engine, life);
    }

    private VenueTerms Terms() => _saboteur.Terms() with
    {
        ExitsHoldBalance = _options.HoldsBalance,
        PairsExits = _options.PairsExits,
    };

    // What the venue's list of instruments says when the program starts.
    private Instrument Listed() => _venue.Instrument with { PriceIncrement = _venue.Weather.Tick };

    private void Recall(AccountState state, AccountFact fact)
    {
        state.Apply(fact);
        if (fact is AccountFact.OrderIntended intended)
            _calls.Name(intended.Ticket);
    }

    private void AskForBooks(TradingEngine engine, int life)
    {
        if (life != _life)
            return;
        _line.ReadBooks(_calls.Intents, books =>
        {
            if (life != _life)
                return;
            if (books is null)
                _agenda.After(TimeSpan.FromSeconds(1), () => AskForBooks(engine, life));
            else
                _mailbox.Post(() => Join(engine, books), isAnswer: true);
        });
    }

    private void Join(TradingEngine engine, VenueBooks books)
    {
        _engine = engine;
        _nextBooks = _agenda.Now + BooksEvery;
        Guard(_ =>
        {
            engine.Recovery.RestoreClock(_line.Now);
            if (Journal.Facts.Count == 0)
                engine.Open(new Money(100_000m), OperatingMode.Autonomous, _line.Now);
            foreach (var trader in _options.Traders)
                engine.Start(trader.Begin(engine.State, _bars));
            if (!_saboteur.Breaks(Sabotage.StartsBlind))
                engine.Resume(_saboteur.OfBooks(engine.State, books));
        });
    }

    private void MoveClock()
    {
        var most = TimeSpan.FromSeconds(4);
        if (_dice.IsHealed)
            _line.ClockLead = TimeSpan.Zero;
        else if (_dice.Strikes(FaultKind.ClockJump))
        {
            var lead = _line.ClockLead + _dice.Between(-3, 3);
            _line.ClockLead = lead > most ? most : lead < -most ? -most : lead;
        }
    }

    private void Compare(TradingEngine engine)
    {
        if (_agenda.Now < _nextBooks || _saboteur.Breaks(Sabotage.StreamIsTruth))
            return;
        _nextBooks = _agenda.Now + BooksEvery;
        engine.IsClockTrusted = _line.ClockLead.Duration() <= MostClockLead;
        var life = _life;
        _line.ReadBooks(_calls.Intents, books =>
        {
            if (books is not null && life == _life)
                Guard(now => now.OnBooks(_saboteur.OfBooks(now.State, books)), isAnswer: true);
        });
    }

    private void Settle(TradingEngine engine)
    {
        while (!engine.Outbox.IsEmpty)
        {
            var (facts, effects) = engine.Outbox.Take();
            Note(engine, facts);
            _options.Steps.Next();
            if (_saboteur.Breaks(Sabotage.SendsBeforeWriting))
                _calls.Perform(effects);
            Write(facts);
            _options.Steps.Next();
            if (!_saboteur.Breaks(Sabotage.SendsBeforeWriting))
                _calls.Perform(effects);
        }
    }

    private void Write(AccountFact[] facts)
    {
        try
        {
            Journal.Append(facts, _written + 1);
        }
        catch (IOException) when (_saboteur.Breaks(Sabotage.SendsWithoutWriting))
        {
            // The sabotaged program goes on as if nothing had happened.
            _written = Journal.Facts.Count - facts.Length;
        }
        catch (IOException) when (_saboteur.Breaks(Sabotage.WritesAgain))
        {
            Journal.Append(facts, Journal.Facts.Count + 1);
            _written = Journal.Facts.Count - facts.Length;
        }

        _written += facts.Length;
    }

    // Somebody else has the account from now on; the one that was taken for dead does not know.
    private void BeTakenForDead()
    {
        if (_engine is { } engine && !_mailbox.IsPaused && _dice.Strikes(FaultKind.TwoLeaders))
        {
            var rival = new Rival(engine, Journal, _written, _calls);
            var waits = _dice.Uniform() < 0.7;
            _agenda.After(_dice.Between(0.1, 30), () =>
            {
                if (waits)
                    Journal.Rival = () => rival.WakeUp(_line.Now);
                else
                    rival.WakeUp(_line.Now);
            });
        }

        Die();
    }

    private void Note(TradingEngine engine, AccountFact[] facts)
    {
        foreach (var fact in facts)
            _edges.Note(fact, engine.State);
    }
}
