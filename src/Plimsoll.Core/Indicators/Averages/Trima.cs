using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Averages;

/// <summary>Triangular moving average: SMA of SMA: (n+1)/2 twice for odd n, n/2 and n/2+1 for even n.</summary>
public sealed class Trima(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private RollingMean _inner = new((spec.Integer("period") + 1) / 2);
    private RollingMean _outer = new(spec.Integer("period") / 2 + 1);

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "trima",
        Title = "Triangular moving average",
        Formula = "SMA of SMA: (n+1)/2 twice for odd n, n/2 and n/2+1 for even n",
        Source = "textbook, as in TA-Lib",
        Parameters = [IndicatorParameter.Period(20, "bars in the triangle"), IndicatorParameter.Source()],
        Fields = [IndicatorField.Value(IndicatorScale.Price, "mean price, quote units")],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new Trima(spec),
    };

    protected override void Step(in Bar bar) => Emit(_outer.Add(_inner.Add(_source.Of(in bar))));
}
