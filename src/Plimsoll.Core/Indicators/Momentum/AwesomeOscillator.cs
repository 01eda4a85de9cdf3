using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Momentum;

/// <summary>Awesome oscillator: SMA(hl2, fast) - SMA(hl2, slow).</summary>
public sealed class AwesomeOscillator(IndicatorSpec spec) : Indicator(spec)
{
    private RollingMean _fast = new(spec.Integer("fast"));
    private RollingMean _slow = new(spec.Integer("slow"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "awesome",
        Title = "Awesome oscillator",
        Formula = "SMA(hl2, fast) - SMA(hl2, slow)",
        Source = "Bill Williams, 1995",
        Parameters =
        [
            IndicatorParameter.Bars("fast", 5, "bars of the fast mean"),
            IndicatorParameter.Bars("slow", 34, "bars of the slow mean"),
        ],
        Fields = [IndicatorField.Value(IndicatorScale.Range, "distance of the means, quote units")],
        Rules = [IndicatorRule.Less("fast", "slow")],
        WarmupBars = spec => spec.Integer("slow"),
        Create = spec => new AwesomeOscillator(spec),
    };

    protected override void Step(in Bar bar)
    {
        var middle = (bar.High + bar.Low) / 2;
        Emit(_fast.Add(middle) - _slow.Add(middle));
    }
}
