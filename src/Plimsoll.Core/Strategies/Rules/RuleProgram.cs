using Plimsoll.Core.Indicators;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies.Rules;

/// <summary>
/// A document's conditions bound to a hub's indicators. Every condition is compared on every bar, whatever its
/// neighbors say: that is the truth table, and crossings remember the bar before. Allocates nothing.
/// </summary>
internal sealed class RuleProgram
{
    private readonly Gates[] _sections;

    public RuleProgram(RuleDocument document, IndicatorHub hub)
    {
        var names = new List<string>();
        var conditions = new List<RuleNode.Condition>();
        _sections = new Gates[Enum.GetValues<RuleSection>().Length];
        foreach (var section in Enum.GetValues<RuleSection>())
        {
            var sides = document[section];
            var first = Bind(sides.First, sides.IsSplit ? SectionOf(section, PositionSide.Long) : RuleWords.Of(section));
            _sections[(int)section] = new Gates(
                first, sides.ForShort is { } own ? Bind(own, SectionOf(section, PositionSide.Short)) : null);
        }

        Names = names;
        Conditions = conditions;
        WarmupBars = Math.Max(
            conditions.Select(BarsFor).DefaultIfEmpty().Max(), document.Entry.Scale?.Risk.Spec.WarmupBars ?? 0);

        Gate Bind(RuleNode.Group group, string name)
        {
            var index = names.Count;
            foreach (var condition in group.Conditions)
            {
                names.Add($"{name}: {condition}");
                conditions.Add(condition);
            }

            return new Gate(group, ref index, hub);
        }
    }

    /// <summary>What each comparison is called, in the order of the sections.</summary>
    public IReadOnlyList<string> Names { get; }

    public IReadOnlyList<RuleNode.Condition> Conditions { get; }

    /// <summary>Bars after which every condition on bars has an answer.</summary>
    public int WarmupBars { get; }

    /// <summary>What the conditions of one side of a section are called.</summary>
    public static string SectionOf(RuleSection section, PositionSide side) =>
        $"{RuleWords.Of(section)}.{RuleWords.Of(side)}";

    /// <summary>Compares one section's conditions once for this bar.</summary>
    /// <param name="section">Which.</param>
    /// <param name="own">A value for each of <see cref="OwnValue"/>; NaN where there is none.</param>
    /// <param name="evaluation">Takes every comparison.</param>
    /// <returns>Never an error: that counts as pending, since only true acts.</returns>
    public RuleTruth Evaluate(RuleSection section, ReadOnlySpan<double> own, Evaluation evaluation) =>
        _sections[(int)section].Evaluate(own, evaluation);

    /// <summary>Whether a comparison of the section failed on the last bar.</summary>
    public bool HasFailed(RuleSection section) => _sections[(int)section].HasFailed;

    private static int BarsFor(RuleNode.Condition condition)
    {
        // Windows are warm by time: to a bar they have an answer, or none yet.
        var bars = condition.Operands.Max(
            operand => operand is RuleOperand.Output output ? Math.Max(1, output.Spec.WarmupBars) : 1);
        return condition.Comparison is Comparison.CrossesAbove or Comparison.CrossesBelow ? bars + 1 : bars;
    }

    private sealed class Gates(Gate first, Gate? forShort)
    {
        public bool HasFailed => first.HasFailed || forShort is { HasFailed: true };

        public RuleTruth Evaluate(ReadOnlySpan<double> own, Evaluation evaluation)
        {
            var outcome = first.Evaluate(own, evaluation);
            return new RuleTruth(outcome, forShort?.Evaluate(own, evaluation) ?? outcome);
        }
    }

    private sealed class Gate
    {
        private readonly bool _isAny;
        private readonly RuleComparison?[] _conditions;
        private readonly Gate?[] _groups;

        public Gate(RuleNode.Group group, ref int name, IndicatorHub hub)
        {
            _isAny = group.Logic == RuleLogic.Any;
            _conditions = new RuleComparison?[group.Nodes.Count];
            _groups = new Gate?[group.Nodes.Count];
            for (var index = 0; index < group.Nodes.Count; index++)
                if (group.Nodes[index] is RuleNode.Condition condition)
                    _conditions[index] = new RuleComparison(condition, name++, hub);
                else
                    _groups[index] = new Gate((RuleNode.Group)group.Nodes[index], ref name, hub);
        }

        public bool HasFailed { get; private set; }

        public ConditionOutcome Evaluate(ReadOnlySpan<double> own, Evaluation evaluation)
        {
            var (isDecided, isPending) = (false, false);
            HasFailed = false;
            var decisive = _isAny ? ConditionOutcome.True : ConditionOutcome.False;
            for (var index = 0; index < _conditions.Length; index++)
            {
                var outcome = _conditions[index] is { } condition
                    ? condition.Evaluate(own, evaluation)
                    : Nested(_groups[index]!, own, evaluation);
                isDecided |= outcome == decisive;
                isPending |= outcome is ConditionOutcome.Pending or ConditionOutcome.Error;
                HasFailed |= outcome == ConditionOutcome.Error;
            }

            // Nothing in it: nothing that could be true.
            if (_conditions.Length == 0)
                return ConditionOutcome.False;
            return isDecided ? decisive
                : isPending ? ConditionOutcome.Pending
                : _isAny ? ConditionOutcome.False
                : ConditionOutcome.True;
        }

        private ConditionOutcome Nested(Gate group, ReadOnlySpan<double> own, Evaluation evaluation)
        {
            var outcome = group.Evaluate(own, evaluation);
            HasFailed |= group.HasFailed;
            return outcome;
        }
    }
}
