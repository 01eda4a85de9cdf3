namespace Plimsoll.Core.Simulation;

/// <summary>A checkpoint of a synthetic market; plain numbers and lists, so it survives any serializer.</summary>
public sealed record SyntheticMarketState
{
    /// <summary>Seed of the options it belongs to.</summary>
    public required ulong Seed { get; init; }

    public required long NextSecondMicros { get; init; }

    /// <summary>Trades handed out so far.</summary>
    public required long Count { get; init; }

    public required IReadOnlyList<ulong> CommonRandom { get; init; }

    public required IReadOnlyList<SyntheticTapeState> Instruments { get; init; }

    public required IReadOnlyList<SyntheticPendingTrade> Pending { get; init; }
}
