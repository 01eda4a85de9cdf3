using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Volatility;

/// <summary>Chaikin volatility: change in percent over n bars of EMA(h - l); null if it was 0.</summary>
public sealed class ChaikinVolatility(IndicatorSpec spec) : Indicator(spec)
{
    private Ewma _mean = Ewma.Of(spec.Integer("mean"));
    private Delay _past = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "chaikin_volatility",
        Title = "Chaikin volatility",
        Formula = "change in percent over n bars of EMA(h - l); null if it was 0",
        Source = "Marc Chaikin",
        IsRecursive = true,
        Parameters =
        [
            IndicatorParameter.Bars("mean", 10, "bars of the mean"),
            IndicatorParameter.Period(10, "bars back"),
        ],
        Fields = [IndicatorField.Value(IndicatorScale.Index, "percent")],
        WarmupBars = spec => spec.Integer("mean") + spec.Integer("period"),
        Create = spec => new ChaikinVolatility(spec),
    };

    protected override void Step(in Bar bar)
    {
        var mean = _mean.Add(bar.High - bar.Low);
        var past = _past.Push(mean);
        Emit(past > 0 ? 100 * (mean - past) / past : double.NaN);
    }
}
