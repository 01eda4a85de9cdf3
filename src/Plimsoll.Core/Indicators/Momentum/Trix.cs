using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Momentum;

/// <summary>TRIX: change in percent of the EMA of the EMA of the EMA.</summary>
public sealed class Trix(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private readonly EwmaChain _chain = new(spec, 3);
    private Change _change = new();

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "trix",
        Title = "TRIX",
        Formula = "change in percent of the EMA of the EMA of the EMA",
        Source = "Jack Hutson, 1983",
        IsRecursive = true,
        Parameters =
        [
            IndicatorParameter.Period(15, "bars of each mean"),
            IndicatorParameter.Source(),
            IndicatorParameter.Seed(),
        ],
        Fields = [IndicatorField.Value(IndicatorScale.Ratio, "percent a bar")],
        WarmupBars = spec => EwmaChain.Warmup(spec, 3) + 1,
        Create = spec => new Trix(spec),
    };

    protected override void Step(in Bar bar)
    {
        var last = _change.Last;
        Emit(100 * _change.Add(_chain.Add(_source.Of(in bar))) / last);
    }
}
