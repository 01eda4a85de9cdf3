using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Momentum;

/// <summary>Elder ray: bull = h - EMA, bear = l - EMA.</summary>
public sealed class ElderRay(IndicatorSpec spec) : Indicator(spec)
{
    private Ewma _mean = Ewma.Of(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "elder_ray",
        Title = "Elder ray",
        Formula = "bull = h - EMA, bear = l - EMA",
        Source = "Alexander Elder, Trading for a Living, 1993",
        IsRecursive = true,
        Parameters = [IndicatorParameter.Period(13, "bars of the mean")],
        Fields =
        [
            new("bull", IndicatorScale.Range, "reach of the buyers, quote units"),
            new("bear", IndicatorScale.Range, "reach of the sellers, quote units"),
        ],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new ElderRay(spec),
    };

    protected override void Step(in Bar bar)
    {
        var mean = _mean.Add(bar.Close);
        Emit(bar.High - mean, bar.Low - mean);
    }
}
