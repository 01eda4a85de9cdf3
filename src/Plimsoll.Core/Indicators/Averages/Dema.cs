using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Averages;

/// <summary>Double exponential moving average: 2*e1 - e2, e2 = EMA of e1.</summary>
public sealed class Dema(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private readonly EwmaChain _chain = new(spec, 2);

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "dema",
        Title = "Double exponential moving average",
        Formula = "2*e1 - e2, e2 = EMA of e1",
        Source = "Patrick Mulloy, 1994",
        IsRecursive = true,
        Parameters =
        [
            IndicatorParameter.Period(20, "bars of each mean"),
            IndicatorParameter.Source(),
            IndicatorParameter.Seed(),
        ],
        Fields = [IndicatorField.Value(IndicatorScale.Price, "mean price, quote units")],
        WarmupBars = spec => EwmaChain.Warmup(spec, 2),
        Create = spec => new Dema(spec),
    };

    protected override void Step(in Bar bar)
    {
        _chain.Add(_source.Of(in bar));
        Emit(2 * _chain[0] - _chain[1]);
    }
}
