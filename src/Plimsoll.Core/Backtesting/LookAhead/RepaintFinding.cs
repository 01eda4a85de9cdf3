using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting.LookAhead;

/// <summary>A value of an indicator that changed although the bars up to it did not.</summary>
/// <param name="Field">Output of the indicator.</param>
/// <param name="IsOfEnd">True: the series ended earlier. False: it began later, and its warm-up was long over.</param>
/// <param name="At">Open time of the first bar that was taken away, or of the later first one.</param>
/// <param name="BarTime">The first bar whose value changed.</param>
/// <param name="Whole">Over the whole series; null where there is none.</param>
/// <param name="Other">What it became.</param>
public sealed record RepaintFinding(
    string Field, bool IsOfEnd, Timestamp At, Timestamp BarTime, double? Whole, double? Other);
