using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Price;

/// <summary>Price: the named price of the bar.</summary>
public sealed class BarPrice(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "price",
        Title = "Price",
        Formula = "the named price of the bar",
        Source = "textbook",
        Parameters = [IndicatorParameter.Source()],
        Fields = [IndicatorField.Value(IndicatorScale.Price, "quote units")],
        WarmupBars = _ => 1,
        Create = spec => new BarPrice(spec),
    };

    protected override void Step(in Bar bar) => Emit(_source.Of(in bar));
}
