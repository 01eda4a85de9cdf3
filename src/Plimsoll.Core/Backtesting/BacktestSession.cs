using System.Runtime.InteropServices;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Backtesting;

/// <summary>
/// Drives the engine over bars that are pushed in: open, range, close, strategy, equity point. A signal of a bar never
/// fills in that bar, because the venue sees its order only from the next open on.
/// </summary>
public sealed class BacktestSession
{
    private const int Slot = 0;
    // Enough to look at the end of a run; a long ring would push everything else out of the cache.
    private const int EvaluationsKept = 50;
    private readonly BacktestSetup _setup;
    private readonly Timeframe _timeframe;
    private readonly long _barMicros;
    private readonly SimulatedVenue _venue;
    private readonly IBacktestObserver _observer;
    private EquityPoint _pending;
    private Bar _last;

    /// <exception cref="ArgumentException">Strategy parameters that its definition refuses.</exception>
    public BacktestSession(BacktestSetup setup, IBacktestObserver observer)
    {
        _setup = setup;
        _observer = observer;
        _timeframe = setup.Timeframe;
        _barMicros = setup.Timeframe.Seconds * Timestamp.MicrosPerSecond;
        var instruments = new InstrumentTable([setup.Instrument]);
        _venue = new SimulatedVenue(instruments, setup.Venue);
        Engine = new TradingEngine(new AccountState(default, instruments), new EngineOptions
        {
            Limits = setup.Limits,
            TradingDay = setup.TradingDay,
            SlippageFraction = setup.Venue.SlippageFraction,
            EvaluationsKept = EvaluationsKept,
        });
        Run = StrategyRun.Create(Configuration(setup), setup.Strategy, instruments, EvaluationsKept);
    }

    private readonly record struct EquityPoint(bool IsSet, Timestamp Time, double Equity, double Exposure);

    public TradingEngine Engine { get; }

    public StrategyRun Run { get; }

    public long Bars { get; private set; }

    /// <summary>The next final bar; ascending in time.</summary>
    public void OnBar(in Bar bar)
    {
        if (Bars++ == 0)
            Begin(bar.OpenTime);
        Flush();
        if (_venue.Working.Count > 0)
            MatchBar(in bar);
        Engine.OnBar(Slot, in _timeframe, in bar);
        if (!Engine.Outbox.IsEmpty)
            Settle();
        _pending = new EquityPoint(
            true, new Timestamp(bar.OpenTime.Micros + _barMicros), Engine.State.Marks.Equity, Engine.State.Marks.ExposureOf(Slot));
        _last = bar;
    }

    /// <summary>Closes what is open at the last close and writes the last point after that.</summary>
    public void Finish()
    {
        if (Bars == 0)
            return;
        var id = _setup.Instrument.Id;
        foreach (var order in Engine.State.Orders.Open.ToArray())
            if (order.Ticket.IsEntry)
                Engine.CancelOrder(order.Ticket.IntentNumber);
        if (_setup.ClosesAtEnd && !Engine.State.Positions[Slot].IsFlat)
        {
            // Refused where an exit waits for the next open already: there is none, so it gets the same last close.
            Engine.ClosePosition(id, ExitReason.EndOfData);
            Settle();
            var close = _last.Close;
            var sweep = new Bar(_pending.Time, close, close, close, close, double.NaN);
            _venue.BeginBar(Slot, in sweep);
            _venue.EndBar(Slot);
        }

        Settle();
        _pending = _pending with
        {
            Equity = Engine.State.Marks.Equity,
            Exposure = Engine.State.Marks.ExposureOf(Slot),
        };
        Flush();
    }

    private void Begin(Timestamp at)
    {
        Engine.Open(_setup.InitialBalance, OperatingMode.Autonomous, at);
        Engine.Start(Run);
        Settle();
    }

    private void MatchBar(in Bar bar)
    {
        // What expired at this open must be gone before the open can fill it.
        Engine.OnTime(bar.OpenTime);
        Settle();
        _venue.BeginBar(Slot, in bar);
        Settle();
        while (_venue.MatchRange(Slot))
            Settle();
        _venue.EndBar(Slot);
    }

    /// <summary>Facts first, then effects, then the venue's word, until nothing is left to say.</summary>
    private void Settle()
    {
        while (_venue.HasReports || !Engine.Outbox.IsEmpty)
        {
            if (_venue.HasReports)
                foreach (var report in _venue.SwapReports())
                    Engine.OnReport(report);
            var (facts, effects) = Engine.Outbox.Swap();
            _observer.OnFacts(CollectionsMarshal.AsSpan(facts));
            foreach (var effect in effects)
                Perform(effect);
        }
    }

    private void Perform(VenueEffect effect)
    {
        switch (effect)
        {
            case VenueEffect.Submit submit:
                _venue.Submit(submit.Order, Engine.Clock);
                break;
            case VenueEffect.Cancel cancel:
                _venue.Cancel(cancel.Ticket.IntentNumber, Engine.Clock);
                break;
            case VenueEffect.ProveFlat:
                Engine.TakeFlatProof(_venue.Holdings[Slot] == 0m && _venue.Working.Count == 0, "simulated venue");
                break;
            default:
                throw new InvalidOperationException($"no rule performs {effect.GetType().Name}");
        }
    }

    private void Flush()
    {
        if (_pending.IsSet)
            _observer.OnEquity(_pending.Time, _pending.Equity, _pending.Exposure);
        _pending = default;
    }

    private static RunConfiguration Configuration(BacktestSetup setup) => new RunConfiguration
    {
        Id = RunId.None,
        Name = setup.Strategy.Name,
        StrategyName = setup.Strategy.Name,
        StrategyVersion = setup.Strategy.Version,
        Parameters = setup.Parameters,
        InstrumentId = setup.Instrument.Id,
        Timeframe = setup.Timeframe,
        Sizing = setup.Sizing,
        Budget = setup.Budget,
    }.Of(setup.Strategy);
}
