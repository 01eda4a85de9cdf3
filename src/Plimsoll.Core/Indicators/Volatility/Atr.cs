using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Volatility;

/// <summary>
/// Average true range, quote units: TR = max(h−l, |h−c₋₁|, |l−c₋₁|), the first one h−l; mean of the first n, then
/// Wilder's (a(n−1)+TR)/n. Source: J. Welles Wilder, New Concepts in Technical Trading Systems, 1978.
/// </summary>
public sealed class Atr(IndicatorSpec spec) : Indicator(spec)
{
    private TrueRange _range = new();
    private WilderMean _mean = new(spec.Integer("period"));

    /// <exception cref="IndicatorException">The period is out of range.</exception>
    public Atr(int period)
        : this(Kind.SpecOf(period))
    {
    }

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "atr",
        Title = "Average true range",
        Formula = "TR = max(h-l, |h-c1|, |l-c1|), first TR = h-l; mean of the first n, then (a(n-1)+TR)/n; "
            + "percent = ATR/close*100",
        Source = "J. Welles Wilder, New Concepts in Technical Trading Systems, 1978",
        IsRecursive = true,
        Parameters = [IndicatorParameter.Period(14, "bars in the first mean; Wilder's smoothing after")],
        Fields =
        [
            IndicatorField.Value(IndicatorScale.Range, "average range, quote units"),
            new("percent", IndicatorScale.Ratio, "average range in percent of the close"),
        ],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new Atr(spec),
    };

    /// <summary>ATR in percent of the last close; NaN until warm.</summary>
    public double Percent => this[1];

    protected override void Step(in Bar bar)
    {
        var average = _mean.Add(_range.Add(in bar));
        Emit(average, average / bar.Close * 100);
    }
}
