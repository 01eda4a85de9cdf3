using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Structure;

/// <summary>Whether the last bars all have higher highs and higher lows, or all lower ones.</summary>
public sealed class Trend5(IndicatorSpec spec) : Indicator(spec)
{
    private readonly int _period = spec.Integer("period");
    private HighLowRun _run = new();

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "trend5",
        Title = "Trend of highs and lows",
        Formula = "bullish if each of the last n bars has a higher high and a higher low than the one before it in the n, "
            + "bearish if both are lower, else neutral",
        Source = "textbook",
        Parameters = [new("period", 5, 2, 1_000, "bars that must agree")],
        Fields =
        [
            IndicatorField.Flag("bullish", "1 when all rise"),
            IndicatorField.Flag("bearish", "1 when all fall"),
            IndicatorField.Flag("neutral", "1 when neither"),
            IndicatorField.Bounded("direction", -1, 1, "+1 bullish, -1 bearish, 0 neutral"),
        ],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new Trend5(spec),
    };

    protected override void Step(in Bar bar)
    {
        _run.Add(in bar);
        if (_run.Direction(_period) is var direction && !double.IsNaN(direction))
            Emit([direction > 0 ? 1 : 0, direction < 0 ? 1 : 0, direction == 0 ? 1 : 0, direction]);
    }
}
