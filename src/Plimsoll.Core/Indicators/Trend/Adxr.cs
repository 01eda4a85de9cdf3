using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Trend;

/// <summary>Average directional index rating: (ADX + ADX of n-1 bars ago)/2.</summary>
public sealed class Adxr(IndicatorSpec spec) : Indicator(spec)
{
    private DirectionalMovement _movement = new(spec.Integer("period"));
    private WilderMean _mean = new(spec.Integer("period"));
    private Delay _past = new(spec.Integer("period") - 1);

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "adxr",
        Title = "Average directional index rating",
        Formula = "(ADX + ADX of n-1 bars ago)/2",
        Source = "J. Welles Wilder, New Concepts in Technical Trading Systems, 1978; the lag as in TA-Lib",
        IsRecursive = true,
        Parameters = [IndicatorParameter.Period(14, "bars of each mean")],
        Fields = [IndicatorField.Bounded("value", 0, 100, "strength of the trend")],
        WarmupBars = spec => 3 * spec.Integer("period") - 1,
        Create = spec => new Adxr(spec),
    };

    protected override void Step(in Bar bar)
    {
        _movement.Add(in bar);
        var strength = _mean.Add(_movement.Index);
        Emit((strength + _past.Push(strength)) / 2);
    }
}
