using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Structure;

/// <summary>Half of the range of n bars: above it price is at a premium, below at a discount.</summary>
public sealed class Equilibrium(IndicatorSpec spec) : Indicator(spec)
{
    private HighLow _range = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "equilibrium",
        Title = "Equilibrium of the range",
        Formula = "H and L of n bars; mid = (H + L)/2; position = (c - L)/(H - L), premium above 0.5, discount below; "
            + "null if flat",
        Source = "textbook",
        Parameters = [IndicatorParameter.Period(10, "bars of the range")],
        Fields =
        [
            new("mid", IndicatorScale.Price, "half of the range"),
            IndicatorField.Bounded("position", 0, 1, "0 at the low, 1 at the high"),
        ],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new Equilibrium(spec),
    };

    protected override void Step(in Bar bar)
    {
        _range.Add(in bar);
        var range = _range.Range;
        Emit(_range.Middle, range > 0 ? (bar.Close - _range.Low) / range : double.NaN);
    }
}
