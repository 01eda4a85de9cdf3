using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Volatility;

/// <summary>
/// Rate of change with bands: roc = change in percent over n; signal = EMA(roc); upper and lower = +- the root mean
/// square of the last m.
/// </summary>
public sealed class RateOfChangeBands(IndicatorSpec spec) : Indicator(spec)
{
    private readonly int _deviationLength = spec.Integer("deviation");
    private Delay _past = new(spec.Integer("period"));
    private Ewma _signal = Ewma.Of(spec.Integer("signal"));
    private RollingSum _squares = new(spec.Integer("deviation"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "roc_bands",
        Title = "Rate of change with bands",
        Formula = "roc = change in percent over n; signal = EMA(roc); upper and lower = +- the root mean "
            + "square of the last m",
        Source = "Steve Nison; as in Stock.Indicators",
        IsRecursive = true,
        Parameters =
        [
            IndicatorParameter.Period(20, "bars back"),
            IndicatorParameter.Bars("signal", 5, "values in the signal"),
            IndicatorParameter.Bars("deviation", 5, "values in the bands"),
        ],
        Fields =
        [
            new("roc", IndicatorScale.Ratio, "percent"),
            new("signal", IndicatorScale.Ratio, "mean of the change"),
            new("upper", IndicatorScale.Ratio, "upper band"),
            new("lower", IndicatorScale.Ratio, "lower band"),
        ],
        WarmupBars = spec => spec.Integer("period") + Math.Max(spec.Integer("signal"), spec.Integer("deviation")),
        Create = spec => new RateOfChangeBands(spec),
    };

    protected override void Step(in Bar bar)
    {
        var past = _past.Push(bar.Close);
        var change = 100 * (bar.Close - past) / past;
        var band = Math.Sqrt(Math.Max(_squares.Add(change * change), 0) / _deviationLength);
        Emit([change, _signal.Add(change), band, -band]);
    }
}
