using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Volatility;

/// <summary>Average true range, simple mean: mean of the last n true ranges, of the first bar h-l.</summary>
public sealed class AtrSma(IndicatorSpec spec) : Indicator(spec)
{
    private readonly int _period = spec.Integer("period");
    private TrueRange _range = new();
    private RollingSum _sum = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "atr_sma",
        Title = "Average true range, simple mean",
        Formula = "mean of the last n true ranges, of the first bar h-l",
        Source = "textbook",
        Parameters = [IndicatorParameter.Period(14, "bars in the mean")],
        Fields = [IndicatorField.Value(IndicatorScale.Range, "average range, quote units")],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new AtrSma(spec),
    };

    protected override void Step(in Bar bar) => Emit(_sum.Add(_range.Add(in bar)) / _period);
}
