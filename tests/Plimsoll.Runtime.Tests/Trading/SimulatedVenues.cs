using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Venues;
using Plimsoll.Venues;

namespace Plimsoll.Runtime.Tests.Trading;

/// <summary>Connects accounts of the simulated market.</summary>
internal static class SimulatedVenues
{
    public static IVenueFactory Of(ISimulatedVenueStore store) => new VenueFactory(
        store, new NoKeys(), new InstalledVenues(new VenueOptions(), TimeProvider.System), TimeProvider.System);

    private sealed class NoKeys : IVenueKeyStore
    {
        public Task<VenueKey?> FindAsync(AccountId account, CancellationToken cancellationToken) =>
            Task.FromResult<VenueKey?>(null);
    }
}
