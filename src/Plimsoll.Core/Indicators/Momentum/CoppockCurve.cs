using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Momentum;

/// <summary>Coppock curve: WMA(ROC(short) + ROC(long), n).</summary>
public sealed class CoppockCurve(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private Delay _short = new(spec.Integer("short"));
    private Delay _long = new(spec.Integer("long"));
    private RollingLine _mean = new(spec.Integer("mean"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "coppock",
        Title = "Coppock curve",
        Formula = "WMA(ROC(short) + ROC(long), n)",
        Source = "Edwin Coppock, 1962",
        Parameters =
        [
            IndicatorParameter.Bars("short", 11, "bars back of the short change"),
            IndicatorParameter.Bars("long", 14, "bars back of the long change"),
            IndicatorParameter.Bars("mean", 10, "values in the weighted mean"),
            IndicatorParameter.Source(),
        ],
        Fields = [IndicatorField.Value(IndicatorScale.Ratio, "percent")],
        WarmupBars = spec => Math.Max(spec.Integer("short"), spec.Integer("long")) + spec.Integer("mean"),
        Create = spec => new CoppockCurve(spec),
    };

    protected override void Step(in Bar bar)
    {
        var price = _source.Of(in bar);
        var (near, far) = (_short.Push(price), _long.Push(price));
        _mean.Add(100 * ((price - near) / near + (price - far) / far));
        Emit(_mean.WeightedMean);
    }
}
