using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Engine;

/// <summary>
/// One account, one instrument, one scripted run. Bars go in, orders, fills and facts come out. With
/// <see cref="IsVenueSilent"/> the test itself is the venue and speaks through <see cref="Hear"/>.
/// </summary>
internal sealed class World
{
    public const int Slot = 0;
    public static readonly RunId RunOne = new(Guid.Parse("00000000-0000-0000-0000-000000000001"));
    public static readonly Timestamp Start = Timestamp.FromSeconds(1_700_006_400 - 1_700_006_400 % 86_400);

    private readonly ScriptedStrategy _strategy = new();
    private readonly List<VenueEffect> _effects = [];
    private int _starts;

    public World(WorldOptions? options = null)
    {
        Options = options ?? new WorldOptions();
        Instruments = new InstrumentTable([Options.Instrument]);
        Venue = new SimulatedVenue(Instruments, Options.Venue);
        Engine = new TradingEngine(new AccountState(default, Instruments), Options.Engine);
        Engine.Open(new Money(Options.Cash), Options.Mode, Start);
        Engine.Start(Run(RunOne, _strategy, nets: Options.Nets));
        Settle();
        Bar(100);
    }

    public WorldOptions Options { get; }

    public InstrumentTable Instruments { get; }

    public SimulatedVenue Venue { get; }

    public TradingEngine Engine { get; }

    public AccountState State => Engine.State;

    public Position Position => State.Positions[Slot];

    /// <summary>Everything that happened, in order.</summary>
    public List<AccountFact> Facts { get; } = [];

    /// <summary>What would have gone to the venue while it is silent.</summary>
    public IReadOnlyList<VenueEffect> Effects => _effects;

    public bool IsVenueSilent { get; set; }

    public int BarCount { get; private set; }

    public Timestamp BarOpen => new(Start.Micros + BarCount * Options.Timeframe.Seconds * Timestamp.MicrosPerSecond);

    public IEnumerable<Fill> Fills => Facts.OfType<AccountFact.FillBooked>().Select(fact => fact.Fill);

    public IEnumerable<RoundTrip> Trips => Facts.OfType<AccountFact.RoundTripClosed>().Select(fact => fact.Trip);

    public IEnumerable<OrderTicket> Intents => Facts.OfType<AccountFact.OrderIntended>().Select(fact => fact.Ticket);

    /// <summary>Code of the last signal that was moved with one.</summary>
    public string? LastCode => Facts.OfType<AccountFact.SignalMoved>().LastOrDefault()?.Code;

    public World Propose(SignalProposal proposal)
    {
        _strategy.Say(proposal);
        return this;
    }

    /// <summary>A long at the next close.</summary>
    public World Buy(double stop = 98, double? target = 106) => Propose(new SignalProposal
    {
        Action = SignalAction.Open,
        Side = PositionSide.Long,
        StopLoss = stop,
        TakeProfit = target,
        DeclaredExit = target is null ? "the test says when" : null,
        Reason = "test",
    });

    /// <summary>Bought at 100 with the stop at 98 and one that follows the best price.</summary>
    public World HoldTrailing(decimal distanceFraction, decimal armAtR) => Propose(new SignalProposal
    {
        Action = SignalAction.Open,
        Side = PositionSide.Long,
        StopLoss = 98,
        DeclaredExit = "trailing stop",
        Trailing = new TrailingStop(distanceFraction, armAtR),
        Reason = "test",
    }).Bar(100).Bar(100);

    /// <summary>An exit at the next close.</summary>
    public World Sell() =>
        Propose(new SignalProposal { Action = SignalAction.Close, Side = PositionSide.Long, Reason = "test" });

    /// <summary>A bar where nothing moves.</summary>
    public World Bar(double price) => Bar((price, price, price, price));

    public World Bar((double Open, double High, double Low, double Close) at, double volume = double.NaN)
    {
        var bar = new Bar(BarOpen, at.Open, at.High, at.Low, at.Close, volume);
        if (Venue.IsWatching)
            Match(in bar);
        BarCount++;
        Engine.OnBar(Slot, Options.Timeframe, in bar);
        Settle();
        return this;
    }

    /// <summary>Bought at 100, protected: what most stories begin with.</summary>
    public World Hold(double stop = 98, double? target = 106) => Buy(stop, target).Bar(100).Bar(100);

    /// <summary>The same strategy as another run, where the account has begun anew.</summary>
    public void StartAgain() => Do(engine => engine.Start(Run(new RunId(new Guid(++_starts, 0, 0, new byte[8])), _strategy)));

    /// <summary>The strategy throws on the next bar.</summary>
    public void Break() => _strategy.Fault = new InvalidOperationException("a strategy's own mistake");

    public World Do(Action<TradingEngine> command)
    {
        command(Engine);
        Settle();
        return this;
    }

    public World Hear(OrderReport report) => Do(engine => engine.OnReport(report));

    public Order Order(long intent) => State.Orders.Find(intent) ?? throw new InvalidOperationException("no such order");

    public Order Last(OrderPurpose purpose) => Order(Intents.Last(ticket => ticket.Purpose == purpose).IntentNumber);

    public StrategyRun Run(RunId id, ScriptedStrategy strategy, Guid bot = default, bool nets = false) => StrategyRun.Create(
        new RunConfiguration
        {
            Id = id,
            BotId = bot,
            Name = "scripted",
            StrategyName = "scripted",
            StrategyVersion = 1,
            Parameters = new Dictionary<string, string>(),
            InstrumentId = Options.Instrument.Id,
            Timeframe = Options.Timeframe,
            Sizing = Options.Sizing,
            Leverage = Options.Leverage,
            NetsOpposite = nets,
            Budget = Options.Budget,
        },
        new ScriptedStrategy.Definition(strategy), Instruments, evaluationsKept: 4);

    /// <summary>An account made of the facts alone.</summary>
    public AccountState Refold()
    {
        var state = new AccountState(default, Instruments);
        foreach (var fact in Facts)
            state.Apply(fact);
        return state;
    }

    private void Match(in Bar bar)
    {
        Engine.OnTime(bar.OpenTime);
        Settle();
        Venue.BeginBar(Slot, in bar);
        Settle();
        Venue.FillEntries(Slot);
        Settle();
        while (Venue.MatchRange(Slot))
            Settle();
        Venue.EndBar(Slot);
    }

    private void Settle()
    {
        while (Venue.HasReports || !Engine.Outbox.IsEmpty)
        {
            foreach (var report in Venue.TakeReports())
                Engine.OnReport(report);
            var (facts, effects) = Engine.Outbox.Take();
            Facts.AddRange(facts);
            _effects.AddRange(effects);
            if (!IsVenueSilent)
                foreach (var effect in effects)
                    Perform(effect);
        }
    }

    private void Perform(VenueEffect effect)
    {
        switch (effect)
        {
            case VenueEffect.Submit submit:
                Venue.Submit(submit.Order, Engine.Clock);
                break;
            case VenueEffect.Cancel cancel:
                Venue.Cancel(cancel.Ticket.IntentNumber, Engine.Clock);
                break;
            default:
                Engine.TakeFlatProof(Venue.Holdings[Slot] == 0m && Venue.Working.Count == 0, "the test's venue");
                break;
        }
    }
}
