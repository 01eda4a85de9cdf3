using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Averages;

/// <summary>Smoothed moving average: SMA(n), then (a(n-1) + x)/n; also known as RMA or Wilder's mean.</summary>
public sealed class Smma(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private WilderMean _mean = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "smma",
        Title = "Smoothed moving average",
        Formula = "SMA(n), then (a(n-1) + x)/n; also known as RMA or Wilder's mean",
        Source = "J. Welles Wilder, New Concepts in Technical Trading Systems, 1978",
        IsRecursive = true,
        Parameters = [IndicatorParameter.Period(20, "bars of the seed"), IndicatorParameter.Source()],
        Fields = [IndicatorField.Value(IndicatorScale.Price, "mean price, quote units")],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new Smma(spec),
    };

    protected override void Step(in Bar bar) => Emit(_mean.Add(_source.Of(in bar)));
}
