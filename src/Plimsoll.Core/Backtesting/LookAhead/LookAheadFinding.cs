using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting.LookAhead;

/// <summary>A decision that changed although every bar up to it stayed the same: it had seen what came later.</summary>
/// <param name="Test">What was done to the later bars.</param>
/// <param name="CutAt">Open time of the first bar that was taken away or replaced.</param>
/// <param name="BarTime">Open time of the first bar that was decided otherwise; it lies before the cut.</param>
/// <param name="What">The first condition that differs, by its name; <c>signal</c> where all conditions agree.</param>
/// <param name="Whole">What it was over the whole series.</param>
/// <param name="Other">What it became.</param>
public sealed record LookAheadFinding(
    LookAheadTest Test, Timestamp CutAt, Timestamp BarTime, string What, string Whole, string Other)
{
    /// <summary>Whose bars they are; absent in older reports.</summary>
    public string? Instrument { get; init; }
}
