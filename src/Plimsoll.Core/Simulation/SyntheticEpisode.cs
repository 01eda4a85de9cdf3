using Plimsoll.Core.Market;

namespace Plimsoll.Core.Simulation;

/// <summary>
/// The truth about a pump, for tests and scoring; feeds never carry it. <paramref name="Peak"/> is when the rise ends,
/// <paramref name="End"/> when the market has calmed down.
/// </summary>
public sealed record SyntheticEpisode(
    InstrumentId InstrumentId, SyntheticEpisodeKind Kind, Timestamp Start, Timestamp Peak, Timestamp End);
