using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Momentum;

/// <summary>Disparity index: 100(x - SMA)/SMA.</summary>
public sealed class DisparityIndex(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private RollingMean _mean = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "disparity",
        Title = "Disparity index",
        Formula = "100(x - SMA)/SMA",
        Source = "Steve Nison, Beyond Candlesticks, 1994",
        Parameters = [IndicatorParameter.Period(14, "bars in the mean"), IndicatorParameter.Source()],
        Fields = [IndicatorField.Value(IndicatorScale.Ratio, "percent from the mean")],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new DisparityIndex(spec),
    };

    protected override void Step(in Bar bar)
    {
        var price = _source.Of(in bar);
        var mean = _mean.Add(price);
        Emit(100 * (price - mean) / mean);
    }
}
