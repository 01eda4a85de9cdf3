using Plimsoll.Core.Indicators;
using Plimsoll.Core.Indicators.Windows;

namespace Plimsoll.Core.Strategies.Rules;

/// <summary>One condition at work.</summary>
internal sealed class RuleComparison
{
    // Two doubles that a person would call equal.
    private const double Tolerance = 1e-9;

    private readonly int _name;
    private readonly Comparison _comparison;
    private readonly Source _left;
    private readonly Source _right;
    private readonly double _upper;
    private double _lastLeft = double.NaN;
    private double _lastRight = double.NaN;

    public RuleComparison(RuleNode.Condition condition, int name, IndicatorHub hub)
    {
        _name = name;
        _comparison = condition.Comparison;
        _left = Source.Of(condition.Left, hub);
        _right = Source.Of(condition.Right, hub);
        _upper = condition.Upper?.Value ?? double.NaN;
    }

    public ConditionOutcome Evaluate(ReadOnlySpan<double> own, Evaluation evaluation)
    {
        var (left, right) = (_left.Read(own), _right.Read(own));
        var outcome = double.IsFinite(left) && double.IsFinite(right) ? Compare(left, right) : Undefined(left, right);
        (_lastLeft, _lastRight) = (left, right);
        // A range shows the bound that counts: the lower one unless the value is above the upper one.
        var shown = _comparison == Comparison.Between && left > _upper ? _upper : right;
        evaluation.Record(new Condition(_name, left, _comparison, shown, outcome));
        return outcome;
    }

    private ConditionOutcome Compare(double left, double right) => _comparison switch
    {
        Comparison.Above => Of(left > right),
        Comparison.Below => Of(left < right),
        Comparison.AtLeast => Of(left >= right),
        Comparison.AtMost => Of(left <= right),
        Comparison.Equal => Of(Math.Abs(left - right) <= Tolerance * Math.Max(Math.Abs(left), Math.Abs(right))),
        Comparison.Between => Of(left >= right && left <= _upper),
        Comparison.CrossesAbove => Cross(_lastLeft <= _lastRight && left > right),
        Comparison.CrossesBelow => Cross(_lastLeft >= _lastRight && left < right),
        _ => throw new InvalidOperationException($"no rule compares by {_comparison}"),
    };

    private static ConditionOutcome Undefined(double left, double right) =>
        double.IsNaN(left) || double.IsNaN(right) ? ConditionOutcome.Pending : ConditionOutcome.Error;

    private ConditionOutcome Cross(bool hasCrossed) =>
        double.IsNaN(_lastLeft) || double.IsNaN(_lastRight) ? ConditionOutcome.Pending : Of(hasCrossed);

    private static ConditionOutcome Of(bool isMet) => isMet ? ConditionOutcome.True : ConditionOutcome.False;

    private readonly struct Source(Indicator? indicator, WindowIndicator? window, int index, double constant)
    {
        private const int None = -1;

        public static Source Of(RuleOperand operand, IndicatorHub hub) => operand switch
        {
            RuleOperand.Output { Spec.Kind.IsOverWindows: true } output =>
                new(null, hub.Window(output.Spec), None, double.NaN),
            RuleOperand.Output output => new(hub.Get(output.Spec), null, output.Field.Index, double.NaN),
            RuleOperand.Own own => new(null, null, (int)own.Value, double.NaN),
            RuleOperand.Constant value => new(null, null, None, value.Value),
            _ => throw new InvalidOperationException($"no rule reads {operand.GetType().Name}"),
        };

        public double Read(ReadOnlySpan<double> own) =>
            indicator is not null ? indicator[index]
            : window is not null ? window.Value
            : index >= 0 ? own[index]
            : constant;
    }
}
