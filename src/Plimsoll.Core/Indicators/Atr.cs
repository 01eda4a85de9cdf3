using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators;

/// <summary>
/// Average true range, quote units: TR = max(h−l, |h−c₋₁|, |l−c₋₁|), the first one h−l; mean of the first n, then
/// Wilder's (a(n−1)+TR)/n. Source: J. Welles Wilder, New Concepts in Technical Trading Systems, 1978.
/// </summary>
public sealed class Atr : Indicator
{
    private readonly int _period;
    private int _missing;
    private double _lastClose = double.NaN;
    private double _average;

    /// <exception cref="IndicatorException">The period is out of range.</exception>
    public Atr(int period) => _period = _missing = Kind.Checked("period", period);

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
            IndicatorField.Value("average range, quote units"),
            new("percent", "average range in percent of the close", one => ((Atr)one).Percent),
        ],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new Atr(spec.Integer("period")),
    };

    public override int WarmupBars => _period;

    /// <summary>ATR in percent of the last close; NaN until warm.</summary>
    public double Percent => Value / _lastClose * 100;

    public override void Update(in Bar bar)
    {
        // max(h, c₋₁) − min(l, c₋₁) is the largest of the three distances.
        var hasClose = !double.IsNaN(_lastClose);
        var top = hasClose ? Math.Max(bar.High, _lastClose) : bar.High;
        var bottom = hasClose ? Math.Min(bar.Low, _lastClose) : bar.Low;
        var range = top - bottom;
        _lastClose = bar.Close;
        if (_missing > 0)
        {
            Seed(range);
            return;
        }

        _average = (_average * (_period - 1) + range) / _period;
        Value = _average;
    }

    private void Seed(double range)
    {
        _average += range;
        if (--_missing > 0)
            return;
        _average /= _period;
        Value = _average;
    }
}
