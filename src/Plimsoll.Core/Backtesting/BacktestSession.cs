using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Backtesting;

/// <summary>
/// Drives the engine over bars that are pushed in: open, range, close, strategy, equity point. A signal of a bar never
/// fills in that bar, because the venue sees its order only from the next open on. Or over trades: each closes the bars
/// that ended before it, meets the book, and marks the account.
/// </summary>
public sealed class BacktestSession
{
    private const int Slot = 0;
    // Enough to look at the end of a run; a long ring would push everything else out of the cache.
    private const int EvaluationsKept = 10;
    private static readonly TimeSpan OneMicrosecond = TimeSpan.FromMicroseconds(1);
    private readonly BacktestSetup _setup;
    private readonly Timeframe _timeframe;
    private readonly long _barMicros;
    private readonly VenueDriver _venue;
    private readonly IBacktestObserver _observer;
    private readonly StrategyRun[] _runs;
    private readonly bool _isPlain;
    private readonly Timeframe _fedTimeframe;
    private readonly BarBuilders? _builders;
    private readonly TradeBars _trades;
    private readonly double[] _closes;
    private readonly FundingSchedule? _funding;
    private readonly NoticeSchedule? _notices;
    private readonly ReferenceBars? _references;
    private EquityPoint _pending;
    private Timestamp _now = Timestamp.MinValue;
    private bool _hasBegun;

    /// <exception cref="ArgumentException">Strategy parameters that its definition refuses.</exception>
    public BacktestSession(BacktestSetup setup, IBacktestObserver observer)
    {
        _setup = setup;
        _observer = observer;
        _timeframe = setup.Timeframe;
        _fedTimeframe = setup.FedTimeframe;
        _barMicros = setup.Timeframe.Seconds * Timestamp.MicrosPerSecond;
        var instruments = new InstrumentTable(setup.Instruments);
        _isPlain = setup.IsPlain;
        _trades = new TradeBars(instruments.Count, _timeframe);
        _builders = setup.HasDetail ? new BarBuilders(instruments.Count, _fedTimeframe, _timeframe) : null;
        _closes = new double[instruments.Count];
        _funding = FundingSchedule.Of(setup);
        _notices = NoticeSchedule.Of(setup);
        Engine = new TradingEngine(new AccountState(default, instruments), new EngineOptions
        {
            Limits = setup.Limits,
            TradingDay = setup.TradingDay,
            SlippageFraction = setup.Venue.SlippageFraction,
            EvaluationsKept = EvaluationsKept,
            Ticks = setup.Ticks,
        });
        _venue = new VenueDriver(new SimulatedVenue(instruments, setup.Venue), Engine, observer);
        var fed = new InstrumentTable(setup.Fed);
        _runs = [.. BacktestRuns.Of(setup).Select(
            (run, slot) => StrategyRun.Create(run, setup.Strategy, fed, EvaluationsKept, Engine.TicksOf(slot)))];
        _references = ReferenceBars.Of(setup, _runs);
    }

    private readonly record struct EquityPoint(bool IsSet, Timestamp Time, double Equity, double Exposure);

    public TradingEngine Engine { get; }

    /// <summary>The only one, or that of the first instrument.</summary>
    public StrategyRun Run => _runs[Slot];

    /// <summary>One an instrument, in their order.</summary>
    public IReadOnlyList<StrategyRun> Runs => _runs;

    /// <summary>Bars of the strategy that became final, of all instruments.</summary>
    public long Bars { get; private set; }

    /// <summary>The next bar of the only instrument; ascending in time.</summary>
    public void OnBar(in Bar bar)
    {
        if (!_isPlain)
        {
            OnBars([new SlotBar(Slot, bar)]);
            return;
        }

        if (Bars++ == 0)
            Begin(bar.OpenTime);
        Flush();
        var end = new Timestamp(bar.OpenTime.Micros + _barMicros);
        if (_venue.IsWatching)
        {
            if (_funding is not null)
                Fund(bar.OpenTime);
            _venue.MatchBar(Slot, in bar);
        }

        if (_funding is not null)
            Fund(end - OneMicrosecond);
        if (_notices is not null)
            Tell(end);
        Engine.OnBar(Slot, in _timeframe, in bar);
        if (!Engine.Outbox.IsEmpty)
            _venue.Settle();
        var marks = Engine.State.Marks;
        _now = end;
        _pending = new EquityPoint(true, _now, marks.Equity, marks.ExposureOf(Slot));
        _closes[Slot] = bar.Close;
    }

    /// <summary>
    /// The next bars that open at the same time, by slot; ascending in time. What happens inside them happens first, to
    /// all; then all are final; then the strategies decide. None sees anything of another that lies after its own bar.
    /// </summary>
    public void OnBars(ReadOnlySpan<SlotBar> bars)
    {
        var open = bars[0].Bar.OpenTime;
        CheckOrder(bars, open);
        if (!_hasBegun)
            Begin(open);
        Flush();
        _references?.AdvanceTo(open);
        if (_builders is not null)
        {
            // A bar whose last part is missing ends when time passes it: before anything that comes later.
            Conclude(_builders.TakeFinal(open));
            Flush();
        }

        if (_venue.IsWatching)
        {
            if (_funding is not null)
                Fund(open);
            _venue.MatchBars(bars);
        }

        _now = new Timestamp(open.Micros + _fedTimeframe.Seconds * Timestamp.MicrosPerSecond);
        if (_funding is not null)
            Fund(_now - OneMicrosecond);
        Engine.MarkBars(in _fedTimeframe, bars);
        foreach (ref readonly var one in bars)
            _closes[one.Slot] = one.Bar.Close;
        _builders?.Add(bars);
        _references?.AdvanceTo(_now);
        Conclude(_builders is null ? bars : _builders.TakeFinal(_now));
        if (!Engine.Outbox.IsEmpty)
            _venue.Settle();
    }

