using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Averages;

/// <summary>
/// Variable index dynamic average: a = 2/(n+1); v += a|CMO(n)|/100 * (x - v), starting at the price n bars in.
/// </summary>
public sealed class Vidya(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private readonly double _weight = 2.0 / (spec.Integer("period") + 1);
    private NetMomentum _momentum = new(spec);
    private double _last = double.NaN;
    private double _mean = double.NaN;

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "vidya",
        Title = "Variable index dynamic average",
        Formula = "a = 2/(n+1); v += a|CMO(n)|/100 * (x - v), starting at the price n bars in",
        Source = "Tushar Chande, 1992; smoothing wilder is the variant of LEAN",
        IsRecursive = true,
        Parameters =
        [
            IndicatorParameter.Period(9, "changes of the momentum, and bars of the mean"),
            IndicatorParameter.Source(),
            IndicatorParameter.Choice(
                "smoothing", "how the momentum is taken: by sums, or by Wilder's means as in TA-Lib", "sums", "wilder"),
        ],
        Fields = [IndicatorField.Value(IndicatorScale.Price, "adaptive mean, quote units")],
        WarmupBars = spec => spec.Integer("period") + 1,
        Create = spec => new Vidya(spec),
    };

    protected override void Step(in Bar bar)
    {
        var price = _source.Of(in bar);
        var pace = _weight * Math.Abs(_momentum.Add(price));
        if (!double.IsNaN(pace))
        {
            _mean = double.IsNaN(_mean) ? _last : _mean;
            _mean += pace * (price - _mean);
            Emit(_mean);
        }

        _last = price;
    }
}
