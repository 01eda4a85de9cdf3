using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Momentum;

/// <summary>Pretty good oscillator: (c - SMA)/EMA(true range); 0 if nothing moved.</summary>
public sealed class PrettyGoodOscillator(IndicatorSpec spec) : Indicator(spec)
{
    private RollingVariance _mean = new(spec.Integer("period"));
    private TrueRange _range = new();
    private Ewma _ranges = Ewma.Of(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "pgo",
        Title = "Pretty good oscillator",
        Formula = "(c - SMA)/EMA(true range); 0 if nothing moved",
        Source = "Mark Johnson",
        IsRecursive = true,
        Parameters = [IndicatorParameter.Period(14, "bars of both means")],
        Fields = [IndicatorField.Value(IndicatorScale.Index, "ranges from the mean")],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new PrettyGoodOscillator(spec),
    };

    protected override void Step(in Bar bar)
    {
        _mean.Add(bar.Close);
        var range = _ranges.Add(_range.Add(in bar));
        Emit(range == 0 ? 0 : (bar.Close - _mean.Mean) / range);
    }
}
