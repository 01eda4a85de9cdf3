using System.Runtime.CompilerServices;
using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Collecting;

/// <summary>Reads what a stream has left out from the venue's history, page by page.</summary>
internal sealed class TradeHistory(ITradeFeed feed, TimeProvider clock)
{
    /// <summary>Between two questions to a venue that does not answer.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    // Lists of venues are seconds behind their streams: 1 + 2 + 4 seconds are more than any was seen to be.
    private const int MostLookings = 4;

    /// <summary>Everything after this number that the venue knows now.</summary>
    public async IAsyncEnumerable<IReadOnlyList<Trade>> ReadAfterAsync(
        InstrumentId instrument, long last, [EnumeratorCancellation] CancellationToken stop)
    {
        while (true)
        {
            var page = await AskAsync(instrument, last + 1, stop);
            if (page.Count == 0)
                yield break;
            yield return page;
            if (page.Count < feed.PageLength)
                yield break;
            last = page[^1].Sequence;
        }
    }

    /// <summary>
    /// Everything between these numbers; what the venue does not know after a while, or not any more, is left out.
    /// </summary>
    public async IAsyncEnumerable<IReadOnlyList<Trade>> ReadBetweenAsync(
        InstrumentId instrument, (long Last, long Next) bounds, [EnumeratorCancellation] CancellationToken stop)
    {
        var (last, next) = bounds;
        for (var (looks, pause) = (1, FirstPause); last + 1 < next; looks++)
        {
            var page = (await AskAsync(instrument, last + 1, stop)).Where(trade => trade.Sequence < next).ToArray();
            var isWhole = page.Length > 0 && page[0].Sequence == last + 1;
            if (!isWhole && looks < MostLookings)
            {
                await Task.Delay(pause, clock, stop);
                pause *= 2;
                continue;
            }

            if (page.Length == 0)
                yield break;
            yield return page;
            (last, looks, pause) = (page[^1].Sequence, 0, FirstPause);
        }
    }

    private async Task<IReadOnlyList<Trade>> AskAsync(InstrumentId instrument, long from, CancellationToken stop)
    {
        for (var pause = FirstPause; ; pause = pause < LongestPause / 2 ? pause * 2 : LongestPause)
        {
            try
            {
                return await feed.ReadTradesAsync(instrument, from, stop);
            }
            catch (CollectionException away) when (away.Code == CollectionException.VenueAway)
            {
                // Nothing after it can be told before: it is asked until it answers.
                await Task.Delay(pause, clock, stop);
            }
        }
    }
}
