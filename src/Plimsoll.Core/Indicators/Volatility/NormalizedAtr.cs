using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Volatility;

/// <summary>Normalized average true range: ATR/c*100.</summary>
public sealed class NormalizedAtr(IndicatorSpec spec) : Indicator(spec)
{
    private TrueRange _range = new();
    private WilderMean _mean = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "natr",
        Title = "Normalized average true range",
        Formula = "ATR/c*100",
        Source = "John Forman, 2006",
        IsRecursive = true,
        Parameters = [IndicatorParameter.Period(14, "bars of the average true range")],
        Fields = [IndicatorField.Value(IndicatorScale.Ratio, "percent of the close")],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new NormalizedAtr(spec),
    };

    protected override void Step(in Bar bar) => Emit(_mean.Add(_range.Add(in bar)) / bar.Close * 100);
}
