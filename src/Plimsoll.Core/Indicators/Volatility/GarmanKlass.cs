using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Volatility;

/// <summary>Garman-Klass volatility: sqrt(mean of ln(h/l)^2/2 - (2 ln 2 - 1)ln(c/o)^2) a bar.</summary>
public sealed class GarmanKlass(IndicatorSpec spec) : Indicator(spec)
{
    private readonly int _period = spec.Integer("period");
    private RollingSum _sum = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "garman_klass",
        Title = "Garman-Klass volatility",
        Formula = "sqrt(mean of ln(h/l)^2/2 - (2 ln 2 - 1)ln(c/o)^2) a bar",
        Source = "Mark Garman and Michael Klass, 1980",
        Parameters = [IndicatorParameter.Period(20, "bars in the mean")],
        Fields = [IndicatorField.Value(IndicatorScale.Ratio, "fraction a bar")],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new GarmanKlass(spec),
    };

    protected override void Step(in Bar bar)
    {
        var variance = Math.Pow(Math.Log(bar.High / bar.Low), 2) / 2
            - (2 * Math.Log(2) - 1) * Math.Pow(Math.Log(bar.Close / bar.Open), 2);
        Emit(Math.Sqrt(Math.Max(_sum.Add(variance), 0) / _period));
    }
}
