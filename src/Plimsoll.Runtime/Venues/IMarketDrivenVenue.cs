using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Runtime.Venues;

/// <summary>
/// A venue that fills from market events the account hands it (simulation, internal paper), so that fills come before
/// the event reaches the strategy, exactly as in a backtest.
/// </summary>
public interface IMarketDrivenVenue : IVenue
{
    /// <summary>
    /// Says where an account continues after a restart, which may lie before the venue's own place: what the venue
    /// reported at later events is told again when those events pass again, so that the account meets everything in
    /// the order it happened. Before <see cref="IVenue.ReadBooksAsync"/>.
    /// </summary>
    /// <param name="marketSequence">No event up to this one will pass again.</param>
    void ContinueFrom(long marketSequence);

    /// <summary>Reports since the last call, in the venue's order.</summary>
    ValueTask<IReadOnlyList<OrderReport>> TakeReportsAsync(CancellationToken cancellationToken);

    ValueTask OnMarketAsync(MarketEvent market, CancellationToken cancellationToken);
}
