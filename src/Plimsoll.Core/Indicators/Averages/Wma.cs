using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Averages;

/// <summary>Weighted moving average: sum of i*x(i) / (n(n+1)/2), the newest price has i = n.</summary>
public sealed class Wma(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private RollingLine _line = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "wma",
        Title = "Weighted moving average",
        Formula = "sum of i*x(i) / (n(n+1)/2), the newest price has i = n",
        Source = "textbook",
        Parameters = [IndicatorParameter.Period(20, "bars in the mean"), IndicatorParameter.Source()],
        Fields = [IndicatorField.Value(IndicatorScale.Price, "weighted mean, quote units")],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new Wma(spec),
    };

    protected override void Step(in Bar bar)
    {
        _line.Add(_source.Of(in bar));
        Emit(_line.WeightedMean);
    }
}
