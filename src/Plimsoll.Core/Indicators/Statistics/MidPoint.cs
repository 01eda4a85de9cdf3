using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Statistics;

/// <summary>Midpoint: mean of the highest and the lowest price of the last n.</summary>
public sealed class MidPoint(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private HighLow _range = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "midpoint",
        Title = "Midpoint",
        Formula = "mean of the highest and the lowest price of the last n",
        Source = "textbook, as in TA-Lib",
        Parameters = [IndicatorParameter.Period(14, "prices in the window"), IndicatorParameter.Source()],
        Fields = [IndicatorField.Value(IndicatorScale.Price, "quote units")],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new MidPoint(spec),
    };

    protected override void Step(in Bar bar)
    {
        var price = _source.Of(in bar);
        _range.Add(price, price);
        Emit(_range.Middle);
    }
}
