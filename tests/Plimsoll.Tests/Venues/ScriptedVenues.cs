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
        new("far", "Far", NeedsKey: true, ExecutionMode.Live),
    ];

    /// <summary>What it answers next; throws what it throws.</summary>
    public Func<VenueKey, KeyRights> Answer { get; set; } = _ => Trading;

    public VenueStanding Standing { get; set; } = new(TimeSpan.Zero, 5_000m);

    /// <summary>The key it was asked about last.</summary>
    public VenueKey? Asked { get; private set; }

    public Task<KeyRights> AskRightsAsync(string venueCode, VenueKey key, CancellationToken cancellationToken)
    {
        if (Venues.All(venue => venue.Code != venueCode))
            throw new NotSupportedException("venue.not_available");
        Asked = key;
        return Task.FromResult(Answer(key));
    }

    public VenueMeasure Measure { get; set; } = new(TimeSpan.Zero, TimeSpan.FromMilliseconds(20), 5, 2_400);

    public Task<VenueMeasure> MeasureAsync(string venueCode, CancellationToken cancellationToken) =>
        Task.FromResult(Measure);

    /// <summary>How long its lists lag; null: the market is too quiet to tell.</summary>
    public TimeSpan? Lag { get; set; } = TimeSpan.Zero;

    public Task<TimeSpan?> MeasureReadLagAsync(string venueCode, CancellationToken cancellationToken) =>
        Task.FromResult(Lag);

    public Task<VenueStanding> AskStandingAsync(
        (string VenueCode, VenueKey Key, string Currency) account, CancellationToken cancellationToken) =>
        Task.FromResult(Standing);
}
