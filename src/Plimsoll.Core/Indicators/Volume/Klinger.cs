using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Volume;

/// <summary>
/// Klinger volume oscillator: volume force v|2(dm/cm - 1)| * trend * 100, dm = h - l, cm = sum of dm of the trend
/// of h+l+c, from the third bar; EMA(fast) - EMA(slow); signal = EMA.
/// </summary>
public sealed class Klinger(IndicatorSpec spec) : Indicator(spec)
{
    private Ewma _fast = Ewma.Of(spec.Integer("fast"));
    private Ewma _slow = Ewma.Of(spec.Integer("slow"));
    private Ewma _signal = Ewma.Of(spec.Integer("signal"));
    private double _lastSum = double.NaN;
    private double _lastRange;
    private double _measure;
    private int _trend;

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "kvo",
        Title = "Klinger volume oscillator",
        Formula = "volume force v|2(dm/cm - 1)| * trend * 100, dm = h - l, cm = sum of dm of the trend of "
            + "h+l+c, from the third bar; EMA(fast) - EMA(slow); signal = EMA",
        Source = "Stephen Klinger, 1997",
        Needs = IndicatorInput.Bars | IndicatorInput.Volume,
        IsRecursive = true,
        Parameters =
        [
            IndicatorParameter.Bars("fast", 34, "bars of the fast mean"),
            IndicatorParameter.Bars("slow", 55, "bars of the slow mean"),
            IndicatorParameter.Bars("signal", 13, "values in the signal"),
        ],
        Fields =
        [
            new("value", IndicatorScale.Volume, "base units"),
            new("signal", IndicatorScale.Volume, "mean of the value"),
        ],
        Rules = [IndicatorRule.Less("fast", "slow")],
        WarmupBars = spec => spec.Integer("slow") + spec.Integer("signal") + 1,
        Create = spec => new Klinger(spec),
    };

    protected override void Step(in Bar bar)
    {
        var sum = bar.High + bar.Low + bar.Close;
        var range = bar.High - bar.Low;
        var trend = double.IsNaN(_lastSum) ? 0 : sum > _lastSum ? 1 : -1;
        var force = double.NaN;
        if (_trend != 0)
        {
            _measure = range + (trend == _trend ? _measure : _lastRange);
            force = _measure == 0 ? 0 : bar.Volume * Math.Abs(2 * (range / _measure - 1)) * trend * 100;
        }

        (_trend, _lastSum, _lastRange) = (trend, sum, range);
        var value = _fast.Add(force) - _slow.Add(force);
        Emit(value, _signal.Add(value));
    }
}
