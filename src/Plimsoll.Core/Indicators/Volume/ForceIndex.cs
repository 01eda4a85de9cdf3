using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Volume;

/// <summary>Force index: EMA((c - c1) * v).</summary>
public sealed class ForceIndex(IndicatorSpec spec) : Indicator(spec)
{
    private Change _change = new();
    private Ewma _mean = Ewma.Of(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "force_index",
        Title = "Force index",
        Formula = "EMA((c - c1) * v)",
        Source = "Alexander Elder, Trading for a Living, 1993",
        Needs = IndicatorInput.Bars | IndicatorInput.Volume,
        IsRecursive = true,
        Parameters = [IndicatorParameter.Period(13, "bars of the mean")],
        Fields = [IndicatorField.Value(IndicatorScale.Other, "quote units times base units")],
        WarmupBars = spec => spec.Integer("period") + 1,
        Create = spec => new ForceIndex(spec),
    };

    protected override void Step(in Bar bar) => Emit(_mean.Add(_change.Add(bar.Close) * bar.Volume));
}
