using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>
/// A backtest from first bar to report: the driver, its statistics and its yardstick fed side by side. Bars are pushed
/// in ascending order; memory does not grow with them.
/// </summary>
public sealed class Backtest : IDisposable
{
    private readonly BacktestSetup _setup;
    private readonly ReportOrigin _origin;
    private readonly BacktestRecorder _recorder;
    private readonly BacktestSession _session;
    private readonly BuyAndHold _yardstick;
    private readonly BarAudit _audit;
    private readonly EvaluationLog _evaluations;
    private readonly List<InstrumentId> _signalled = [];
    private readonly BoundedCurve _price = new();

    /// <exception cref="ArgumentException">Strategy parameters that its definition refuses.</exception>
    public Backtest(BacktestSetup setup, ReportOrigin origin)
    {
        _setup = setup;
        _origin = origin;
        var options = EquityStatisticsOptions.For(
            setup.Instrument.AssetClass, setup.Timeframe, origin.RiskFreeFraction);
        _recorder = new BacktestRecorder(options, setup.Instrument.ContractSize) { Signalled = _signalled };
        _session = new BacktestSession(setup, _recorder);
        _evaluations = new EvaluationLog(_session.Runs);
        _yardstick = new BuyAndHold(setup, options);
        _audit = new BarAudit(setup.Timeframe);
    }

    public long Bars => _session.Bars;

    /// <summary>Round trips closed so far.</summary>
    public int Trades => _recorder.Trades.Trades.Count;

    public void OnBar(in Bar bar)
    {
        _recorder.BarVolume = bar.Volume;
        _session.OnBar(in bar);
        _evaluations.Take(_signalled);
        _yardstick.Add(in bar);
        _audit.Add(in bar);
        _price.Add(bar.OpenTime, bar.Low, bar.High, bar.Close);
    }

    /// <summary>Closes what is open and writes the report; nothing can be added after it.</summary>
    public BacktestReport Finish()
    {
        _recorder.BarVolume = double.NaN;
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
            Data = _audit.Summarize(_origin.Source, _setup.Instrument.AssetClass),
            Benchmark = _yardstick.Finish(),
            HasBenchmark = _yardstick.HasBought,
            Price = _price.ToArray(),
            Evaluations = _evaluations.ToArray(),
        });
    }

    public void Dispose()
    {
        _recorder.Dispose();
        _audit.Dispose();
    }
}
