using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Statistics;

/// <summary>Midprice: mean of the highest high and the lowest low of n bars.</summary>
public sealed class MidPrice(IndicatorSpec spec) : Indicator(spec)
{
    private HighLow _range = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "midprice",
        Title = "Midprice",
        Formula = "mean of the highest high and the lowest low of n bars",
        Source = "textbook, as in TA-Lib",
        Parameters = [IndicatorParameter.Period(14, "bars in the window")],
        Fields = [IndicatorField.Value(IndicatorScale.Price, "quote units")],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new MidPrice(spec),
    };

    protected override void Step(in Bar bar)
    {
        _range.Add(in bar);
        Emit(_range.Middle);
    }
}
