using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Statistics;

/// <summary>Maximum: highest price of the last n.</summary>
public sealed class Maximum(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private RollingExtreme _window = RollingExtreme.Highest(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "max",
        Title = "Maximum",
        Formula = "highest price of the last n",
        Source = "textbook",
        Parameters = [IndicatorParameter.Period(20, "prices in the window"), IndicatorParameter.Source()],
        Fields = [IndicatorField.Value(IndicatorScale.Price, "quote units")],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new Maximum(spec),
    };

    protected override void Step(in Bar bar) => Emit(_window.Add(_source.Of(in bar)));
}
