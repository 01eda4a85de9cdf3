using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Trend;

/// <summary>
/// Wilder swing index: 50(c - c1 + 0.5(c - o) + 0.25(c1 - o1))/R * K/limit, K = max(|h - c1|, |l - c1|), R by the
/// largest of |h - c1|, |l - c1|, h - l.
/// </summary>
public sealed class SwingIndex(IndicatorSpec spec) : Indicator(spec)
{
    private Swing _swing = new(spec["limit"]);

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "swing_index",
        Title = "Wilder swing index",
        Formula = "50(c - c1 + 0.5(c - o) + 0.25(c1 - o1))/R * K/limit, K = max(|h - c1|, |l - c1|), R by "
            + "the largest of |h - c1|, |l - c1|, h - l",
        Source = "J. Welles Wilder, New Concepts in Technical Trading Systems, 1978",
        Parameters =
        [
            IndicatorParameter.Factor("limit", 8, 1e-09, 1000000000.0, "limit move of the instrument, quote units"),
        ],
        Fields = [IndicatorField.Value(IndicatorScale.Range, "-100 to 100 within the limit")],
        WarmupBars = _ => 2,
        Create = spec => new SwingIndex(spec),
    };

    protected override void Step(in Bar bar) => Emit(_swing.Add(in bar));
}
