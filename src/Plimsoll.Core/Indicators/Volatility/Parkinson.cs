using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Volatility;

/// <summary>Parkinson volatility: sqrt(mean of ln(h/l)^2 / (4 ln 2)) a bar.</summary>
public sealed class Parkinson(IndicatorSpec spec) : Indicator(spec)
{
    private readonly int _period = spec.Integer("period");
    private RollingSum _sum = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "parkinson",
        Title = "Parkinson volatility",
        Formula = "sqrt(mean of ln(h/l)^2 / (4 ln 2)) a bar",
        Source = "Michael Parkinson, 1980",
        Parameters = [IndicatorParameter.Period(20, "bars in the mean")],
        Fields = [IndicatorField.Value(IndicatorScale.Ratio, "fraction a bar")],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new Parkinson(spec),
    };

    protected override void Step(in Bar bar)
    {
        var variance = Math.Pow(Math.Log(bar.High / bar.Low), 2) / (4 * Math.Log(2));
        Emit(Math.Sqrt(Math.Max(_sum.Add(variance), 0) / _period));
    }
}
