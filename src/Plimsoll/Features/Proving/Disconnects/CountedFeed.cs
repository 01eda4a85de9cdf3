using System.Runtime.CompilerServices;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Collecting;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Features.Proving.Disconnects;

/// <summary>Counts how often a feed had to connect, and knows for how long it is connected.</summary>
internal sealed class CountedFeed(ITradeFeed feed, TimeProvider clock) : ITradeFeed
{
    private int _connections;
    private long _joinedAt = long.MaxValue;

    /// <summary>Zero while it is not.</summary>
    public TimeSpan ConnectedFor => Interlocked.Read(ref _joinedAt) is var at && at == long.MaxValue
        ? TimeSpan.Zero
        : clock.GetElapsedTime(at);

    public int Connections => Volatile.Read(ref _connections);

    public int PageLength => feed.PageLength;

    public string Code => feed.Code;

    public Task CheckAsync(IReadOnlyList<InstrumentId> instruments, CancellationToken cancellationToken) =>
        feed.CheckAsync(instruments, cancellationToken);

    public async IAsyncEnumerable<FeedNews> ListenAsync(
        IReadOnlyList<InstrumentId> instruments, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var news in feed.ListenAsync(instruments, cancellationToken))
        {
            Count(news);
            yield return news;
        }
    }

    public Task<IReadOnlyList<Trade>> ReadTradesAsync(
        InstrumentId instrument, long fromNumber, CancellationToken cancellationToken) =>
        feed.ReadTradesAsync(instrument, fromNumber, cancellationToken);

    private void Count(FeedNews news)
    {
        if (news is FeedNews.Joined)
        {
            Interlocked.Increment(ref _connections);
            Interlocked.Exchange(ref _joinedAt, clock.GetTimestamp());
        }
        else if (news is FeedNews.Trouble)
        {
            Interlocked.Exchange(ref _joinedAt, long.MaxValue);
        }
    }
}
