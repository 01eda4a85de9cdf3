using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Server;
using Plimsoll.Storage.Datasets;

namespace Plimsoll.Features.Data;

/// <summary>
/// Gives a fresh installation something to backtest on: bars of the synthetic market as built-in datasets, made once,
/// after the server has started, one after the other.
/// </summary>
internal sealed class SampleDatasets(
    ServerSettings settings, SyntheticDataset synthetic, DatasetStore datasets, ILogger<SampleDatasets> logger)
    : BackgroundService
{
    /// <summary>A quarter of a year: enough for a strategy to trade, made in a second or two.</summary>
    public int Days { get; init; } = 90;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.WithSampleData)
            return;
        try
        {
            var market = new SyntheticMarketOptions();
            foreach (var one in market.Instruments)
                await StoreAsync(market, one.Instrument, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return; // What is missing is made at the next start.
        }
        catch (Exception failure)
        {
            // The edge of a task of its own: the program goes on without samples.
            logger.LogError(failure, "The sample datasets could not be made");
        }
    }

    private async Task StoreAsync(SyntheticMarketOptions market, Instrument instrument, CancellationToken stop)
    {
        var name = $"Sample {instrument.Id.Symbol}";
        if (await datasets.FindByNameAsync(null, name, stop) is null)
            await synthetic.StoreAsync(market, Days, new ImportTarget(name, instrument), stop);
    }
}
