using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Venues;

namespace Plimsoll.Venues;

/// <summary>The venues that this program can reach.</summary>
public sealed class VenueDirectory : IVenueDirectory
{
    public IReadOnlyList<InstalledVenue> Venues { get; } =
        [new("sim", "Simulation", NeedsKey: false, ExecutionMode.Simulation)];

    public Task<KeyRights> AskRightsAsync(string venueCode, VenueKey key, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"venue.not_available: no key of {venueCode} can be asked about");
}
