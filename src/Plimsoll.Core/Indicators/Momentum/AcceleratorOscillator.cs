using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Momentum;

/// <summary>Accelerator oscillator: awesome - SMA(awesome, n).</summary>
public sealed class AcceleratorOscillator(IndicatorSpec spec) : Indicator(spec)
{
    private readonly int _signalLength = spec.Integer("signal");
    private RollingMean _fast = new(spec.Integer("fast"));
    private RollingMean _slow = new(spec.Integer("slow"));
    private RollingSum _signal = new(spec.Integer("signal"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "accelerator",
        Title = "Accelerator oscillator",
        Formula = "awesome - SMA(awesome, n)",
        Source = "Bill Williams, 1995",
        Parameters =
        [
            IndicatorParameter.Bars("fast", 5, "bars of the fast mean"),
            IndicatorParameter.Bars("slow", 34, "bars of the slow mean"),
            IndicatorParameter.Bars("signal", 5, "values of the awesome oscillator in its mean"),
        ],
        Fields = [IndicatorField.Value(IndicatorScale.Range, "quote units")],
        Rules = [IndicatorRule.Less("fast", "slow")],
        WarmupBars = spec => spec.Integer("slow") + spec.Integer("signal") - 1,
        Create = spec => new AcceleratorOscillator(spec),
    };

    protected override void Step(in Bar bar)
    {
        var middle = (bar.High + bar.Low) / 2;
        var value = _fast.Add(middle) - _slow.Add(middle);
        Emit(value - _signal.Add(value) / _signalLength);
    }
}
