using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Statistics;

/// <summary>Variance: population variance of the last n prices.</summary>
public sealed class Variance(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private RollingVariance _window = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "variance",
        Title = "Variance",
        Formula = "population variance of the last n prices",
        Source = "textbook",
        Parameters = [IndicatorParameter.Period(20, "prices in the window"), IndicatorParameter.Source()],
        Fields = [IndicatorField.Value(IndicatorScale.Other, "squared quote units")],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new Variance(spec),
    };

    protected override void Step(in Bar bar)
    {
        if (_window.Add(_source.Of(in bar)))
            Emit(_window.Variance);
    }
}
