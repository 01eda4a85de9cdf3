using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Momentum;

/// <summary>
/// Commodity channel index: (tp - SMA(tp))/(0.015 * mean absolute deviation), tp = (h+l+c)/3; 0 if the deviation is
/// 0.
/// </summary>
public sealed class Cci(IndicatorSpec spec) : Indicator(spec)
{
    private RollingVariance _mean = new(spec.Integer("period"));
    private Window _window = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "cci",
        Title = "Commodity channel index",
        Formula = "(tp - SMA(tp))/(0.015 * mean absolute deviation), tp = (h+l+c)/3; 0 if the deviation is 0",
        Source = "Donald Lambert, 1980",
        Parameters = [IndicatorParameter.Period(20, "bars in the mean")],
        Fields = [IndicatorField.Value(IndicatorScale.Index, "deviations from the mean")],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new Cci(spec),
    };

    protected override void Step(in Bar bar)
    {
        var price = PriceSource.Typical(in bar);
        _mean.Add(price);
        if (!_window.Add(price))
            return;
        var mean = _mean.Mean;
        var sum = 0.0;
        foreach (var value in _window.Older)
            sum += Math.Abs(value - mean);
        foreach (var value in _window.Newer)
            sum += Math.Abs(value - mean);
        Emit(sum > 0 && _mean.Variance > 0 ? (price - mean) * _window.Length / (0.015 * sum) : 0);
    }
}
