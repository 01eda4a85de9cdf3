using Plimsoll.Core.Market;

namespace Plimsoll.Storage.Backtests;

/// <summary>
/// Whose runs share seals and trials: a user's, of one strategy on an instrument and timeframe. A run over several
/// instruments belongs to the family of each.
/// </summary>
public sealed record BacktestFamily(
    Guid UserId, string Strategy, Timeframe Timeframe, IReadOnlyList<InstrumentId> Instruments)
{
    internal string[] InstrumentTexts => [.. Instruments.Select(one => one.Value)];
}
