using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Volatility;

/// <summary>
/// Ulcer index: root mean square over n bars of the percent that the close is below the highest close of n.
/// </summary>
public sealed class UlcerIndex(IndicatorSpec spec) : Indicator(spec)
{
    private readonly int _period = spec.Integer("period");
    private RollingExtreme _highest = RollingExtreme.Highest(spec.Integer("period"));
    private RollingSum _sum = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "ulcer_index",
        Title = "Ulcer index",
        Formula = "root mean square over n bars of the percent that the close is below the highest close of n",
        Source = "Peter Martin, 1987",
        Parameters = [IndicatorParameter.Period(14, "bars")],
        Fields = [IndicatorField.Value(IndicatorScale.Ratio, "percent")],
        WarmupBars = spec => 2 * spec.Integer("period") - 1,
        Create = spec => new UlcerIndex(spec),
    };

    protected override void Step(in Bar bar)
    {
        var fall = 100 * (bar.Close / _highest.Add(bar.Close) - 1);
        Emit(Math.Sqrt(Math.Max(_sum.Add(fall * fall), 0) / _period));
    }
}
