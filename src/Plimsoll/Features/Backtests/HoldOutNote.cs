using Plimsoll.Core.Backtesting.Reporting;

namespace Plimsoll.Features.Backtests;

/// <summary>What a report says about data that are held out.</summary>
internal static class HoldOutNote
{
    /// <summary>A last test is made once; whoever reads the same again chooses by it.</summary>
    public static string StateOf(int openings) => openings switch
    {
        0 => "sealed",
        1 => "opened",
        _ => "burnt",
    };

    /// <summary>What a report says about it; null where nothing is held out.</summary>
    public static Assumption? Of(BacktestPlan plan)
    {
        if (plan is { OpenedFrom: { } opened, Openings: { } number })
            return new(
                "Hold-out", StateOf(number),
                $"Read from {opened} on, as opening {number} of this family: {plan.OpeningReason}.");
        if (plan.SealedFrom is not { } from)
            return null;
        var share = $"the last {Figures.Exact(plan.HoldOut * 100)} %";
        return plan.Openings is { } before
            ? new("Hold-out", $"{StateOf(before)}, {share}", $"Nothing from {from} on was read: {LeftAfter(before)}.")
            : new("Hold-out", share, $"Nothing from {from} on was read: it is left for a last test.");
    }

    /// <summary>Null unless a run reads what another has read before it.</summary>
    public static Finding? Warning(BacktestPlan plan) => plan is { OpenedFrom: not null, Openings: > 1 and var number }
        ? new("hold_out_burnt", $"What is held out of this family was read {number} times: this is no last test any more.")
        : null;

    private static string LeftAfter(int openings) => openings switch
    {
        0 => "it is left for a last test",
        1 => "it was opened once, and the last test has been made",
        _ => $"it was opened {openings} times, and no last test is left",
    };
}
