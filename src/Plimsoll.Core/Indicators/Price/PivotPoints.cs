using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Price;

/// <summary>
/// Floor traders' pivot points: levels from high, low and close of the UTC day, week (from Monday) or month before.
/// The period in which the data begins is not whole and gives no levels.
/// </summary>
public sealed class PivotPoints(IndicatorSpec spec) : Indicator(spec)
{
    private readonly double[] _shares = Shares(spec.Choice("method"));
    private readonly double[] _levels = new double[7];
    private readonly bool _isStandard = spec.Choice("method") == "standard";
    private CalendarPeriod _period = new(spec.Choice("window"));
    private int _begun;
    private double _high;
    private double _low;
    private double _close;

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "pivot_points",
        Title = "Pivot points",
        Formula = "of the whole period before: pp = (h+l+c)/3; standard: r1 = 2pp - l, s1 = 2pp - h, r2 and s2 = pp +- "
            + "(h-l), r3 = h + 2(pp - l), s3 = l - 2(h - pp); fibonacci: pp +- 0.382, 0.618, 1 times (h-l); "
            + "camarilla: c +- 1.1/12, 1.1/6, 1.1/4 times (h-l)",
        Source = "textbook; Nick Scott for camarilla",
        AwaitsEvent = true,
        Parameters =
        [
            IndicatorParameter.Choice("window", "period whose prices make the levels", "day", "week", "month"),
            IndicatorParameter.Choice("method", "how the levels are made", "standard", "fibonacci", "camarilla"),
        ],
        Fields =
        [
            new("pp", IndicatorScale.Price, "pivot"),
            new("r1", IndicatorScale.Price, "first resistance"),
            new("r2", IndicatorScale.Price, "second resistance"),
            new("r3", IndicatorScale.Price, "third resistance"),
            new("s1", IndicatorScale.Price, "first support"),
            new("s2", IndicatorScale.Price, "second support"),
            new("s3", IndicatorScale.Price, "third support"),
        ],
        WarmupBars = _ => 3,
        Create = spec => new PivotPoints(spec),
    };

    protected override void Step(in Bar bar)
    {
        if (_period.Begins(in bar))
        {
            // The first beginning is that of the data, the second that of the first whole period.
            if (_begun == 2)
                Emit(Levels());
            _begun = Math.Min(_begun + 1, 2);
            (_high, _low) = (bar.High, bar.Low);
        }

        _high = Math.Max(_high, bar.High);
        _low = Math.Min(_low, bar.Low);
        _close = bar.Close;
    }

    private ReadOnlySpan<double> Levels()
    {
        var (pivot, range) = ((_high + _low + _close) / 3, _high - _low);
        _levels[0] = pivot;
        if (_isStandard)
        {
            (_levels[1], _levels[2], _levels[3]) = (2 * pivot - _low, pivot + range, _high + 2 * (pivot - _low));
            (_levels[4], _levels[5], _levels[6]) = (2 * pivot - _high, pivot - range, _low - 2 * (_high - pivot));
            return _levels;
        }

        var middle = _shares[0] > 0.3 ? pivot : _close;
        for (var i = 0; i < 3; i++)
            (_levels[1 + i], _levels[4 + i]) = (middle + _shares[i] * range, middle - _shares[i] * range);
        return _levels;
    }

    private static double[] Shares(string method) =>
        method == "camarilla" ? [1.1 / 12, 1.1 / 6, 1.1 / 4] : [0.382, 0.618, 1];
}
