using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies;

/// <summary>What a strategy may see beside its indicators: the final bar and its own position.</summary>
/// <param name="Bar">The bar that just became final.</param>
/// <param name="OpenSide">Side of the run's open position; null when flat.</param>
/// <param name="HasWorkingEntry">An entry of this run waits for approval or a fill.</param>
public readonly record struct StrategyView(Bar Bar, PositionSide? OpenSide, bool HasWorkingEntry);
