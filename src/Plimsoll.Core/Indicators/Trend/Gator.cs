using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Trend;

/// <summary>Gator oscillator: upper = |jaw - teeth|, lower = -|teeth - lips| of the alligator.</summary>
public sealed class Gator(IndicatorSpec spec) : Indicator(spec)
{
    private ShiftedMean _jaw = new(spec, "jaw");
    private ShiftedMean _teeth = new(spec, "teeth");
    private ShiftedMean _lips = new(spec, "lips");

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "gator",
        Title = "Gator oscillator",
        Formula = "upper = |jaw - teeth|, lower = -|teeth - lips| of the alligator",
        Source = "Bill Williams, Trading Chaos, 1995",
        IsRecursive = true,
        Parameters =
        [
            IndicatorParameter.Bars("jaw", 13, "bars of the slow mean"),
            IndicatorParameter.Bars("jawShift", 8, "bars that it is shown ahead"),
            IndicatorParameter.Bars("teeth", 8, "bars of the middle mean"),
            IndicatorParameter.Bars("teethShift", 5, "bars that it is shown ahead"),
            IndicatorParameter.Bars("lips", 5, "bars of the fast mean"),
            IndicatorParameter.Bars("lipsShift", 3, "bars that it is shown ahead"),
        ],
        Fields =
        [
            new("upper", IndicatorScale.Range, "opening of jaw and teeth"),
            new("lower", IndicatorScale.Range, "opening of teeth and lips, negative"),
        ],
        WarmupBars = spec => ShiftedMean.Warmup(spec, "jaw", "teeth", "lips"),
        Create = spec => new Gator(spec),
    };

    protected override void Step(in Bar bar)
    {
        var middle = (bar.High + bar.Low) / 2;
        var teeth = _teeth.Add(middle);
        Emit(Math.Abs(_jaw.Add(middle) - teeth), -Math.Abs(teeth - _lips.Add(middle)));
    }
}
