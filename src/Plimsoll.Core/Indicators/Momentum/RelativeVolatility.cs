using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Momentum;

/// <summary>
/// Relative volatility index: RSI of the population deviation: Wilder means of the deviation on rising and on
/// falling bars; 50 if neither.
/// </summary>
public sealed class RelativeVolatility(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private RollingVariance _window = new(spec.Integer("deviation"));
    private WilderMean _up = new(spec.Integer("period"));
    private WilderMean _down = new(spec.Integer("period"));
    private Change _change = new();

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "relative_volatility",
        Title = "Relative volatility index",
        Formula = "RSI of the population deviation: Wilder means of the deviation on rising and on falling "
            + "bars; 50 if neither",
        Source = "Donald Dorsey, 1993",
        IsRecursive = true,
        Parameters =
        [
            IndicatorParameter.Bars("deviation", 10, "prices in the deviation"),
            IndicatorParameter.Period(14, "bars of the means"),
            IndicatorParameter.Source(),
        ],
        Fields = [IndicatorField.Bounded("value", 0, 100, "0 to 100")],
        WarmupBars = spec => Math.Max(spec.Integer("deviation"), 2) + spec.Integer("period") - 1,
        Create = spec => new RelativeVolatility(spec),
    };

    protected override void Step(in Bar bar)
    {
        var price = _source.Of(in bar);
        var change = _change.Add(price);
        if (!_window.Add(price) || double.IsNaN(change))
            return;
        var up = _up.Add(change > 0 ? _window.Deviation : 0);
        var all = up + _down.Add(change < 0 ? _window.Deviation : 0);
        Emit(all == 0 ? 50 : 100 * (up / all));
    }
}
