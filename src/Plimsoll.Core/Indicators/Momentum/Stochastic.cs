using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Momentum;

/// <summary>
/// Stochastic oscillator: raw = 100(c - LL(n))/(HH(n) - LL(n)), 50 if flat; k = SMA(raw, smooth); d = SMA(k,
/// signal).
/// </summary>
public sealed class Stochastic(IndicatorSpec spec) : Indicator(spec)
{
    private HighLow _range = new(spec.Integer("period"));
    private RollingSum _smooth = new(spec.Integer("smooth"));
    private RollingSum _signal = new(spec.Integer("signal"));
    private readonly int _smoothLength = spec.Integer("smooth");
    private readonly int _signalLength = spec.Integer("signal");

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "stochastic",
        Title = "Stochastic oscillator",
        Formula = "raw = 100(c - LL(n))/(HH(n) - LL(n)), 50 if flat; k = SMA(raw, smooth); d = SMA(k, signal)",
        Source = "George Lane, 1957",
        Parameters =
        [
            IndicatorParameter.Period(14, "bars of the range"),
            IndicatorParameter.Bars("smooth", 3, "raw values in k"),
            IndicatorParameter.Bars("signal", 3, "values of k in d"),
        ],
        Fields =
        [
            IndicatorField.Bounded("k", 0, 100, "place of the close in the range, percent"),
            IndicatorField.Bounded("d", 0, 100, "mean of k"),
        ],
        WarmupBars = spec => spec.Integer("period") + spec.Integer("smooth") + spec.Integer("signal") - 2,
        Create = spec => new Stochastic(spec),
    };

    protected override void Step(in Bar bar)
    {
        _range.Add(in bar);
        var k = _smooth.Add(_range.Percent(bar.Close)) / _smoothLength;
        Emit(k, _signal.Add(k) / _signalLength);
    }
}
