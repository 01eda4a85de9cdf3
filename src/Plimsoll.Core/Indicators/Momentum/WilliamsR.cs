using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Momentum;

/// <summary>Williams %R: -100(HH(n) - c)/(HH(n) - LL(n)); null if flat.</summary>
public sealed class WilliamsR(IndicatorSpec spec) : Indicator(spec)
{
    private HighLow _range = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "williams_r",
        Title = "Williams %R",
        Formula = "-100(HH(n) - c)/(HH(n) - LL(n)); null if flat",
        Source = "Larry Williams, 1973",
        Parameters = [IndicatorParameter.Period(14, "bars of the range")],
        Fields = [IndicatorField.Bounded("value", -100, 0, "place of the close below the high, percent")],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new WilliamsR(spec),
    };

    protected override void Step(in Bar bar)
    {
        _range.Add(in bar);
        Emit(_range.Range == 0 ? double.NaN : _range.Percent(bar.Close) - 100);
    }
}
