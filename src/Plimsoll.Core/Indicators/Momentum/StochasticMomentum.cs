using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Momentum;

/// <summary>
/// Stochastic momentum index: 100 * EMA(EMA(c - middle)) / EMA(EMA(HH - LL)/2), middle = (HH + LL)/2 of n bars, 0
/// if flat; signal = EMA.
/// </summary>
public sealed class StochasticMomentum(IndicatorSpec spec) : Indicator(spec)
{
    private HighLow _range = new(spec.Integer("period"));
    private Ewma _offset = Ewma.Chosen(spec, "first");
    private Ewma _offsetSmooth = Ewma.Chosen(spec, "second");
    private Ewma _width = Ewma.Chosen(spec, "first");
    private Ewma _widthSmooth = Ewma.Chosen(spec, "second");
    private Ewma _signal = Ewma.Chosen(spec, "signal");

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "smi",
        Title = "Stochastic momentum index",
        Formula = "100 * EMA(EMA(c - middle)) / EMA(EMA(HH - LL)/2), middle = (HH + LL)/2 of n bars, 0 if "
            + "flat; signal = EMA",
        Source = "William Blau, 1993; seed first is the variant of Stock.Indicators",
        IsRecursive = true,
        Parameters =
        [
            IndicatorParameter.Period(13, "bars of the range"),
            IndicatorParameter.Bars("first", 25, "values of the first mean"),
            IndicatorParameter.Bars("second", 2, "values of the second mean"),
            IndicatorParameter.Bars("signal", 3, "values in the signal"),
            IndicatorParameter.Choice(
                "seed", "what means begin with: the mean of their first values, or the first", "mean", "first"),
        ],
        Fields =
        [
            IndicatorField.Bounded("value", -100, 100, "-100 to 100"),
            IndicatorField.Bounded("signal", -100, 100, "mean of the value"),
        ],
        WarmupBars = spec => spec.Choice("seed") == "first"
            ? spec.Integer("period")
            : spec.Integer("period") + spec.Integer("first") + spec.Integer("second") + spec.Integer("signal") - 3,
        Create = spec => new StochasticMomentum(spec),
    };

    protected override void Step(in Bar bar)
    {
        _range.Add(in bar);
        var offset = _offsetSmooth.Add(_offset.Add(bar.Close - _range.Middle));
        var width = _widthSmooth.Add(_width.Add(_range.Range / 2));
        var value = width == 0 ? 0 : 100 * Math.Clamp(offset / width, -1, 1);
        Emit(value, _signal.Add(value));
    }
}
