using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Averages;

/// <summary>McGinley dynamic: seeded with SMA(n); m += (x - m)/(n(x/m)^4).</summary>
public sealed class McGinley(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private readonly int _period = spec.Integer("period");
    private Ewma _seed = new(spec.Integer("period"), 0);
    private double _mean = double.NaN;

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "mcginley",
        Title = "McGinley dynamic",
        Formula = "seeded with SMA(n); m += (x - m)/(n(x/m)^4)",
        Source = "John McGinley, 1991",
        IsRecursive = true,
        Parameters = [IndicatorParameter.Period(14, "bars of the seed and of the pace"), IndicatorParameter.Source()],
        Fields = [IndicatorField.Value(IndicatorScale.Price, "adaptive mean, quote units")],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new McGinley(spec),
    };

    protected override void Step(in Bar bar)
    {
        var price = _source.Of(in bar);
        if (double.IsNaN(_mean))
        {
            _mean = _seed.Add(price);
        }
        else
        {
            // Far above the price the fourth power outgrows n, and the mean would run past it; it is held there then.
            var square = price / _mean * (price / _mean);
            _mean += (price - _mean) / Math.Max(_period * square * square, 1);
        }

        Emit(_mean);
    }
}
