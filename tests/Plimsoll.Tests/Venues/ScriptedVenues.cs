using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Venues;

namespace Plimsoll.Tests.Venues;

/// <summary>Venues whose word on a key is what a test says.</summary>
public sealed class ScriptedVenues : IVenueDirectory
{
    public static readonly KeyRights Trading = new(true, true, false, true, null);

    public IReadOnlyList<InstalledVenue> Venues { get; } =
    [
        new("sim", "Simulation", NeedsKey: false, ExecutionMode.Simulation),
        new("far-testnet", "Far test net", NeedsKey: true, ExecutionMode.Paper),
    ];

    /// <summary>What it answers next; throws what it throws.</summary>
    public Func<VenueKey, KeyRights> Answer { get; set; } = _ => Trading;

    /// <summary>The key it was asked about last.</summary>
    public VenueKey? Asked { get; private set; }

    public Task<KeyRights> AskRightsAsync(string venueCode, VenueKey key, CancellationToken cancellationToken)
    {
        if (Venues.All(venue => venue.Code != venueCode))
            throw new NotSupportedException("venue.not_available");
        Asked = key;
        return Task.FromResult(Answer(key));
    }
}
