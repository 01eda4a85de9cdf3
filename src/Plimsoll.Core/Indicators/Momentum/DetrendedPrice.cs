using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Momentum;

/// <summary>
/// Detrended price oscillator: x(n/2+1) - SMA(n): the price of n/2+1 bars ago less the mean that is central to it,
/// known only now.
/// </summary>
public sealed class DetrendedPrice(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private RollingMean _mean = new(spec.Integer("period"));
    private Delay _past = new(spec.Integer("period") / 2 + 1);

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "dpo",
        Title = "Detrended price oscillator",
        Formula = "x(n/2+1) - SMA(n): the price of n/2+1 bars ago less the mean that is central to it, known "
            + "only now",
        Source = "textbook",
        Parameters = [IndicatorParameter.Period(20, "bars in the mean"), IndicatorParameter.Source()],
        Fields = [IndicatorField.Value(IndicatorScale.Range, "quote units")],
        WarmupBars = spec => Math.Max(spec.Integer("period"), spec.Integer("period") / 2 + 2),
        Create = spec => new DetrendedPrice(spec),
    };

    protected override void Step(in Bar bar)
    {
        var price = _source.Of(in bar);
        Emit(_past.Push(price) - _mean.Add(price));
    }
}
