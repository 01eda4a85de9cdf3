using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Averages;

/// <summary>Simple moving average: mean of the last n prices, in quote units.</summary>
public sealed class Sma(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private RollingMean _mean = new(spec.Integer("period"));

    /// <exception cref="IndicatorException">The period is out of range.</exception>
    public Sma(int period)
        : this(Kind.SpecOf(period))
    {
    }

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "sma",
        Title = "Simple moving average",
        Formula = "mean of the last n prices",
        Source = "textbook",
        Parameters = [IndicatorParameter.Period(20, "bars in the mean"), IndicatorParameter.Source()],
        Fields = [IndicatorField.Value(IndicatorScale.Price, "mean price, quote units")],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new Sma(spec),
    };

    protected override void Step(in Bar bar) => Emit(_mean.Add(_source.Of(in bar)));
}
