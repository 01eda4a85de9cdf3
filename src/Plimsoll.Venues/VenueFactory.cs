using Plimsoll.Core.Market;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Venues;
using Plimsoll.Venues.Simulation;

namespace Plimsoll.Venues;

/// <summary>The venues that are installed; adding one is its folder and a line here.</summary>
public sealed class VenueFactory(ISimulatedVenueStore simulatedVenues) : IVenueFactory
{
    /// <exception cref="NotSupportedException">No such venue is installed.</exception>
    public async Task<IVenue> CreateAsync(
        AccountRecord account, IReadOnlyList<Instrument> instruments, IOrderNames names,
        CancellationToken cancellationToken) =>
        account.VenueCode switch
        {
            "sim" => await SimulationVenue.OpenAsync(account, instruments, simulatedVenues, cancellationToken),
            _ => throw new NotSupportedException($"venue.not_available: {account.VenueCode} is not installed"),
        };
}
