using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Volatility;

/// <summary>Average range: SMA(h - l).</summary>
public sealed class AverageRange(IndicatorSpec spec) : Indicator(spec)
{
    private readonly int _period = spec.Integer("period");
    private RollingSum _sum = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "average_range",
        Title = "Average range",
        Formula = "SMA(h - l)",
        Source = "textbook",
        Parameters = [IndicatorParameter.Period(20, "bars")],
        Fields = [IndicatorField.Value(IndicatorScale.Range, "quote units")],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new AverageRange(spec),
    };

    protected override void Step(in Bar bar) => Emit(_sum.Add(bar.High - bar.Low) / _period);
}
