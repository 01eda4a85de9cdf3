using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Volume;

/// <summary>Chaikin oscillator: EMA(fast) - EMA(slow) of the accumulation distribution line.</summary>
public sealed class ChaikinOscillator(IndicatorSpec spec) : Indicator(spec)
{
    private Twofold _total;
    private Ewma _fast = Ewma.Of(spec.Integer("fast"));
    private Ewma _slow = Ewma.Of(spec.Integer("slow"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "chaikin_oscillator",
        Title = "Chaikin oscillator",
        Formula = "EMA(fast) - EMA(slow) of the accumulation distribution line",
        Source = "Marc Chaikin",
        Needs = IndicatorInput.Bars | IndicatorInput.Volume,
        IsRecursive = true,
        Parameters =
        [
            IndicatorParameter.Bars("fast", 3, "bars of the fast mean"),
            IndicatorParameter.Bars("slow", 10, "bars of the slow mean"),
        ],
        Fields = [IndicatorField.Value(IndicatorScale.Volume, "base units")],
        Rules = [IndicatorRule.Less("fast", "slow")],
        WarmupBars = spec => spec.Integer("slow"),
        Create = spec => new ChaikinOscillator(spec),
    };

    protected override void Step(in Bar bar)
    {
        _total += MoneyFlow.Of(in bar);
        var line = _total.Value;
        Emit(_fast.Add(line) - _slow.Add(line));
    }
}
