using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Momentum;

/// <summary>
/// Fisher transform: v = 0.66(place of hl2 in its range of n - 0.5) + 0.67 v1, held within 0.999; f = 0.5
/// ln((1+v)/(1-v)) + 0.5 f1; signal = f1.
/// </summary>
public sealed class FisherTransform(IndicatorSpec spec) : Indicator(spec)
{
    private HighLow _range = new(spec.Integer("period"));
    private double _place;
    private double _last = double.NaN;

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "fisher",
        Title = "Fisher transform",
        Formula = "v = 0.66(place of hl2 in its range of n - 0.5) + 0.67 v1, held within 0.999; f = 0.5 "
            + "ln((1+v)/(1-v)) + 0.5 f1; signal = f1",
        Source = "John Ehlers, 2002",
        IsRecursive = true,
        Parameters = [IndicatorParameter.Period(10, "bars of the range")],
        Fields =
        [
            new("value", IndicatorScale.Index, "the transform"),
            new("signal", IndicatorScale.Index, "its value a bar before"),
        ],
        WarmupBars = spec => spec.Integer("period") + 1,
        Create = spec => new FisherTransform(spec),
    };

    protected override void Step(in Bar bar)
    {
        var middle = (bar.High + bar.Low) / 2;
        _range.Add(middle, middle);
        if (double.IsNaN(_range.High))
            return;
        _place = Math.Clamp(0.66 * (_range.Percent(middle) / 100 - 0.5) + 0.67 * _place, -0.999, 0.999);
        var value = 0.5 * Math.Log((1 + _place) / (1 - _place)) + (double.IsNaN(_last) ? 0 : 0.5 * _last);
        Emit(value, _last);
        _last = value;
    }
}
