using System.Security.Cryptography;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Data;
using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Features.Data;

/// <summary>
/// Stores the trades of a file as a finished session. Nobody sees a part of it: an import that fails leaves nothing, and
/// one that died with the program goes on where it was when the same file comes again, because each trade is kept once.
/// </summary>
internal sealed class TradesImport(ITickStore store, ImportPlaces places, TimeProvider clock)
{
    private const int PerAppend = 8 * TickSegment.MaxRows;

    // Of any file: nobody reads more of them.
    private const int MostRejects = 100_000;

    /// <param name="content">The file; it is closed here.</param>
    /// <param name="target">What becomes of it.</param>
    /// <param name="rejected">Told of each row that is left out.</param>
    /// <param name="stop">Ends the work with nothing stored.</param>
    /// <exception cref="DataFileException">The file cannot be used, or too many of its rows.</exception>
    /// <exception cref="TickStoreException"><c>session.name_taken</c>.</exception>
    public Task<TradesImported> StoreAsync(
        FileStream content, TradesTarget target, Action<RejectedRow> rejected, CancellationToken stop) =>
        places.RunAsync(
            async () =>
            {
                await using (content)
                {
                    var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, stop));
                    content.Position = 0;
                    var session = await BeginAsync(target, hash, stop);
                    return session.Status == TickSessionStatus.Active
                        ? await FillAsync(session, content, new Rejects(target, rejected), stop)
                        : new TradesImported(session, 0, IsRepeated: true);
                }
            },
            stop);

    private async Task<TickSession> BeginAsync(TradesTarget target, string hash, CancellationToken stop)
    {
        var found = await store.FindAsync(target.UserId, target.Name, stop);
        return found is { Status: TickSessionStatus.Active or TickSessionStatus.Completed }
            && found.UserId == target.UserId && found.SourceHash == hash
            && found.Instruments.SequenceEqual([target.InstrumentId]) ? found : await store.CreateAsync(
            new NewTickSession
            {
                UserId = target.UserId,
                Name = target.Name,
                Kind = TickSessionKind.Import,
                Instruments = [target.InstrumentId],
                Source = target.Source,
                SourceHash = hash,
            },
            stop);
    }

    private async Task<TradesImported> FillAsync(
        TickSession session, FileStream content, Rejects rejects, CancellationToken stop)
    {
        try
        {
            await AppendAsync(new TickSeries(session.Id, session.Instruments[0]), content, rejects, stop);
            var ended = await store.EndAsync(session.Id, new(TickSessionStatus.Completed), stop);
            return new TradesImported(ended, rejects.Count, IsRepeated: false);
        }
        catch
        {
            await store.DiscardAsync(session.Id, CancellationToken.None);
            throw;
        }
    }

    private async Task AppendAsync(TickSeries series, FileStream content, Rejects rejects, CancellationToken stop)
    {
        using var file = TradeFile.Open(content, rejects.File, new TradeFileOptions
        {
            LatestTime = Timestamp.From(clock.GetUtcNow()),
            Rejected = rejects.Add,
        });
        var (batch, filled, rows) = (new TradeTick[PerAppend], 0, 0L);
        while (file.TryRead(out var trade))
        {
            batch[filled++] = new TradeTick(trade, file.LastId);
            rows++;
            if (filled < batch.Length)
                continue;
            await store.AppendAsync(series, batch, stop);
            filled = 0;
        }

        rejects.Judge(rows);
        await store.AppendAsync(series, batch.AsMemory(0, filled), stop);
    }

    private sealed class Rejects(TradesTarget target, Action<RejectedRow> tell)
    {
        private RejectedRow? _first;

        public string File => target.Source;

        public long Count { get; private set; }

        public void Add(RejectedRow row)
        {
            _first ??= row;
            tell(row);
            if (++Count > MostRejects)
                throw TooMany($"more than {MostRejects} rows cannot be used");
        }

        public void Judge(long rows)
        {
            if (rows == 0 || Count > target.MaxRejectFraction * (rows + Count))
                throw TooMany($"{Count} of {rows + Count} rows cannot be used");
        }

        private DataFileException TooMany(string what) => new(
            DataFileException.TooManyErrors, File, _first!.Line,
            FormattableString.Invariant($"{what}, and {target.MaxRejectFraction * 100:0.##} % may be wrong; ")
            + $"this is the first: {_first.Reason}");
    }
}
