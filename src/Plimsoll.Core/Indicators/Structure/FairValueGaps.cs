using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Structure;

/// <summary>
/// Fair value gaps: what three bars left untraded around a strong one. Of the live gaps the one nearest to the close, else
/// the last that ended, until it is forgotten.
/// </summary>
public sealed class FairValueGaps(IndicatorSpec spec) : Indicator(spec)
{
    private readonly double[] _none = [.. Kind.Fields.Select(_ => double.NaN)];
    private int _missing = spec.WarmupBars;

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "fvg",
        Title = "Fair value gap",
        Formula = "bullish if l > h of two bars before: [h2, l], bearish mirrored; gap >= 0.1 % of the middle close, middle "
            + "body >= impulse * SMA(TR); fresh, mitigated at the first touch, filled at the far edge, expired and forgotten "
            + "after life bars; score = 1 + 0.3 breaker + 0.3 order block overlapped + 0.2 if the middle closed beyond the "
            + "10 bars before + min(0.2(body/SMA(TR) - impulse), 0.3); the live gap whose mid is nearest to the close, else "
            + "the newest",
        Source = "Michael Huddleston, Inner Circle Trader",
        AwaitsEvent = true,
        Parameters =
        [
            new("life", 50, 1, 500, "bars that a gap is followed"),
            IndicatorParameter.Period(14, "bars of the mean true range"),
            IndicatorParameter.Factor("impulse", 1.5, 0.1, 2, "least body of the middle bar, in mean true ranges"),
        ],
        Fields =
        [
            new("mid", IndicatorScale.Price, "half of the gap"),
            IndicatorField.Bounded("side", -1, 1, "+1 bullish, -1 bearish"),
            new("top", IndicatorScale.Price, "upper edge"),
            new("bottom", IndicatorScale.Price, "lower edge"),
            IndicatorField.Bounded("state", 0, 3, "0 fresh, 1 mitigated, 2 filled, 3 expired"),
            new("age", IndicatorScale.Index, "bars since the third bar") { Min = 0 },
            new("score", IndicatorScale.Ratio, "1 and more for what speaks for it"),
            new("time", IndicatorScale.Index, "open time of the middle bar, seconds since 1970: with the side its identity"),
        ],
        WarmupBars = spec => GapBook.Memory(spec.Integer("life"), spec.Integer("period")),
        Create = spec => new FairValueGaps(spec),
    };

    /// <summary>All that are not forgotten.</summary>
    internal GapBook Book { get; } = new(spec.Integer("life"), spec.Integer("period"), spec["impulse"]);

    protected override void Step(in Bar bar)
    {
        Book.Add(in bar);
        if (_missing > 0 && --_missing > 0)
            return;
        var place = Book.Relevant(bar.Close);
        if (place < 0)
        {
            Emit(_none);
            return;
        }

        ref readonly var gap = ref Book[place];
        var seconds = gap.MiddleTime.Micros / Timestamp.MicrosPerSecond;
        Emit([gap.Middle, gap.Side, gap.Top, gap.Bottom, (double)gap.State, gap.Age, gap.Score, seconds]);
    }
}
