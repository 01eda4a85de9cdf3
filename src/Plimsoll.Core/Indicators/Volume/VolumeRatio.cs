using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Volume;

/// <summary>Relative volume: v / mean volume of the n bars before; null if nothing traded in them.</summary>
public sealed class VolumeRatio(IndicatorSpec spec) : Indicator(spec)
{
    private readonly int _period = spec.Integer("period");
    private RollingSum _sum = new(spec.Integer("period"));
    private double _before = double.NaN;

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "volume_ratio",
        Title = "Relative volume",
        Formula = "v / mean volume of the n bars before; null if nothing traded in them",
        Source = "textbook",
        Needs = IndicatorInput.Bars | IndicatorInput.Volume,
        Parameters = [IndicatorParameter.Period(20, "bars before")],
        Fields = [IndicatorField.Value(IndicatorScale.Index, "times the usual volume")],
        WarmupBars = spec => spec.Integer("period") + 1,
        Create = spec => new VolumeRatio(spec),
    };

    protected override void Step(in Bar bar)
    {
        Emit(_before > 0 ? bar.Volume * _period / _before : double.NaN);
        _before = _sum.Add(bar.Volume);
    }
}
