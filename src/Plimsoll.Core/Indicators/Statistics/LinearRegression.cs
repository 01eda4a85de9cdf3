using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Statistics;

/// <summary>
/// Linear regression: least squares over n prices: slope a bar, the line at the newest bar, and r2 (null if nothing
/// moved).
/// </summary>
public sealed class LinearRegression(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private readonly double _times = (Math.Pow(spec.Integer("period"), 2) - 1) / 12;
    private RollingLine _line = new(spec.Integer("period"));
    private RollingVariance _window = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "linreg",
        Title = "Linear regression",
        Formula = "least squares over n prices: slope a bar, the line at the newest bar, and r2 (null if "
            + "nothing moved)",
        Source = "textbook",
        Parameters =
        [
            IndicatorParameter.Bars("period", 20, "prices in the line") with { Min = 2 },
            IndicatorParameter.Source(),
        ],
        Fields =
        [
            new("slope", IndicatorScale.Range, "quote units a bar"),
            new("value", IndicatorScale.Price, "the line at the newest bar"),
            IndicatorField.Bounded("r2", 0, 1, "share of the variance that the line explains"),
        ],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new LinearRegression(spec),
    };

    protected override void Step(in Bar bar)
    {
        var price = _source.Of(in bar);
        _line.Add(price);
        if (!_window.Add(price))
            return;
        var slope = _line.Slope;
        var explained = slope * slope * _times / _window.Variance;
        Emit(slope, _line.End, _window.Variance > 0 ? Math.Min(explained, 1) : double.NaN);
    }
}
