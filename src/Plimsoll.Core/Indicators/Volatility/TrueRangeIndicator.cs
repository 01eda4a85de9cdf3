using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Volatility;

/// <summary>True range: max(h-l, |h-c1|, |l-c1|), of the first bar h-l.</summary>
public sealed class TrueRangeIndicator(IndicatorSpec spec) : Indicator(spec)
{
    private TrueRange _range = new();

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "true_range",
        Title = "True range",
        Formula = "max(h-l, |h-c1|, |l-c1|), of the first bar h-l",
        Source = "J. Welles Wilder, New Concepts in Technical Trading Systems, 1978",
        IsRecursive = true,
        Parameters = [],
        Fields = [IndicatorField.Value(IndicatorScale.Range, "quote units")],
        WarmupBars = _ => 1,
        Create = spec => new TrueRangeIndicator(spec),
    };

    protected override void Step(in Bar bar) => Emit(_range.Add(in bar));
}
