using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>The bars of one instrument as they were fed in: counted, fingerprinted, and drawn.</summary>
internal sealed class FedSeries(BacktestSetup setup) : IDisposable
{
    // Together no more than the chart of one, but enough of each to be one.
    private const int LeastPoints = 200;

    private readonly BarAudit _audit = new(setup.FedTimeframe);
    private readonly BoundedCurve _price =
        new(Math.Max(LeastPoints, BoundedCurve.MaxPoints / setup.Instruments.Count / 2 * 2));

    public void Add(in Bar bar)
    {
        _audit.Add(in bar);
        _price.Add(bar.OpenTime, bar.Low, bar.High, bar.Close);
    }

    /// <summary>Nothing can be added after it.</summary>
    public InstrumentPart Summarize(DataSource source, Instrument instrument)
    {
        var data = _audit.Summarize(source, instrument.AssetClass);
        return new InstrumentPart
        {
            Rules = InstrumentRules.Of(instrument),
            Data = data,
            MarketReturn = data.LastPrice / data.FirstPrice - 1,
            Price = _price.ToArray(),
        };
    }

    public void Dispose() => _audit.Dispose();
}
