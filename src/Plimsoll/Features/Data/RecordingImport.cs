using Plimsoll.Core.Market;
using Plimsoll.Runtime.Data;
using Plimsoll.Storage.Datasets;

namespace Plimsoll.Features.Data;

/// <summary>Stores the funding rates or notices of a file: all of them, or nothing when a single line is wrong.</summary>
internal sealed class RecordingImport(RecordingStore recordings, ImportPlaces places, TimeProvider clock)
{
    /// <param name="content">The file; it is closed here.</param>
    /// <param name="target">What becomes of it.</param>
    /// <param name="stop">Ends the work with nothing stored.</param>
    /// <exception cref="DataFileException">The file cannot be used.</exception>
    /// <exception cref="Storage.StorageException"><c>recording.name_taken</c>, or the database failed.</exception>
    public Task<Recording> StoreAsync(Stream content, RecordingTarget target, CancellationToken stop) =>
        places.RunAsync(
            () =>
            {
                var (recording, text) = Read(content, target);
                return recordings.CreateAsync(recording, text, stop);
            },
            stop);

    private (Recording Recording, byte[] Text) Read(Stream content, RecordingTarget target)
    {
        var now = Timestamp.From(clock.GetUtcNow());
        if (target.Kind == RecordingKind.Funding)
        {
            var funding = FundingFile.Read(content, target.Source, now);
            var span = (funding.Rates[0].Time, funding.Rates[^1].Time);
            return (Row(target, span, funding.Rates.Count, funding.Sha256!), FundingFile.Write(funding));
        }

        var read = NoticeFile.Read(content, target.Source, now);
        return (
            Row(target, (read.Notices[0].KnownAt, read.Notices[^1].KnownAt), read.Notices.Count, read.Sha256!),
            NoticeFile.Write(read));
    }

    private static Recording Row(
        RecordingTarget target, (Timestamp First, Timestamp Last) span, int rows, string sha256) => new()
        {
            UserId = target.UserId,
            Name = target.Name,
            Kind = target.Kind,
            InstrumentId = target.InstrumentId,
            Source = target.Source,
            FirstTime = span.First,
            LastTime = span.Last,
            Rows = rows,
            Sha256 = sha256,
        };
}
