using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Momentum;

/// <summary>Balance of power: SMA((c - o)/(h - l)), 0 for a flat bar.</summary>
public sealed class BalanceOfPower(IndicatorSpec spec) : Indicator(spec)
{
    private readonly int _period = spec.Integer("period");
    private RollingSum _sum = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "bop",
        Title = "Balance of power",
        Formula = "SMA((c - o)/(h - l)), 0 for a flat bar",
        Source = "Igor Livshin, 2001",
        Parameters = [IndicatorParameter.Period(14, "bars in the mean")],
        Fields = [IndicatorField.Bounded("value", -1, 1, "-1 sellers, 1 buyers")],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new BalanceOfPower(spec),
    };

    protected override void Step(in Bar bar)
    {
        var range = bar.High - bar.Low;
        Emit(_sum.Add(range > 0 ? (bar.Close - bar.Open) / range : 0) / _period);
    }
}
