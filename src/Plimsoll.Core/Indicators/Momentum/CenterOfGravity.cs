using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Momentum;

/// <summary>Center of gravity: -sum of (i+1) x(i) / sum of x(i), the newest price has i = 0.</summary>
public sealed class CenterOfGravity(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private readonly int _period = spec.Integer("period");
    private RollingLine _line = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "cog",
        Title = "Center of gravity",
        Formula = "-sum of (i+1) x(i) / sum of x(i), the newest price has i = 0",
        Source = "John Ehlers, 2002",
        Parameters = [IndicatorParameter.Period(10, "bars in the sums"), IndicatorParameter.Source()],
        Fields = [IndicatorField.Value(IndicatorScale.Ratio, "bars, negative")],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new CenterOfGravity(spec),
    };

    protected override void Step(in Bar bar)
    {
        _line.Add(_source.Of(in bar));
        Emit(_line.WeightedMean / _line.Mean * (_period + 1) / 2 - _period - 1);
    }
}
