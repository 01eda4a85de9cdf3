using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Volatility;

/// <summary>
/// Bollinger bands: SMA(n) +- k * population deviation; bandwidth = (u - l)/m; percentB = (x - l)/(u - l), null if
/// u = l.
/// </summary>
public sealed class Bollinger(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private readonly double _multiplier = spec["multiplier"];
    private RollingVariance _window = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "bollinger",
        Title = "Bollinger bands",
        Formula = "SMA(n) +- k * population deviation; bandwidth = (u - l)/m; percentB = (x - l)/(u - l), "
            + "null if u = l",
        Source = "John Bollinger, 1983",
        Parameters =
        [
            IndicatorParameter.Period(20, "bars in the mean") with { Min = 2 },
            IndicatorParameter.Factor("multiplier", 2, 0.1, 100, "deviations from the mean"),
            IndicatorParameter.Source(),
        ],
        Fields =
        [
            new("middle", IndicatorScale.Price, "mean"),
            new("upper", IndicatorScale.Price, "upper band"),
            new("lower", IndicatorScale.Price, "lower band"),
            new("bandwidth", IndicatorScale.Ratio, "width as a share of the middle"),
            new("percentB", IndicatorScale.Index, "place between the bands: 0 lower, 1 upper"),
        ],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new Bollinger(spec),
    };

    protected override void Step(in Bar bar)
    {
        var price = _source.Of(in bar);
        if (!_window.Add(price))
            return;
        var (middle, width) = (_window.Mean, _multiplier * _window.Deviation);
        Emit([
            middle,
            middle + width,
            middle - width,
            2 * width / middle,
            width > 0 ? (price - middle + width) / (2 * width) : double.NaN,
        ]);
    }
}
