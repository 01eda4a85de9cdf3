using Plimsoll.Core.Market;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Runtime.Collecting;

/// <summary>
/// A venue's market trades across a network, each with the venue's own number, which ascends by one an instrument. Its
/// lists are the truth, its stream is a hint.
/// </summary>
public interface ITradeFeed
{
    /// <summary>Trades that a full page of the history has.</summary>
    int PageLength { get; }

    /// <summary>Venue code of its instruments.</summary>
    string Code { get; }

    /// <exception cref="CollectionException">
    /// <see cref="CollectionException.UnknownInstrument"/>, <see cref="CollectionException.VenueAway"/>.
    /// </exception>
    Task CheckAsync(IReadOnlyList<InstrumentId> instruments, CancellationToken cancellationToken);

    /// <summary>
    /// What the venue tells, until cancelled: trades, every time that the line is (again) up, and what broke it. It
    /// connects anew by itself. Trades may come twice, out of order or not at all.
    /// </summary>
    IAsyncEnumerable<FeedNews> ListenAsync(
        IReadOnlyList<InstrumentId> instruments, CancellationToken cancellationToken);

    /// <summary>
    /// A page of the history, ascending, from this number or the first one after it that the venue still knows. Empty
    /// where it knows none, or does not want to tell.
    /// </summary>
    /// <exception cref="CollectionException"><see cref="CollectionException.VenueAway"/>: ask later.</exception>
    Task<IReadOnlyList<Trade>> ReadTradesAsync(
        InstrumentId instrument, long fromNumber, CancellationToken cancellationToken);
}
