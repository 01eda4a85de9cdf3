using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Averages;

/// <summary>
/// Kaufman adaptive moving average: er = |x - x(n)| / sum|change| (0 if nothing moved); c = (er(2/(fast+1) -
/// 2/(slow+1)) + 2/(slow+1))^2; k += c(x - k), starting at the price n bars in.
/// </summary>
public sealed class Kama(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private readonly double _fast = 2.0 / (spec.Integer("fast") + 1);
    private readonly double _slow = 2.0 / (spec.Integer("slow") + 1);
    private EfficiencyRatio _efficiency = new(spec.Integer("period"));
    private double _last = double.NaN;
    private double _mean = double.NaN;

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "kama",
        Title = "Kaufman adaptive moving average",
        Formula = "er = |x - x(n)| / sum|change| (0 if nothing moved); c = (er(2/(fast+1) - 2/(slow+1)) + "
            + "2/(slow+1))^2; k += c(x - k), starting at the price n bars in",
        Source = "Perry Kaufman, Smarter Trading, 1995",
        IsRecursive = true,
        Parameters =
        [
            IndicatorParameter.Period(10, "bars of the efficiency ratio"),
            IndicatorParameter.Bars("fast", 2, "bars of the mean in a trend"),
            IndicatorParameter.Bars("slow", 30, "bars of the mean in noise"),
            IndicatorParameter.Source(),
        ],
        Fields =
        [
            IndicatorField.Value(IndicatorScale.Price, "adaptive mean, quote units"),
            IndicatorField.Bounded("efficiency", 0, 1, "efficiency ratio"),
        ],
        Rules = [IndicatorRule.Less("fast", "slow")],
        WarmupBars = spec => spec.Integer("period") + 1,
        Create = spec => new Kama(spec),
    };

    protected override void Step(in Bar bar)
    {
        var price = _source.Of(in bar);
        var efficiency = _efficiency.Add(price);
        if (!double.IsNaN(efficiency))
        {
            var weight = efficiency * (_fast - _slow) + _slow;
            _mean = double.IsNaN(_mean) ? _last : _mean;
            _mean += weight * weight * (price - _mean);
        }

        _last = price;
        Emit(_mean, efficiency);
    }
}
