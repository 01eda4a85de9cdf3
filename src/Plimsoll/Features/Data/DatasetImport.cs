using Plimsoll.Core.Market;
using Plimsoll.Runtime.Data;
using Plimsoll.Storage.Datasets;

namespace Plimsoll.Features.Data;

/// <summary>Stores the bars of a file: all of them, or nothing when a single line is wrong.</summary>
internal sealed class DatasetImport(DatasetStore datasets, ImportPlaces places, TimeProvider clock)
{
    /// <param name="open">Opens the file; it is closed here.</param>
    /// <param name="target">What becomes of it.</param>
    /// <param name="stop">Ends the work with nothing stored.</param>
    /// <exception cref="DataFileException">The file cannot be used.</exception>
    /// <exception cref="Storage.StorageException"><c>dataset.name_taken</c>, or the database failed.</exception>
    public Task<Dataset> StoreAsync(Func<BarFileOptions, BarFile> open, ImportTarget target, CancellationToken stop) =>
        places.RunAsync(
            async () =>
            {
                using var file = open(new BarFileOptions
                {
                    Timeframe = target.Timeframe,
                    LatestTime = Timestamp.From(clock.GetUtcNow()),
                    Columns = target.Columns,
                });
                var dataset = new NewDataset(target.Name, target.Instrument.Id, target.Timeframe, target.Source)
                {
                    UserId = target.UserId,
                    Quality = () => DatasetQuality.Of(file.Summary!, file.Format, target.Instrument.AssetClass).ToJson(),
                };
                return await datasets.CreateAsync(dataset, BarsOf(file, target), stop);
            },
            stop);

    // Rows that do not fill one bar of the wanted timeframe give none.
    private static IEnumerable<Bar> BarsOf(BarFile file, ImportTarget target)
    {
        var any = false;
        foreach (var bar in file.ReadToEnd())
        {
            any = true;
            yield return bar;
        }
        if (!any)
            throw new DataFileException(
                DataFileException.Empty, target.Source, null, $"its rows do not fill a single {target.Timeframe} bar");
    }
}
