using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies;

/// <summary>What a strategy may see beside its indicators: the final bar and the open trade.</summary>
/// <param name="Bar">The bar that just became final.</param>
/// <param name="Trade">The open trade of the instrument; null when flat.</param>
/// <param name="HasWorkingEntry">An entry of this run waits for approval or a fill.</param>
public readonly record struct StrategyView(Bar Bar, OpenTrade? Trade, bool HasWorkingEntry)
{
    /// <summary>Side of the open trade; null when flat.</summary>
    public PositionSide? OpenSide => Trade?.Side;
}
