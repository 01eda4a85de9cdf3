using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Statistics;

/// <summary>Minimum: lowest price of the last n.</summary>
public sealed class Minimum(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private RollingExtreme _window = RollingExtreme.Lowest(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "min",
        Title = "Minimum",
        Formula = "lowest price of the last n",
        Source = "textbook",
        Parameters = [IndicatorParameter.Period(20, "prices in the window"), IndicatorParameter.Source()],
        Fields = [IndicatorField.Value(IndicatorScale.Price, "quote units")],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new Minimum(spec),
    };

    protected override void Step(in Bar bar) => Emit(_window.Add(_source.Of(in bar)));
}
