using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;

namespace Plimsoll.Features.Bots;

/// <summary>Everything a bot compared on one bar, and what kept it from trading.</summary>
/// <param name="BarTime">Open time of the bar.</param>
/// <param name="Conditions">The comparisons that decided, in their order.</param>
/// <param name="Blocker">Stable code; absent when a signal went through.</param>
/// <param name="State">Where a rule strategy stood after the bar; absent with others.</param>
internal sealed record EvaluationView(
    Timestamp BarTime,
    IReadOnlyList<EvaluationView.ConditionView> Conditions,
    string? Blocker = null,
    string? State = null)
{
    /// <summary>Which instrument's bar; absent where there is only one.</summary>
    public string? InstrumentId { get; init; }

    /// <param name="Left">Absent while there is no value yet.</param>
    /// <param name="Right">Absent while there is no value yet.</param>
    internal sealed record ConditionView(
        string Name, Comparison Comparison, ConditionOutcome Outcome, double? Left = null, double? Right = null);

    public static EvaluationView From(Evaluation evaluation, IReadOnlyList<string> names)
    {
        var conditions = new List<ConditionView>();
        foreach (var condition in evaluation.Conditions)
            conditions.Add(new ConditionView(
                names[condition.Name],
                condition.Comparison,
                condition.Outcome,
                Known(condition.Left),
                Known(condition.Right)));
        return new EvaluationView(evaluation.BarTime, conditions, BlockerOf(evaluation), evaluation.State);
    }

    private static string BlockerOf(Evaluation evaluation) =>
        evaluation.Blocker ?? (evaluation.IsPending ? "indicator.warming_up" : "condition");

    private static double? Known(double value) => double.IsFinite(value) ? value : null;
}
