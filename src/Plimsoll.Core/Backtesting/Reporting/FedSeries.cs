using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>
/// The bars of one instrument as they were fed in: counted, fingerprinted, and drawn. Of trades it is those that are
/// fingerprinted, and the bars built from them that are counted and drawn.
/// </summary>
internal sealed class FedSeries(BacktestSetup setup) : IDisposable
{
    // Together no more than the chart of one, but enough of each to be one.
    private const int LeastPoints = 200;

    private readonly BarAudit _audit = new(setup.FedTimeframe);
    private readonly BoundedCurve _price =
        new(Math.Max(LeastPoints, BoundedCurve.MaxPoints / setup.Instruments.Count / 2 * 2));

    private readonly HashWriter? _hash = setup.HasTicks ? new() : null;
    private long _trades;

    public void Add(in Trade trade)
    {
        _trades++;
        _hash!.Write(trade.Time.Micros).Write(trade.Price).Write(trade.Quantity).Write(trade.IsBuyerMaker ? 1L : 0L);
    }

    public void Add(in Bar bar)
    {
        _audit.Add(in bar);
        _price.Add(bar.OpenTime, bar.Low, bar.High, bar.Close);
    }

    /// <summary>Nothing can be added after it.</summary>
    public InstrumentPart Summarize(DataSource source, Instrument instrument)
    {
        var data = _audit.Summarize(source, instrument.AssetClass);

        // An interval without a trade is no hole in a series of trades.
        if (_hash is not null)
            data = data with { Trades = _trades, Sha256 = _hash.Finish(), Grade = null };
        return new InstrumentPart
        {
            Rules = InstrumentRules.Of(instrument),
            Data = data,
            MarketReturn = data.LastPrice / data.FirstPrice - 1,
            Price = _price.ToArray(),
        };
    }

    public void Dispose()
    {
        _audit.Dispose();
        _hash?.Dispose();
    }
}
