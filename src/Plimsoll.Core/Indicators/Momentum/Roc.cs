using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Momentum;

/// <summary>Rate of change: (x - x(n))/x(n)*100.</summary>
public sealed class Roc(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private Delay _past = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "roc",
        Title = "Rate of change",
        Formula = "(x - x(n))/x(n)*100",
        Source = "textbook",
        Parameters = [IndicatorParameter.Period(10, "bars back"), IndicatorParameter.Source()],
        Fields = [IndicatorField.Value(IndicatorScale.Ratio, "change in percent")],
        WarmupBars = spec => spec.Integer("period") + 1,
        Create = spec => new Roc(spec),
    };

    protected override void Step(in Bar bar)
    {
        var price = _source.Of(in bar);
        var past = _past.Push(price);
        Emit((price - past) / past * 100);
    }
}
