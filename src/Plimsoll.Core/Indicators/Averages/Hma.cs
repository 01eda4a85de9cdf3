using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Averages;

/// <summary>Hull moving average: WMA(2*WMA(n/2) - WMA(n), round(sqrt n)), n/2 rounded down.</summary>
public sealed class Hma(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private RollingLine _half = new(Math.Max(spec.Integer("period") / 2, 1));
    private RollingLine _whole = new(spec.Integer("period"));
    private RollingLine _smooth = new(Root(spec));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "hma",
        Title = "Hull moving average",
        Formula = "WMA(2*WMA(n/2) - WMA(n), round(sqrt n)), n/2 rounded down",
        Source = "Alan Hull, 2005; root floor is the variant of Stock.Indicators",
        Parameters =
        [
            IndicatorParameter.Period(20, "bars of the slow mean"),
            IndicatorParameter.Source(),
            IndicatorParameter.Choice("root", "rounding of the square root", "round", "floor"),
        ],
        Fields = [IndicatorField.Value(IndicatorScale.Price, "smoothed mean, quote units")],
        WarmupBars = spec => spec.Integer("period") + Root(spec) - 1,
        Create = spec => new Hma(spec),
    };

    protected override void Step(in Bar bar)
    {
        var price = _source.Of(in bar);
        _half.Add(price);
        _whole.Add(price);
        _smooth.Add(2 * _half.WeightedMean - _whole.WeightedMean);
        Emit(_smooth.WeightedMean);
    }

    private static int Root(IndicatorSpec spec)
    {
        var root = Math.Sqrt(spec.Integer("period"));
        return (int)(spec.Choice("root") == "floor" ? root : Math.Round(root));
    }
}
