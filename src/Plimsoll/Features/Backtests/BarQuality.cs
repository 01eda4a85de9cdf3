using Plimsoll.Failures;

namespace Plimsoll.Features.Backtests;

/// <summary>Bars of quality D show a market that was not: a run over them has to be wished for.</summary>
internal static class BarQuality
{
    /// <param name="plan">Says whether it is wished.</param>
    /// <param name="grade">Of the bars; null where they have none, as in markets that close.</param>
    public static PlimsollException? Problem(BacktestPlan plan, string? grade) =>
        grade != "D" || plan.AcceptsLowQuality
            ? null
            : new PlimsollException(
                FailureKind.StateConflict,
                "backtest.low_quality",
                "The bars have quality D: more than 5 % of them are missing. Accept low quality to run on them.");
}
