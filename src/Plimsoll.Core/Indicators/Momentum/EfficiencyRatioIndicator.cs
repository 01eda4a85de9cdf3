using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Momentum;

/// <summary>Efficiency ratio: |x - x(n)| / sum of |change|; 0 if nothing moved.</summary>
public sealed class EfficiencyRatioIndicator(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private EfficiencyRatio _efficiency = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "efficiency_ratio",
        Title = "Efficiency ratio",
        Formula = "|x - x(n)| / sum of |change|; 0 if nothing moved",
        Source = "Perry Kaufman, Smarter Trading, 1995",
        Parameters = [IndicatorParameter.Period(10, "changes"), IndicatorParameter.Source()],
        Fields = [IndicatorField.Bounded("value", 0, 1, "1 is a straight line")],
        WarmupBars = spec => spec.Integer("period") + 1,
        Create = spec => new EfficiencyRatioIndicator(spec),
    };

    protected override void Step(in Bar bar) => Emit(_efficiency.Add(_source.Of(in bar)));
}
