using Plimsoll.Core.Market;
using Plimsoll.Runtime.Accounts;

namespace Plimsoll.Runtime.Venues;

/// <summary>Connects an account to its venue.</summary>
public interface IVenueFactory
{
    Task<IVenue> CreateAsync(
        AccountRecord account, IReadOnlyList<Instrument> instruments, IOrderNames names,
        CancellationToken cancellationToken);
}
