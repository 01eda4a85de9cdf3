using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Trend;

/// <summary>Mass index: sum of EMA(h - l)/EMA(EMA(h - l)), 1 while flat, over n bars.</summary>
public sealed class MassIndex(IndicatorSpec spec) : Indicator(spec)
{
    private Ewma _mean = Ewma.Of(spec.Integer("mean"));
    private Ewma _meanOfMean = Ewma.Of(spec.Integer("mean"));
    private RollingSum _sum = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "mass_index",
        Title = "Mass index",
        Formula = "sum of EMA(h - l)/EMA(EMA(h - l)), 1 while flat, over n bars",
        Source = "Donald Dorsey, 1992",
        IsRecursive = true,
        Parameters =
        [
            IndicatorParameter.Bars("mean", 9, "bars of each mean"),
            IndicatorParameter.Period(25, "ratios in the sum"),
        ],
        Fields = [IndicatorField.Value(IndicatorScale.Index, "about n when ranges are steady")],
        WarmupBars = spec => 2 * spec.Integer("mean") + spec.Integer("period") - 2,
        Create = spec => new MassIndex(spec),
    };

    protected override void Step(in Bar bar)
    {
        var mean = _mean.Add(bar.High - bar.Low);
        var slow = _meanOfMean.Add(mean);
        Emit(_sum.Add(slow == 0 ? 1 : mean / slow));
    }
}
