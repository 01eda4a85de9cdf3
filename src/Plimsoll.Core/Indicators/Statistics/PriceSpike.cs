using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Statistics;

/// <summary>
/// Augen price spike: (c - c1) / (c1 * population deviation of the n log returns before); null if it is 0.
/// </summary>
public sealed class PriceSpike(IndicatorSpec spec) : Indicator(spec)
{
    private RollingVariance _returns = new(spec.Integer("period"));
    private Change _change = new();

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "price_spike",
        Title = "Augen price spike",
        Formula = "(c - c1) / (c1 * population deviation of the n log returns before); null if it is 0",
        Source = "Jeff Augen, The Volatility Edge in Options Trading, 2008",
        Parameters = [IndicatorParameter.Period(20, "returns before") with { Min = 2 }],
        Fields = [IndicatorField.Value(IndicatorScale.Ratio, "deviations")],
        WarmupBars = spec => spec.Integer("period") + 2,
        Create = spec => new PriceSpike(spec),
    };

    protected override void Step(in Bar bar)
    {
        var last = _change.Last;
        var change = _change.Add(bar.Close);
        var usual = last * _returns.Deviation;
        Emit(usual > 0 ? change / usual : double.NaN);
        _returns.Add(Math.Log(bar.Close / last));
    }
}
