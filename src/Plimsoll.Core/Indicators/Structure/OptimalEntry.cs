using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Structure;

/// <summary>How much of the leg of n bars price has taken back, and whether that is where entries are best.</summary>
public sealed class OptimalEntry(IndicatorSpec spec) : Indicator(spec)
{
    private const double LabelWidth = 0.025;
    private static readonly double[] Labels = [0.62, 0.705, 0.79];

    private HighLow _range = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "ote",
        Title = "Optimal trade entry",
        Formula = "H and L of n bars; the leg is up if H came last (on one bar: if c >= o); ratio = (H - c)/(H - L) of a leg "
            + "up, (c - L)/(H - L) of a leg down, null if flat; inZone = 1 from 0.62 to 0.79; label = the one of 0.62, "
            + "0.705, 0.79 within 0.025, else 0",
        Source = "Michael Huddleston, Inner Circle Trader",
        Parameters = [IndicatorParameter.Period(10, "bars of the leg")],
        Fields =
        [
            IndicatorField.Flag("inZone", "1 inside the zone"),
            IndicatorField.Bounded("ratio", 0, 1, "share of the leg taken back"),
            IndicatorField.Bounded("label", 0, 0.79, "0.62, 0.705 or 0.79, else 0"),
            IndicatorField.Bounded("direction", -1, 1, "+1 leg up, -1 leg down"),
        ],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new OptimalEntry(spec),
    };

    protected override void Step(in Bar bar)
    {
        _range.Add(in bar);
        var range = _range.Range;
        if (!(range > 0))
        {
            Emit([double.NaN, double.NaN, double.NaN, double.NaN]);
            return;
        }

        var isUp = _range.HighAge < _range.LowAge || (_range.HighAge == _range.LowAge && bar.Close >= bar.Open);
        var ratio = (isUp ? _range.High - bar.Close : bar.Close - _range.Low) / range;
        Emit([ratio >= Labels[0] && ratio <= Labels[^1] ? 1 : 0, ratio, LabelOf(ratio), isUp ? 1 : -1]);
    }

    private static double LabelOf(double ratio)
    {
        foreach (var label in Labels)
            if (Math.Abs(ratio - label) <= LabelWidth)
                return label;
        return 0;
    }
}
