using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Volume;

/// <summary>Average volume: mean volume of n bars.</summary>
public sealed class VolumeSma(IndicatorSpec spec) : Indicator(spec)
{
    private readonly int _period = spec.Integer("period");
    private RollingSum _sum = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "volume_sma",
        Title = "Average volume",
        Formula = "mean volume of n bars",
        Source = "textbook",
        Needs = IndicatorInput.Bars | IndicatorInput.Volume,
        Parameters = [IndicatorParameter.Period(20, "bars in the mean")],
        Fields = [IndicatorField.Value(IndicatorScale.Volume, "base units")],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new VolumeSma(spec),
    };

    protected override void Step(in Bar bar) => Emit(_sum.Add(bar.Volume) / _period);
}
