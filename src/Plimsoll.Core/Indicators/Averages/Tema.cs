using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Averages;

/// <summary>Triple exponential moving average: 3*e1 - 3*e2 + e3, each the EMA of the one before.</summary>
public sealed class Tema(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private readonly EwmaChain _chain = new(spec, 3);

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "tema",
        Title = "Triple exponential moving average",
        Formula = "3*e1 - 3*e2 + e3, each the EMA of the one before",
        Source = "Patrick Mulloy, 1994",
        IsRecursive = true,
        Parameters =
        [
            IndicatorParameter.Period(20, "bars of each mean"),
            IndicatorParameter.Source(),
            IndicatorParameter.Seed(),
        ],
        Fields = [IndicatorField.Value(IndicatorScale.Price, "mean price, quote units")],
        WarmupBars = spec => EwmaChain.Warmup(spec, 3),
        Create = spec => new Tema(spec),
    };

    protected override void Step(in Bar bar)
    {
        _chain.Add(_source.Of(in bar));
        Emit(3 * (_chain[0] - _chain[1]) + _chain[2]);
    }
}
