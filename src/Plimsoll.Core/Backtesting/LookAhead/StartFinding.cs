using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting.LookAhead;

/// <summary>
/// A decision, long after the warm-up, that depends on where the series began. It is no look-ahead: zones or totals
/// from before are remembered. But a run that begins elsewhere will decide otherwise.
/// </summary>
/// <param name="From">Open time of the later first bar.</param>
/// <param name="BarTime">The first bar after the warm-up that was decided otherwise.</param>
/// <param name="What">The first condition that differs, by its name; <c>signal</c> where all conditions agree.</param>
/// <param name="Early">What it was with the earlier start.</param>
/// <param name="Late">What it became.</param>
public sealed record StartFinding(Timestamp From, Timestamp BarTime, string What, string Early, string Late)
{
    public string Sentence() =>
        $"Begun at {From}, the bar of {BarTime} is decided otherwise: {What} is {Late} instead of {Early}.";
}
