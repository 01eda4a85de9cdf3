using System.Globalization;
using Plimsoll.Core.Indicators;

namespace Plimsoll.Core.Strategies.Rules;

/// <summary>One side of a condition.</summary>
public abstract record RuleOperand
{
    private RuleOperand()
    {
    }

    /// <summary>A field of an indicator on the run's bars.</summary>
    public sealed record Output(IndicatorSpec Spec, IndicatorField Field) : RuleOperand
    {
        /// <summary>The saved variant that the spec was read from; null where it stands in the document.</summary>
        public string? VariantId { get; init; }

        public override string ToString() => Field.Index == 0 ? Spec.Id : $"{Spec.Id}.{Field.Name}";
    }

    /// <summary>A value of the bar, the signal or the trade.</summary>
    public sealed record Own(OwnValue Value) : RuleOperand
    {
        public override string ToString() => RuleWords.Of(Value);
    }

    public sealed record Constant(double Value) : RuleOperand
    {
        public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
    }
}
