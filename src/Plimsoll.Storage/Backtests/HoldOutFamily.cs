using Plimsoll.Core.Market;

namespace Plimsoll.Storage.Backtests;

/// <summary>Whose runs share a seal: a run over several instruments belongs to the family of each.</summary>
public sealed record HoldOutFamily(
    Guid UserId, string Strategy, Timeframe Timeframe, IReadOnlyList<InstrumentId> Instruments);
