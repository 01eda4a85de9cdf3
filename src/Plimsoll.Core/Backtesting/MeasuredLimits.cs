namespace Plimsoll.Core.Backtesting;

/// <summary>Under which limits the engine is measured.</summary>
public enum MeasuredLimits
{
    /// <summary>Those of every account: after five losses in a row most bars only look for signals.</summary>
    Hard,

    /// <summary>None binds, so that the run trades all the way through; exists for measuring only.</summary>
    None,
}
