namespace Plimsoll.Storage.Markets;

/// <summary>Where the simulated market goes on; one row.</summary>
public sealed class MarketCheckpointRow
{
    public bool Singleton { get; init; }

    public long Sequence { get; init; }

    public DateTimeOffset Time { get; init; }

    /// <summary>JSON.</summary>
    public required string GeneratorState { get; init; }

    public double Acceleration { get; init; }
}
