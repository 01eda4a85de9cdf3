using Plimsoll.Core.Simulation;
using Plimsoll.Failures;

namespace Plimsoll.Features.Backtests;

/// <summary>The part of the synthetic market that a plan asks for.</summary>
internal static class SyntheticSpan
{
    // A month shows a strategy at work and is made in a second.
    private static readonly TimeSpan DefaultLength = TimeSpan.FromDays(30);

    public static SyntheticRange Of(BacktestPlan plan, SyntheticMarketOptions market)
    {
        var from = plan.From ?? market.Start;
        return new SyntheticRange(from, plan.To ?? from + DefaultLength);
    }

    /// <summary>Null when the market can be made; known before any work, so that it is refused instead of queued.</summary>
    public static PlimsollException? Problem(BacktestPlan plan, SyntheticMarketOptions market)
    {
        var range = Of(plan, market);
        if (range.From < market.Start || range.To <= range.From)
            return new PlimsollException(
                FailureKind.StateConflict, "backtest.no_data", $"The synthetic market begins at {market.Start}.");
        // It is made from its start and minute by minute, whatever the timeframe and wherever the range begins.
        return (range.To.Micros - market.Start.Micros) / TimeSpan.MicrosecondsPerMinute > BacktestRun.MostBars
            ? BacktestRun.TooLarge()
            : null;
    }
}
