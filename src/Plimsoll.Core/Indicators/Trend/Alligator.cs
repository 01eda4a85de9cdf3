using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Trend;

/// <summary>Williams alligator: Wilder means of hl2, each the one of shift bars ago.</summary>
public sealed class Alligator(IndicatorSpec spec) : Indicator(spec)
{
    private ShiftedMean _jaw = new(spec, "jaw");
    private ShiftedMean _teeth = new(spec, "teeth");
    private ShiftedMean _lips = new(spec, "lips");

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "alligator",
        Title = "Williams alligator",
        Formula = "Wilder means of hl2, each the one of shift bars ago",
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
            new("jaw", IndicatorScale.Price, "slow line"),
            new("teeth", IndicatorScale.Price, "middle line"),
            new("lips", IndicatorScale.Price, "fast line"),
        ],
        WarmupBars = spec => ShiftedMean.Warmup(spec, "jaw", "teeth", "lips"),
        Create = spec => new Alligator(spec),
    };

    protected override void Step(in Bar bar)
    {
        var middle = (bar.High + bar.Low) / 2;
        Emit(_jaw.Add(middle), _teeth.Add(middle), _lips.Add(middle));
    }
}
