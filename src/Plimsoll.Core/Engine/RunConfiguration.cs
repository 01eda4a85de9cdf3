using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>Everything that makes a strategy run what it is; recorded when it starts.</summary>
public sealed record RunConfiguration
{
    public required RunId Id { get; init; }

    /// <summary>The bot this is a run of; empty in a backtest.</summary>
    public Guid BotId { get; init; }

    public required string Name { get; init; }

    public required string StrategyName { get; init; }

    public required int StrategyVersion { get; init; }

    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    public required InstrumentId InstrumentId { get; init; }

    public required Timeframe Timeframe { get; init; }

    public required SizingRule Sizing { get; init; }

    public required RunBudget Budget { get; init; }

    /// <summary>Open time of the first bar the strategy was fed; a restart feeds from the same bar.</summary>
    public Timestamp FirstBar { get; init; }
}
