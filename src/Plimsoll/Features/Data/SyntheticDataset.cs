using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Runtime.Data;
using Plimsoll.Storage.Datasets;

namespace Plimsoll.Features.Data;

/// <summary>Stores bars of the synthetic market as a dataset; the same seed gives the same bars everywhere.</summary>
internal sealed class SyntheticDataset(DatasetStore datasets)
{
    /// <param name="market">Seed and start.</param>
    /// <param name="days">Length from the start.</param>
    /// <param name="target">An instrument of that market, and what its bars are stored as.</param>
    /// <param name="stop">Ends the work with nothing stored.</param>
    /// <exception cref="Storage.StorageException"><c>dataset.name_taken</c>, or the database failed.</exception>
    public Task<Dataset> StoreAsync(
        SyntheticMarketOptions market, int days, ImportTarget target, CancellationToken stop)
    {
        var meter = new BarSeriesMeter(target.Timeframe);
        var range = new SyntheticRange(market.Start, market.Start + TimeSpan.FromDays(days));
        var bars = SyntheticBars.Generate(market, target.Instrument.Id, target.Timeframe, range);
        var dataset = new NewDataset(target.Name, target.Instrument.Id, target.Timeframe, target.Source)
        {
            UserId = target.UserId,
            Quality = () => DatasetQuality.Of(meter.Summary()!, "synthetic", target.Instrument.AssetClass).ToJson(),
        };
        return datasets.CreateAsync(dataset, Measured(bars, meter), stop);
    }

    private static IEnumerable<Bar> Measured(IEnumerable<Bar> bars, BarSeriesMeter meter)
    {
        foreach (var bar in bars)
        {
            meter.Add(in bar);
            yield return bar;
        }
    }
}
