using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators;

/// <summary>Exponential moving average of the close: seeded with SMA(n), then e += 2/(n+1) · (close − e).</summary>
public sealed class Ema : Indicator
{
    private readonly double _weight;
    private int _missing;
    private double _average;

    /// <exception cref="IndicatorException">The period is out of range.</exception>
    public Ema(int period)
    {
        WarmupBars = _missing = Kind.Checked("period", period);
        _weight = 2.0 / (period + 1);
    }

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "ema",
        Title = "Exponential moving average",
        Formula = "seeded with SMA(n); a = 2/(n+1); e += a(close - e)",
        Source = "textbook",
        IsRecursive = true,
        Parameters = [IndicatorParameter.Period(20, "bars of the seed; the weight of a bar is 2/(n+1)")],
        Fields = [IndicatorField.Value("average close, quote units")],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new Ema(spec.Integer("period")),
    };

    public override int WarmupBars { get; }

    public override void Update(in Bar bar)
    {
        if (_missing > 0)
        {
            Seed(bar.Close);
            return;
        }

        _average += _weight * (bar.Close - _average);
        Value = _average;
    }

    private void Seed(double close)
    {
        _average += close;
        if (--_missing > 0)
            return;
        _average /= WarmupBars;
        Value = _average;
    }
}
