using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Averages;

/// <summary>Exponential moving average: seeded with SMA(n), then e += 2/(n+1) · (price − e).</summary>
public sealed class Ema(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private Ewma _mean = Ewma.Of(spec.Integer("period"));

    /// <exception cref="IndicatorException">The period is out of range.</exception>
    public Ema(int period)
        : this(Kind.SpecOf(period))
    {
    }

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "ema",
        Title = "Exponential moving average",
        Formula = "seeded with SMA(n); a = 2/(n+1); e += a(price - e)",
        Source = "textbook",
        IsRecursive = true,
        Parameters =
        [
            IndicatorParameter.Period(20, "bars of the seed; the weight of a bar is 2/(n+1)"),
            IndicatorParameter.Source(),
        ],
        Fields = [IndicatorField.Value(IndicatorScale.Price, "mean price, quote units")],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new Ema(spec),
    };

    protected override void Step(in Bar bar) => Emit(_mean.Add(_source.Of(in bar)));
}
