using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Statistics;

/// <summary>Mean absolute deviation: mean of |x - mean| of the last n prices.</summary>
public sealed class MeanDeviation(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private RollingVariance _mean = new(spec.Integer("period"));
    private Window _window = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "mean_deviation",
        Title = "Mean absolute deviation",
        Formula = "mean of |x - mean| of the last n prices",
        Source = "textbook",
        Parameters = [IndicatorParameter.Period(20, "prices in the window"), IndicatorParameter.Source()],
        Fields = [IndicatorField.Value(IndicatorScale.Range, "quote units")],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new MeanDeviation(spec),
    };

    protected override void Step(in Bar bar)
    {
        var price = _source.Of(in bar);
        _mean.Add(price);
        if (!_window.Add(price))
            return;
        var sum = 0.0;
        for (var i = 0; i < _window.Length; i++)
            sum += Math.Abs(_window[i] - _mean.Mean);
        Emit(sum / _window.Length);
    }
}
