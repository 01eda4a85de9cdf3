using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Runtime.Venues;

/// <summary>
/// A venue across a network: every call may fail, hang or lie by silence. Its stream is a hint, its lists are the
/// truth. Calls may overlap each other.
/// </summary>
public interface IRemoteVenue : IVenue, IAsyncDisposable
{
    /// <summary>What the venue tells of its own accord, until cancelled; it connects anew by itself.</summary>
    IAsyncEnumerable<VenueNews> ListenAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Sends a stop and a target as one list of which at most one executes. Asked only where the terms say that exits go in
    /// pairs.
    /// </summary>
    Task<PairOutcome> SubmitPairAsync(ApprovedOrder stop, ApprovedOrder target, CancellationToken cancellationToken);

    /// <summary>Looks for an order by its client order id and in every list that could have it.</summary>
    /// <param name="ticket">The order.</param>
    /// <param name="cancellationToken">Cancelled: no answer.</param>
    Task<OrderSearch> SearchAsync(OrderTicket ticket, CancellationToken cancellationToken);

    /// <summary>What the venue takes from this account; instruments it does not tell about are left out.</summary>
    Task<IReadOnlyDictionary<InstrumentId, FeeSchedule>> ReadFeesAsync(CancellationToken cancellationToken);

    /// <summary>How far our clock is ahead of the venue's; negative when it is behind.</summary>
    Task<TimeSpan> MeasureClockLeadAsync(CancellationToken cancellationToken);
}
