using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Volatility;

/// <summary>
/// Regression channel: the line of least squares over n prices at the newest bar +- k * population deviation of the
/// prices.
/// </summary>
public sealed class RegressionChannel(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private readonly double _multiplier = spec["multiplier"];
    private RollingLine _line = new(spec.Integer("period"));
    private RollingVariance _window = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "stddev_channels",
        Title = "Regression channel",
        Formula = "the line of least squares over n prices at the newest bar +- k * population deviation of "
            + "the prices",
        Source = "Gilbert Raff, 1991",
        Parameters =
        [
            IndicatorParameter.Period(20, "bars of the line"),
            IndicatorParameter.Factor("multiplier", 2, 0.1, 100, "deviations from the line"),
            IndicatorParameter.Source(),
        ],
        Fields =
        [
            new("middle", IndicatorScale.Price, "end of the line"),
            new("upper", IndicatorScale.Price, "upper line"),
            new("lower", IndicatorScale.Price, "lower line"),
        ],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new RegressionChannel(spec),
    };

    protected override void Step(in Bar bar)
    {
        var price = _source.Of(in bar);
        _line.Add(price);
        if (!_window.Add(price))
            return;
        var (middle, width) = (_line.End, _multiplier * _window.Deviation);
        Emit(middle, middle + width, middle - width);
    }
}
