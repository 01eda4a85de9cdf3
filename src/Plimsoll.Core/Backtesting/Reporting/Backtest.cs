using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>
/// A backtest from first bar or trade to report: the driver, its statistics and its yardstick fed side by side. Events
/// are pushed in ascending order; memory does not grow with them.
/// </summary>
public sealed class Backtest : IDisposable
{
    private const int Slot = 0;
    private readonly BacktestSetup _setup;
    private readonly ReportOrigin _origin;
    private readonly BacktestRecorder _recorder;
    private readonly BacktestSession _session;
    private readonly BuyAndHold _yardstick;
    private readonly EvaluationLog _evaluations;
    private readonly List<InstrumentId> _signalled = [];
    private readonly FedSeries[] _series;
    private readonly long[] _finalBars;
    private readonly int _traded;
    private readonly bool _isPlain;
    private readonly long _barMicros;
    private long _taken;

    /// <exception cref="ArgumentException">Strategy parameters that its definition refuses.</exception>
    public Backtest(BacktestSetup setup, ReportOrigin origin)
    {
        _setup = setup;
        _origin = origin;
        _isPlain = setup.IsPlain;
        _barMicros = setup.Timeframe.Seconds * Timestamp.MicrosPerSecond;

        // Of several calendars the one with the most days.
        var calendar = setup.Instruments.MaxBy(one => PeriodsPerYear.Days(one.AssetClass))!.AssetClass;
        var options = EquityStatisticsOptions.For(calendar, setup.Timeframe, origin.RiskFreeFraction);
        _recorder = new BacktestRecorder(options, new InstrumentTable(setup.Instruments))
        {
            Signalled = _signalled,
        };
        _yardstick = new BuyAndHold(setup, options);
        _session = new BacktestSession(setup, _isPlain ? _recorder : new Watcher(this));
        _evaluations = new EvaluationLog(_session.Runs);
        _finalBars = new long[setup.Instruments.Count];
        _series = [.. setup.Fed.Select(_ => new FedSeries(setup))];
        _traded = setup.Instruments.Count;
    }

    /// <summary>Bars that were fed in, of all instruments.</summary>
    public long Bars { get; private set; }

    /// <summary>Trades that were fed in, of all instruments.</summary>
    public long Ticks { get; private set; }

    /// <summary>Round trips closed so far.</summary>
    public int Trades => _recorder.Trades.Trades.Count;

    /// <summary>The next bar of the only instrument.</summary>
    public void OnBar(in Bar bar)
    {
        if (!_isPlain)
        {
            OnBars([new SlotBar(Slot, bar)]);
            return;
        }

        Bars++;
        _recorder.Volumes[Slot] = _setup.Instrument.VolumeOf(in bar);
        _session.OnBar(in bar);
        _evaluations.Take(_signalled);
        _finalBars[Slot]++;
        _yardstick.Add(Slot, in bar);
        _yardstick.Close(new Timestamp(bar.OpenTime.Micros + _barMicros));
        _series[Slot].Add(in bar);
    }

    /// <summary>The next bars that open at the same time, by slot; those that are only looked at are the last.</summary>
    public void OnBars(ReadOnlySpan<SlotBar> bars)
    {
        if (_isPlain)
        {
            OnBar(bars[0].Bar);
            return;
        }

        Bars += bars.Length;
        foreach (ref readonly var one in bars)
            _series[one.Slot].Add(one.Bar);
        var count = bars.Length;
        while (count > 0 && bars[count - 1].Slot >= _traded)
            count--;
        if (count < bars.Length)
            _session.OnReferences(bars[count..]);
        if (count > 0)
            OnTraded(bars[..count]);
    }

    private void OnTraded(ReadOnlySpan<SlotBar> bars)
    {
        foreach (ref readonly var one in bars)
            _recorder.Volumes[one.Slot] = _setup.Instruments[one.Slot].VolumeOf(one.Bar);
        _session.OnBars(bars);
        _evaluations.Take(_signalled);
    }

    /// <summary>The next market trade.</summary>
    public void OnTick(in SlotTick tick)
    {
        Ticks++;
        _session.OnTick(in tick);
        if (_session.Bars > _taken)
        {
            _taken = _session.Bars;
            _evaluations.Take(_signalled);
        }

        _series[tick.Slot].Add(tick.Trade);
    }

    /// <summary>Closes what is open and writes the report; nothing can be added after it.</summary>
    public BacktestReport Finish()
    {
        Array.Fill(_recorder.Volumes, double.NaN);
        _session.Finish();
        return ReportBuilder.Build(new RunRecord
        {
            Setup = _setup,
            Origin = _origin,
            WarmupBars = _session.Run.Strategy.WarmupBars,
            Equity = _recorder.Equity.Summarize(),
            Trades = _recorder.Trades.Summarize(),
            Tally = _recorder.Tally,
            Fingerprint = _recorder.Fingerprint,
            Parts =
            [
                .. _series.Take(_traded).Select((series, slot) => Summarize(series, slot)),
            ],
            References = [.. _series.Skip(_traded).Select((series, index) => Summarize(series, _traded + index))],
            FinalBars = _finalBars,
            Benchmark = _yardstick.Finish(),
            HasBenchmark = _yardstick.HasBought,
            Evaluations = _evaluations.ToArray(),
        });
    }

    private InstrumentPart Summarize(FedSeries series, int slot) =>
        series.Summarize(_origin.Sources[slot], _setup.Fed[slot]);

    public void Dispose()
    {
        _recorder.Dispose();
        foreach (var series in _series)
            series.Dispose();
    }

    /// <summary>Feeds the yardstick with the bars that the driver has built or put together.</summary>
    private sealed class Watcher(Backtest backtest) : IBacktestObserver
    {
        public void OnFacts(ReadOnlySpan<AccountFact> facts) => backtest._recorder.OnFacts(facts);

        public void OnFinalBars(ReadOnlySpan<SlotBar> bars)
        {
            foreach (ref readonly var one in bars)
            {
                backtest._yardstick.Add(one.Slot, one.Bar);
                backtest._finalBars[one.Slot]++;
                if (backtest._setup.HasTicks)
                    backtest._series[one.Slot].Add(one.Bar);
            }
        }

        public void OnEquity(Timestamp closeTime, double equity, double exposureFraction)
        {
            backtest._recorder.OnEquity(closeTime, equity, exposureFraction);
            backtest._yardstick.Close(closeTime);
        }
    }
}
