using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Averages;

/// <summary>Zero-lag exponential moving average: EMA(2x - x(lag)), lag = (n-1)/2 rounded down.</summary>
public sealed class Zlema(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private Delay _past = new((spec.Integer("period") - 1) / 2);
    private Ewma _mean = Ewma.Of(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "zlema",
        Title = "Zero-lag exponential moving average",
        Formula = "EMA(2x - x(lag)), lag = (n-1)/2 rounded down",
        Source = "John Ehlers and Ric Way, 2010",
        IsRecursive = true,
        Parameters = [IndicatorParameter.Period(20, "bars of the mean"), IndicatorParameter.Source()],
        Fields = [IndicatorField.Value(IndicatorScale.Price, "mean price, quote units")],
        WarmupBars = spec => spec.Integer("period") + (spec.Integer("period") - 1) / 2,
        Create = spec => new Zlema(spec),
    };

    protected override void Step(in Bar bar)
    {
        var price = _source.Of(in bar);
        Emit(_mean.Add(2 * price - _past.Push(price)));
    }
}
