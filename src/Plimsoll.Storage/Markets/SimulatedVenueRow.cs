namespace Plimsoll.Storage.Markets;

/// <summary>Books of one account's simulated venue.</summary>
public sealed class SimulatedVenueRow
{
    public Guid AccountId { get; init; }

    public long MarketSequence { get; init; }

    /// <summary>JSON.</summary>
    public required string Payload { get; init; }
}
