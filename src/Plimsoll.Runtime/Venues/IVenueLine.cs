using Plimsoll.Core.Engine;

namespace Plimsoll.Runtime.Venues;

/// <summary>How an account's mailbox talks to its venue.</summary>
internal interface IVenueLine : IAsyncDisposable
{
    /// <summary>The account has joined its venue: from here on the line may speak first.</summary>
    void Begin();

    /// <summary>
    /// Performs an effect whose facts are durable. What the venue answers comes back into the engine: at once where the
    /// venue is in this process, through the mailbox where it is not.
    /// </summary>
    ValueTask PerformAsync(VenueEffect effect, CancellationToken cancellationToken);

    /// <summary>Hands the engine what the venue has said of its own accord.</summary>
    ValueTask TakeReportsAsync(CancellationToken cancellationToken);

    /// <summary>Shows a market event to a venue that fills from it, before the engine sees it.</summary>
    ValueTask OnMarketAsync(Markets.MarketEvent market, CancellationToken cancellationToken);
}
