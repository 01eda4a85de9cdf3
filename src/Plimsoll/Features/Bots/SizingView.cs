using Plimsoll.Api;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Features.Bots;

/// <summary>How large entries are wished: the kind, and its fraction, quantity or amount.</summary>
internal sealed record SizingView(string Kind, decimal Value)
{
    private const string RiskFraction = "riskFraction";
    private const string EquityFraction = "equityFraction";
    private const string Kelly = "kelly";
    private const string FixedQuantity = "fixedQuantity";
    private const string FixedQuote = "fixedQuote";

    // Small enough that a product with any price stays a number.
    private const decimal Largest = 1_000_000_000m;

    public static SizingView From(SizingRule rule) => rule switch
    {
        SizingRule.RiskFraction risk => new(RiskFraction, risk.Fraction),
        SizingRule.Kelly kelly => new(Kelly, kelly.FallbackFraction),
        SizingRule.EquityFraction equity => new(EquityFraction, equity.Fraction),
        SizingRule.FixedQuantity quantity => new(FixedQuantity, quantity.Quantity),
        SizingRule.FixedQuote quote => new(FixedQuote, quote.Amount),
        _ => throw new InvalidOperationException($"no rule shows {rule.GetType().Name}"),
    };

    /// <summary>Null when there is a problem.</summary>
    public SizingRule? TryBuild(FieldProblems problems)
    {
        if (!problems.OneOf(Kind, "sizing.kind", RiskFraction, EquityFraction, Kelly, FixedQuantity, FixedQuote))
            return null;
        var max = Kind switch
        {
            RiskFraction or Kelly => HardLimits.MaxRiskPerTradeFraction,
            EquityFraction => HardLimits.MaxCryptoPositionFraction,
            _ => Largest,
        };
        if (Value <= 0m || Value > max)
        {
            var text = FormattableString.Invariant($"Must be above 0, at most {max}.");
            problems.Add(new FieldProblem("sizing.value", "validation.out_of_range", text)
            {
                Min = 0m,
                Max = max,
            });
            return null;
        }
        return Kind switch
        {
            RiskFraction => new SizingRule.RiskFraction(Value),
            Kelly => new SizingRule.Kelly(Value),
            EquityFraction => new SizingRule.EquityFraction(Value),
            FixedQuantity => new SizingRule.FixedQuantity(Value),
            _ => new SizingRule.FixedQuote(Value),
        };
    }
}
