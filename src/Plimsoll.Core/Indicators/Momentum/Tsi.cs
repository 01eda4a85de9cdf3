using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Momentum;

/// <summary>
/// True strength index: 100 * EMA(EMA(change, slow), fast) / EMA(EMA(|change|, slow), fast), 0 if nothing moved;
/// signal = EMA.
/// </summary>
public sealed class Tsi(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private Change _change = new();
    private Ewma _net = Ewma.Of(spec.Integer("slow"));
    private Ewma _netSmooth = Ewma.Of(spec.Integer("fast"));
    private Ewma _path = Ewma.Of(spec.Integer("slow"));
    private Ewma _pathSmooth = Ewma.Of(spec.Integer("fast"));
    private Ewma _signal = Ewma.Of(spec.Integer("signal"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "tsi",
        Title = "True strength index",
        Formula = "100 * EMA(EMA(change, slow), fast) / EMA(EMA(|change|, slow), fast), 0 if nothing moved; "
            + "signal = EMA",
        Source = "William Blau, 1991",
        IsRecursive = true,
        Parameters =
        [
            IndicatorParameter.Bars("slow", 25, "changes of the first mean"),
            IndicatorParameter.Bars("fast", 13, "values of the second mean"),
            IndicatorParameter.Bars("signal", 7, "values in the signal"),
            IndicatorParameter.Source(),
        ],
        Fields =
        [
            IndicatorField.Bounded("value", -100, 100, "-100 to 100"),
            IndicatorField.Bounded("signal", -100, 100, "mean of the value"),
        ],
        WarmupBars = spec => spec.Integer("slow") + spec.Integer("fast") + spec.Integer("signal") - 1,
        Create = spec => new Tsi(spec),
    };

    protected override void Step(in Bar bar)
    {
        var change = _change.Add(_source.Of(in bar));
        var net = _netSmooth.Add(_net.Add(change));
        var path = _pathSmooth.Add(_path.Add(Math.Abs(change)));
        var value = path == 0 ? 0 : 100 * Math.Clamp(net / path, -1, 1);
        Emit(value, _signal.Add(value));
    }
}
