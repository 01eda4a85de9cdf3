using Plimsoll.Core.Backtesting.Reporting;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Strategies.SmaCross;

namespace Plimsoll.Core.Backtesting;

/// <summary>
/// The yardstick for the engine's speed: a strategy (sma-cross 10/50 unless another is named) over generated one-minute
/// bars, with risk gate, simulated venue, accounting and statistics. Nothing but counts leaves it; whoever calls holds the
/// watch.
/// </summary>
public sealed class EngineMeasurement
{
    /// <summary>What is traded in it.</summary>
    public static Instrument Traded => Yardstick;

    private static readonly Instrument Yardstick = new()
    {
        Id = InstrumentId.Of("sim:YARD-USD"),
        AssetClass = AssetClass.CryptoSpot,
        Base = "YARD",
        Quote = "USD",
        PriceIncrement = 0.01m,
        QuantityStep = 0.0001m,
        MinNotional = new Money(1m),
    };

    private readonly Bar[] _bars;
    private readonly StrategyDefinition _strategy;

    /// <param name="bars">At least one.</param>
    /// <param name="seed">Same seed, same bars, on every machine.</param>
    /// <param name="strategy">With its usual parameters.</param>
    public EngineMeasurement(int bars, ulong seed, StrategyDefinition? strategy = null)
    {
        _strategy = strategy ?? new SmaCrossDefinition();
        ArgumentOutOfRangeException.ThrowIfLessThan(bars, 1);
        _bars = RandomWalk(bars, new SeededRandom(seed));
    }

    /// <summary>One run over all bars, as a backtest makes it.</summary>
    public EngineMeasurementCounts Run(MeasuredLimits limits)
    {
        using var recorder = Recorder();
        var counter = new Counter(recorder);
        var session = Session(limits, counter);
        foreach (ref readonly var bar in _bars.AsSpan())
            session.OnBar(in bar);
        session.Finish();
        return counter.Counts(_bars.Length);
    }

    /// <summary>The same run, one bar each time somebody asks for the next.</summary>
    public IEnumerable<int> Steps(MeasuredLimits limits)
    {
        using var recorder = Recorder();
        var session = Session(limits, new Counter(recorder));
        for (var index = 0; index < _bars.Length; index++)
        {
            session.OnBar(in _bars[index]);
            yield return index;
        }
    }

    /// <summary>What such a run writes down, for those who measure how it is kept.</summary>
    /// <param name="limits">Of the run.</param>
    /// <param name="write">Takes the facts of one step.</param>
    public void Write(MeasuredLimits limits, Action<IReadOnlyList<AccountFact>> write)
    {
        var session = Session(limits, new Writer(write));
        foreach (ref readonly var bar in _bars.AsSpan())
            session.OnBar(in bar);
        session.Finish();
    }

    /// <summary>
    /// Bytes that bars without any fact allocate in steady state (after the first tenth), all together, counted bar by
    /// bar: slowly, not for a stopwatch. Everything else a run allocates belongs to its signals, orders, fills and days.
    /// </summary>
    public long BytesOnIdleBars(MeasuredLimits limits)
    {
        using var recorder = Recorder();
        var counter = new Counter(recorder);
        var session = Session(limits, counter);
        var (idle, warm) = (0L, _bars.Length / 10);
        foreach (ref readonly var bar in _bars.AsSpan())
        {
            var (facts, before) = (counter.Facts, GC.GetAllocatedBytesForCurrentThread());
            session.OnBar(in bar);
            if (counter.Facts == facts && session.Bars > warm)
                idle += GC.GetAllocatedBytesForCurrentThread() - before;
        }

        return idle;
    }

    private static BacktestRecorder Recorder() =>
        new(EquityStatisticsOptions.For(Yardstick.AssetClass, Timeframe.OneMinute), new InstrumentTable([Yardstick]));

    // Wide limits never leave this class: no trading path can reach them.
    private BacktestSession Session(MeasuredLimits limits, IBacktestObserver observer) => new(
        new BacktestSetup
        {
            Instruments = [Yardstick],
            Timeframe = Timeframe.OneMinute,
            Strategy = _strategy,
            Parameters = new Dictionary<string, string>(),
            Limits = limits == MeasuredLimits.None ? RiskLimits.ForMeasurement() : RiskLimits.Hard,
            Budget = limits == MeasuredLimits.None ? RunBudget.ForMeasurement() : RunBudget.Strategy,
        },
        observer);

    private static Bar[] RandomWalk(int length, SeededRandom random)
    {
        var bars = new Bar[length];
        var close = 100.0;
        for (var index = 0; index < length; index++)
        {
            var open = close;
            close = Cents(Math.Max(1, open * (1 + 0.0005 * random.Normal())));
            var high = Cents(Math.Max(open, close) * (1 + 0.0003 * random.Uniform()));
            var low = Cents(Math.Min(open, close) * (1 - 0.0003 * random.Uniform()));
            var time = Timestamp.FromSeconds(1_600_000_020 + 60L * index);
            bars[index] = new Bar(time, open, Math.Max(high, close), Math.Min(low, close), close, 1_000);
        }

        return bars;
    }

    private static double Cents(double price) => Math.Round(price * 100) / 100;

    private sealed class Writer(Action<IReadOnlyList<AccountFact>> write) : IBacktestObserver
    {
        public void OnFacts(ReadOnlySpan<AccountFact> facts) => write(facts.ToArray());

        public void OnEquity(Timestamp closeTime, double equity, double exposureFraction)
        {
            // Not a fact.
        }
    }

    private sealed class Counter(BacktestRecorder recorder) : IBacktestObserver
    {
        private long _signals;
        private long _orders;
        private long _trips;

        public long Facts { get; private set; }

        public EngineMeasurementCounts Counts(long bars) => new(bars, _signals, _orders, _trips);

        public void OnFacts(ReadOnlySpan<AccountFact> facts)
        {
            Facts += facts.Length;
            foreach (var fact in facts)
            {
                _signals += fact is AccountFact.SignalCreated ? 1 : 0;
                _orders += fact is AccountFact.OrderIntended ? 1 : 0;
                _trips += fact is AccountFact.RoundTripClosed ? 1 : 0;
            }

            recorder.OnFacts(facts);
        }

        public void OnEquity(Timestamp closeTime, double equity, double exposureFraction) =>
            recorder.OnEquity(closeTime, equity, exposureFraction);
    }
}
