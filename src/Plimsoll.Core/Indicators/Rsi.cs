using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators;

/// <summary>
/// Relative strength index, 0 to 100: averages of gains and losses of the close, first simple over n changes, then
/// Wilder's (a(n−1)+x)/n; 100 − 100/(1 + gain/loss). No loss gives 100, no movement at all 50.
/// Source: J. Welles Wilder, New Concepts in Technical Trading Systems, 1978.
/// </summary>
public sealed class Rsi : Indicator
{
    private readonly int _period;
    private int _missing;
    private double _lastClose = double.NaN;
    private double _gain;
    private double _loss;

    /// <exception cref="IndicatorException">The period is out of range.</exception>
    public Rsi(int period) => _period = _missing = Kind.Checked("period", period);

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "rsi",
        Title = "Relative strength index",
        Formula = "first averages simple over n changes, then (a(n-1)+x)/n; 100 - 100/(1+gain/loss); "
            + "loss 0: 100; both 0: 50",
        Source = "J. Welles Wilder, New Concepts in Technical Trading Systems, 1978",
        IsRecursive = true,
        Parameters = [IndicatorParameter.Period(14, "changes in the first averages; Wilder's smoothing after")],
        Fields = [IndicatorField.Value("0 to 100")],
        WarmupBars = spec => spec.Integer("period") + 1,
        Create = spec => new Rsi(spec.Integer("period")),
    };

    public override int WarmupBars => _period + 1;

    public override void Update(in Bar bar)
    {
        var change = bar.Close - _lastClose;
        _lastClose = bar.Close;
        var up = Math.Max(change, 0);
        var down = up - change;
        if (_missing > 0)
        {
            Seed(change, up, down);
            return;
        }

        _gain = (_gain * (_period - 1) + up) / _period;
        _loss = (_loss * (_period - 1) + down) / _period;
        Value = Strength();
    }

    private void Seed(double change, double up, double down)
    {
        // The first bar has no change yet.
        if (double.IsNaN(change))
            return;
        _gain += up;
        _loss += down;
        if (--_missing > 0)
            return;
        _gain /= _period;
        _loss /= _period;
        Value = Strength();
    }

    // 100·g/(g+l) is 100 − 100/(1+g/l) without its division by zero.
    private double Strength()
    {
        var total = _gain + _loss;
        return total > 0 ? 100 * (_gain / total) : 50;
    }
}
