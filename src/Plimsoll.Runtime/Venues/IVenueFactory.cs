using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;

namespace Plimsoll.Runtime.Venues;

/// <summary>Connects an account to its venue.</summary>
public interface IVenueFactory
{
    /// <summary>What a venue declares, known before anybody is connected to it.</summary>
    VenueTerms TermsOf(string venueCode);

    Task<IVenue> CreateAsync(
        AccountRecord account, IReadOnlyList<Instrument> instruments, IOrderNames names,
        CancellationToken cancellationToken);
}
