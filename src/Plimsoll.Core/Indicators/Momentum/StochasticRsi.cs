using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Momentum;

/// <summary>
/// Stochastic RSI: place of RSI(n) in its range of m values, percent; value = SMA of it, signal = SMA(value).
/// </summary>
public sealed class StochasticRsi(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private readonly int _smoothLength = spec.Integer("smooth");
    private readonly int _signalLength = spec.Integer("signal");
    private Strength _strength = new(spec.Integer("period"));
    private HighLow _range = new(spec.Integer("range"));
    private RollingSum _smooth = new(spec.Integer("smooth"));
    private RollingSum _signal = new(spec.Integer("signal"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "stoch_rsi",
        Title = "Stochastic RSI",
        Formula = "place of RSI(n) in its range of m values, percent; value = SMA of it, signal = SMA(value)",
        Source = "Tushar Chande and Stanley Kroll, The New Technical Trader, 1994",
        IsRecursive = true,
        Parameters =
        [
            IndicatorParameter.Period(14, "changes of the RSI"),
            IndicatorParameter.Bars("range", 14, "values of the RSI in its range"),
            IndicatorParameter.Bars("signal", 3, "values in the signal"),
            IndicatorParameter.Bars("smooth", 1, "values in the smoothing"),
            IndicatorParameter.Source(),
        ],
        Fields =
        [
            IndicatorField.Bounded("value", 0, 100, "percent, 50 if flat"),
            IndicatorField.Bounded("signal", 0, 100, "mean of the value"),
        ],
        WarmupBars = spec => spec.Integer("period") + spec.Integer("range") + spec.Integer("smooth")
            + spec.Integer("signal") - 2,
        Create = spec => new StochasticRsi(spec),
    };

    protected override void Step(in Bar bar)
    {
        var strength = _strength.Add(_source.Of(in bar));
        _range.Add(strength, strength);
        var value = _smooth.Add(_range.Percent(strength)) / _smoothLength;
        Emit(value, _signal.Add(value) / _signalLength);
    }
}
