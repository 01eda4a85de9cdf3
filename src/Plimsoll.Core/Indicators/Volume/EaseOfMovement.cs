using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Volume;

/// <summary>Ease of movement: SMA of (hl2 - hl2 before)(h - l)*scale/v; null on a bar without trades.</summary>
public sealed class EaseOfMovement(IndicatorSpec spec) : Indicator(spec)
{
    private readonly int _period = spec.Integer("period");
    private readonly double _scale = spec["scale"];
    private RollingSum _sum = new(spec.Integer("period"));
    private Change _change = new();

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "emv",
        Title = "Ease of movement",
        Formula = "SMA of (hl2 - hl2 before)(h - l)*scale/v; null on a bar without trades",
        Source = "Richard Arms",
        Needs = IndicatorInput.Bars | IndicatorInput.Volume,
        Parameters =
        [
            IndicatorParameter.Period(14, "bars in the mean"),
            IndicatorParameter.Factor("scale", 10000, 1, 1000000000000.0, "volume that counts as 1"),
        ],
        Fields = [IndicatorField.Value(IndicatorScale.Other, "squared quote units")],
        WarmupBars = spec => spec.Integer("period") + 1,
        Create = spec => new EaseOfMovement(spec),
    };

    protected override void Step(in Bar bar)
    {
        var change = _change.Add((bar.High + bar.Low) / 2);
        var ease = bar.Volume > 0 ? change * (bar.High - bar.Low) * _scale / bar.Volume : double.NaN;
        Emit(_sum.Add(ease) / _period);
    }
}
