using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Runtime.Venues;

/// <summary>
/// A place that takes orders for one account. It takes nothing but an <see cref="ApprovedOrder"/>; cancels need no
/// approval. What happens to an order later comes in reports.
/// </summary>
public interface IVenue
{
    /// <summary>Stable code: <c>sim</c>, <c>paper</c>, <c>binance</c> …</summary>
    string Code { get; }

    VenueTerms Terms { get; }

    Task<SubmitOutcome> SubmitAsync(ApprovedOrder order, CancellationToken cancellationToken);

    /// <summary>Asks for a cancel; may be repeated. Whether it happened comes as a report.</summary>
    Task CancelAsync(OrderTicket ticket, CancellationToken cancellationToken);

    /// <summary>Everything needed to compare the books at start, every minute and on every doubt.</summary>
    /// <exception cref="Exception">A list could not be read: half of the books are no books.</exception>
    Task<VenueBooks> ReadBooksAsync(CancellationToken cancellationToken);

    Task<FlatProof> ProveFlatAsync(CancellationToken cancellationToken);
}
