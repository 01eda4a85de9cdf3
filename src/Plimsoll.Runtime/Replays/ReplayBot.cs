using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Trading;

namespace Plimsoll.Runtime.Replays;

/// <summary>A strategy that trades in a replay; it sees its first bar when the replay does.</summary>
public sealed record ReplayBot
{
    public required StrategyDefinition Strategy { get; init; }

    /// <summary>Every parameter, defaults included.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    public required InstrumentId InstrumentId { get; init; }

    public required Timeframe Timeframe { get; init; }

    public required SizingRule Sizing { get; init; }

    public decimal Leverage { get; init; } = 1m;
}
