using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Statistics;

/// <summary>Logarithmic return: ln(x / x(n)).</summary>
public sealed class LogReturn(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private Delay _past = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "log_return",
        Title = "Logarithmic return",
        Formula = "ln(x / x(n))",
        Source = "textbook",
        Parameters = [IndicatorParameter.Period(14, "bars back"), IndicatorParameter.Source()],
        Fields = [IndicatorField.Value(IndicatorScale.Ratio, "logarithm of the ratio")],
        WarmupBars = spec => spec.Integer("period") + 1,
        Create = spec => new LogReturn(spec),
    };

    protected override void Step(in Bar bar)
    {
        var price = _source.Of(in bar);
        Emit(Math.Log(price / _past.Push(price)));
    }
}
