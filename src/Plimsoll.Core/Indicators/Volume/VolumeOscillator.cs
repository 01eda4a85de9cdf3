using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Volume;

/// <summary>
/// Percentage volume oscillator: line = 100(EMA(fast) - EMA(slow))/EMA(slow) of the volume, 0 if nothing traded;
/// signal = EMA(line); histogram = line - signal.
/// </summary>
public sealed class VolumeOscillator(IndicatorSpec spec) : Indicator(spec)
{
    private Ewma _fast = Ewma.Of(spec.Integer("fast"));
    private Ewma _slow = Ewma.Of(spec.Integer("slow"));
    private Ewma _signal = Ewma.Of(spec.Integer("signal"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "pvo",
        Title = "Percentage volume oscillator",
        Formula = "line = 100(EMA(fast) - EMA(slow))/EMA(slow) of the volume, 0 if nothing traded; signal = "
            + "EMA(line); histogram = line - signal",
        Source = "textbook",
        Needs = IndicatorInput.Bars | IndicatorInput.Volume,
        IsRecursive = true,
        Parameters =
        [
            IndicatorParameter.Bars("fast", 12, "bars of the fast mean"),
            IndicatorParameter.Bars("slow", 26, "bars of the slow mean"),
            IndicatorParameter.Bars("signal", 9, "lines in the signal"),
        ],
        Fields =
        [
            new("line", IndicatorScale.Index, "percent"),
            new("signal", IndicatorScale.Index, "mean of the line"),
            new("histogram", IndicatorScale.Index, "line less signal"),
        ],
        Rules = [IndicatorRule.Less("fast", "slow")],
        WarmupBars = spec => spec.Integer("slow") + spec.Integer("signal") - 1,
        Create = spec => new VolumeOscillator(spec),
    };

    protected override void Step(in Bar bar)
    {
        var slow = _slow.Add(bar.Volume);
        var fast = _fast.Add(bar.Volume);
        var line = slow == 0 ? 0 : 100 * (fast - slow) / slow;
        var signal = _signal.Add(line);
        Emit(line, signal, line - signal);
    }
}
