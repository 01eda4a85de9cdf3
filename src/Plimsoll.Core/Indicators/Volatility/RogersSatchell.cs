using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Volatility;

/// <summary>Rogers-Satchell volatility: sqrt(mean of ln(h/c)ln(h/o) + ln(l/c)ln(l/o)) a bar.</summary>
public sealed class RogersSatchell(IndicatorSpec spec) : Indicator(spec)
{
    private readonly int _period = spec.Integer("period");
    private RollingSum _sum = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "rogers_satchell",
        Title = "Rogers-Satchell volatility",
        Formula = "sqrt(mean of ln(h/c)ln(h/o) + ln(l/c)ln(l/o)) a bar",
        Source = "Leonard Rogers and Stephen Satchell, 1991",
        Parameters = [IndicatorParameter.Period(20, "bars in the mean")],
        Fields = [IndicatorField.Value(IndicatorScale.Ratio, "fraction a bar")],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new RogersSatchell(spec),
    };

    protected override void Step(in Bar bar)
    {
        var variance = Math.Log(bar.High / bar.Close) * Math.Log(bar.High / bar.Open)
            + Math.Log(bar.Low / bar.Close) * Math.Log(bar.Low / bar.Open);
        Emit(Math.Sqrt(Math.Max(_sum.Add(variance), 0) / _period));
    }
}
