using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies;

/// <summary>What a strategy may see beside its indicators: the final bar and the open trade.</summary>
/// <param name="Bar">The bar that just became final.</param>
/// <param name="Trade">The open trade of the instrument; null when flat.</param>
/// <param name="HasWorkingEntry">An entry of this run waits for approval or a fill.</param>
public readonly record struct StrategyView(Bar Bar, OpenTrade? Trade, bool HasWorkingEntry)
{
    /// <summary>How the run's last attempt to trade ended.</summary>
    public RunEnd LastEnd { get; init; }

    /// <summary>A close of the open trade waits for approval or a fill.</summary>
    public bool HasWorkingExit { get; init; }

    /// <summary>The open trade belongs to another run.</summary>
    public bool IsLocked { get; init; }

    /// <summary>Side of the open trade; null when flat.</summary>
    public PositionSide? OpenSide => Trade?.Side;
}
