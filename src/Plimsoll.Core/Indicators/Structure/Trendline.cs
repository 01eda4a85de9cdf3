using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Structure;

/// <summary>The line through the last two strict swing lows (or highs), projected to the newest bar.</summary>
public sealed class Trendline(IndicatorSpec spec) : Indicator(spec)
{
    private readonly SwingLine _line = new(
        spec.Integer("span"), spec.Choice("side") == "lows", spec["tolerance"]);

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "trendline",
        Title = "Trend line",
        Formula = "the line through the last two swing lows (highs) that no bar within k on either side reaches, at the "
            + "newest bar; touches = visits within the tolerance since its first point; broken = a close beyond it after "
            + "its second point, cut = between its points; null without two swings at most 2,048 bars apart",
        Source = "textbook",
        IsRecursive = true,
        DependsOnStart = true,
        AwaitsEvent = true,
        Parameters =
        [
            new("span", 3, 1, 1_000, "bars on either side of a swing"),
            IndicatorParameter.Factor("tolerance", 0.002, 1e-6, 0.1, "how near a touch is, fraction of the line"),
            IndicatorParameter.Choice("side", "which swings it goes through", "lows", "highs"),
        ],
        Fields =
        [
            new("value", IndicatorScale.Price, "the line at this bar"),
            new("slope", IndicatorScale.Range, "its rise a bar"),
            new("touches", IndicatorScale.Ratio, "visits, those of its points among them") { Min = 0 },
            IndicatorField.Flag("broken", "1 when a close was beyond it since"),
            IndicatorField.Flag("cut", "1 when a close between its points was beyond it"),
        ],
        WarmupBars = spec => 2 * spec.Integer("span") + 2,
        Create = spec => new Trendline(spec),
    };

    protected override void Step(in Bar bar)
    {
        _line.Add(in bar);
        if (double.IsNaN(_line.Projected))
            Emit([double.NaN, double.NaN, double.NaN, double.NaN, double.NaN]);
        else
            Emit([_line.Projected, _line.Slope, _line.Touches, _line.IsBroken ? 1 : 0, _line.IsCut ? 1 : 0]);
    }
}