    /// <summary>
    /// The next bars of instruments that are only looked at, as they are fed; before those of <see cref="OnBars"/> that
    /// open at the same time.
    /// </summary>
    public void OnReferences(ReadOnlySpan<SlotBar> bars) => _references?.Add(bars);

    /// <summary>The next trade of any instrument; ascending in time.</summary>
    public void OnTick(in SlotTick tick)
    {
        var (slot, trade) = (tick.Slot, tick.Trade);
        if (trade.Time < _now)
            throw new ArgumentException($"a trade of {trade.Time} after one of {_now}", nameof(tick));
        _references?.AdvanceTrades(trade.Time);
        if (_trades.AreDue(trade.Time))
        {
            Flush();
            Conclude(_trades.TakeFinal(trade.Time));
        }

        if (slot >= _runs.Length)
        {
            _references?.Add(in tick);
            return;
        }

        if (!_hasBegun)
            Begin(trade.Time);
        _now = trade.Time;
        if (_funding is not null)
            Fund(trade.Time);
        if (_venue.IsWatching)
            _venue.MatchTrade(slot, in trade);
        if (tick.Quote is { } quote)
            Engine.OnQuote(slot, in quote);
        Engine.OnTrade(slot, in trade);
        if (!Engine.Outbox.IsEmpty)
            _venue.Settle();
        _trades.Add(slot, in trade);
        _closes[slot] = trade.Price;
    }

    /// <summary>Closes what is open at the last close and writes the last point after that.</summary>
    public void Finish()
    {
        if (!_hasBegun)
            return;
        if (_now > _pending.Time)
            Flush();
        foreach (var order in Engine.State.Orders.Open.ToArray())
            if (order.Ticket.IsEntry)
                Engine.CancelOrder(order.Ticket.IntentNumber);
        // A reversal whose close waits for an open that never comes.
        foreach (var (signal, _) in Engine.State.Signals.Open.ToArray())
            if (signal.Action == SignalAction.Open)
                Engine.Reject(signal.Number, "signal.end_of_data");
        if (_setup.ClosesAtEnd)
            Sweep();
        _venue.Settle();
        _pending = new EquityPoint(true, _now, Engine.State.Marks.Equity, Exposure());
        Flush();
    }

    private void Begin(Timestamp at)
    {
        _hasBegun = true;
        Engine.Open(_setup.InitialBalance, OperatingMode.Autonomous, at);
        if (_setup.Events.Count > 0)
            Engine.Blackouts.Tell(_setup.Events, at);
        if (_setup.Blackout is { } rule)
            Engine.Blackouts.SetRule(rule, "backtest");
        foreach (var run in _runs)
            Engine.Start(run);
        _funding?.Start(at);
        _venue.Settle();
    }

    // At the last price known; an instant that is an open comes before what fills at it.
    private void Fund(Timestamp until)
    {
        while (_funding!.TryTake(until, out var instant, out var due))
        {
            foreach (var (slot, fraction) in due)
                Engine.OnFunding(slot, fraction, instant);
            _venue.Settle();
        }
    }

    // Nobody decides in between, so what became known inside a bar is told at its end.
    private void Tell(Timestamp end)
    {
        while (_notices!.TryTake(end, out var slot, out var notice))
            Engine.OnNotice(slot, notice);
    }

    private void CheckOrder(ReadOnlySpan<SlotBar> bars, Timestamp open)
    {
        if (open < _now)
            throw new ArgumentException($"bars from {open} after bars to {_now}", nameof(bars));
        for (var index = 1; index < bars.Length; index++)
            if (bars[index].Slot <= bars[index - 1].Slot || bars[index].Bar.OpenTime != open)
                throw new ArgumentException("bars of one step open at one time and stand by slot", nameof(bars));
    }

    /// <summary>Bars of the strategy, which end at the same time, are final and marked.</summary>
    private void Conclude(ReadOnlySpan<SlotBar> final)
    {
        if (final.IsEmpty)
            return;
        Bars += final.Length;
        _observer.OnFinalBars(final);
        var end = new Timestamp(final[0].Bar.OpenTime.Micros + _barMicros);
        if (_notices is not null)
            Tell(end);
        _references?.Show(final);
        foreach (ref readonly var one in final)
            Engine.Decide(_runs[one.Slot], one.Bar);
        if (!Engine.Outbox.IsEmpty)
            _venue.Settle();
        _pending = new EquityPoint(true, end, Engine.State.Marks.Equity, Exposure());
    }

    private double Exposure()
    {
        var sum = 0.0;
        for (var slot = 0; slot < _runs.Length; slot++)
            sum += Engine.State.Marks.ExposureOf(slot);
        return sum;
    }

    private void Sweep()
    {
        // Refused where an exit waits for the next open already: there is none, so it gets the same last close.
        foreach (var instrument in _setup.Instruments)
            Engine.ClosePosition(instrument.Id, ExitReason.EndOfData);
        _venue.Settle();
        for (var slot = 0; slot < _closes.Length; slot++)
        {
            var close = _closes[slot];
            _venue.FillAt(slot, new Bar(_now, close, close, close, close, double.NaN));
        }
    }

    private void Flush()
    {
        if (_pending.IsSet)
            _observer.OnEquity(_pending.Time, _pending.Equity, _pending.Exposure);
        _pending = default;
    }
}
