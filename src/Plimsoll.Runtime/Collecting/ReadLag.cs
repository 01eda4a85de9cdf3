using Plimsoll.Core.Market;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Runtime.Collecting;

/// <summary>
/// How long after its stream has told a trade a venue's list of trades knows it. Nothing is sent: the public tape is
/// watched. Lists of orders are other lists; one that lags here shows that the venue reads from copies.
/// </summary>
public sealed class ReadLag(ITradeFeed feed, TimeProvider time)
{
    private const int Samples = 3;

    // Each question has a price at the venue; a list that takes longer is not worth more of them.
    private const int MostQuestions = 20;

    // As fine as an exit in doubt could use it.
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    // The busiest market trades every moment; a quiet one tells nothing.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>The longest of some; null where nothing was traded, or the list never knew it.</summary>
    /// <exception cref="CollectionException">The venue does not answer.</exception>
    public async Task<TimeSpan?> MeasureAsync(InstrumentId instrument, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        var (longest, samples) = ((TimeSpan?)null, 0);
        try
        {
            await foreach (var news in feed.ListenAsync([instrument], either.Token))
            {
                if (news is FeedNews.Trouble trouble)
                    throw new CollectionException(CollectionException.VenueAway, trouble.Text);
                if (news is not FeedNews.Traded traded)
                    continue;
                if (await AskAsync(instrument, traded.Trade.Sequence, either.Token) is not { } lag)
                    return null;
                longest = longest > lag ? longest : lag;
                if (++samples == Samples)
                    break;
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The market was too quiet for more.
            return longest;
        }

        return longest;
    }

    /// <summary>From the trade's word to the first question that the list answers with it.</summary>
    private async Task<TimeSpan?> AskAsync(InstrumentId instrument, long number, CancellationToken stop)
    {
        var told = time.GetTimestamp();
        for (var question = 0; question < MostQuestions; question++)
        {
            var lag = time.GetElapsedTime(told);
            if ((await feed.ReadTradesAsync(instrument, number, stop)).Any(trade => trade.Sequence == number))
                return lag;
            await Task.Delay(Pace, time, stop);
        }

        return null;
    }
}
