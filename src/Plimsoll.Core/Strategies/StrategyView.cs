using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies;

/// <summary>What a strategy may see beside its indicators: the final bar and the open trade.</summary>
/// <param name="Bar">The bar that just became final.</param>
/// <param name="Trade">The open trade of the instrument; null when flat.</param>
/// <param name="HasWorkingEntry">An entry of this run waits for approval or a fill.</param>
public readonly record struct StrategyView(Bar Bar, OpenTrade? Trade, bool HasWorkingEntry)
{
    /// <summary>Of a run that has nothing open and nothing in the air.</summary>
    internal StrategyView(in Bar bar, RunEnd lastEnd, KnownFacts known)
        : this(bar, null, false) => (LastEnd, Known) = (lastEnd, known);

    /// <summary>How the run's last attempt to trade ended.</summary>
    public RunEnd LastEnd { get; init; }

    /// <summary>What was known of the instrument before the bar ended; null where nobody follows it.</summary>
    public KnownFacts? Known { get; init; }

    /// <summary>A close of the open trade waits for approval or a fill.</summary>
    public bool HasWorkingExit { get; init; }

    /// <summary>That exit waits, for a person or at a limit, and is not on its way at market.</summary>
    public bool IsExitWaiting { get; init; }

    /// <summary>Side of the entry that waits; null when none does.</summary>
    public PositionSide? EntrySide { get; init; }

    /// <summary>Rule strategies of other runs on the account that are in a trade or on their way into one.</summary>
    public int SlotsTaken { get; init; }

    /// <summary>Another run of the same strategy is one of them.</summary>
    public bool IsSlotTaken { get; init; }

    /// <summary>The open trade belongs to another run.</summary>
    public bool IsLocked { get; init; }

    /// <summary>Side of the open trade; null when flat.</summary>
    public PositionSide? OpenSide => Trade?.Side;
}
