using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Momentum;

/// <summary>Momentum: x - x(n).</summary>
public sealed class PriceMomentum(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private Delay _past = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "momentum",
        Title = "Momentum",
        Formula = "x - x(n)",
        Source = "textbook",
        Parameters = [IndicatorParameter.Period(10, "bars back"), IndicatorParameter.Source()],
        Fields = [IndicatorField.Value(IndicatorScale.Range, "change, quote units")],
        WarmupBars = spec => spec.Integer("period") + 1,
        Create = spec => new PriceMomentum(spec),
    };

    protected override void Step(in Bar bar)
    {
        var price = _source.Of(in bar);
        Emit(price - _past.Push(price));
    }
}
