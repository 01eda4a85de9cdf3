namespace Plimsoll.Core.Backtesting.LookAhead;

/// <summary>What was done to the bars after the cut.</summary>
public enum LookAheadTest
{
    /// <summary>They were taken away.</summary>
    Cut,

    /// <summary>They were replaced by others.</summary>
    Perturbed,
}
