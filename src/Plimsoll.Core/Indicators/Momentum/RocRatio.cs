using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Momentum;

/// <summary>Rate of change, ratio: x / x(n).</summary>
public sealed class RocRatio(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private Delay _past = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "rocr",
        Title = "Rate of change, ratio",
        Formula = "x / x(n)",
        Source = "textbook, as in TA-Lib",
        Parameters = [IndicatorParameter.Period(10, "bars back"), IndicatorParameter.Source()],
        Fields = [IndicatorField.Value(IndicatorScale.Ratio, "times the past price")],
        WarmupBars = spec => spec.Integer("period") + 1,
        Create = spec => new RocRatio(spec),
    };

    protected override void Step(in Bar bar)
    {
        var price = _source.Of(in bar);
        Emit(price / _past.Push(price));
    }
}
