using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Statistics;

/// <summary>
/// Sortino ratio: mean of the last n simple returns / root mean square of the negative ones among them; null if
/// there is none.
/// </summary>
public sealed class SortinoRatio(IndicatorSpec spec) : Indicator(spec)
{
    private readonly int _period = spec.Integer("period");
    private RollingSum _returns = new(spec.Integer("period"));
    private RollingSum _squares = new(spec.Integer("period"));
    private Change _change = new();

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "sortino",
        Title = "Sortino ratio",
        Formula = "mean of the last n simple returns / root mean square of the negative ones among them; "
            + "null if there is none",
        Source = "Frank Sortino, 1994",
        AwaitsEvent = true,
        Parameters = [IndicatorParameter.Period(15, "returns in the window")],
        Fields = [IndicatorField.Value(IndicatorScale.Ratio, "a bar, not annualized")],
        WarmupBars = spec => spec.Integer("period") + 1,
        Create = spec => new SortinoRatio(spec),
    };

    protected override void Step(in Bar bar)
    {
        var last = _change.Last;
        var gain = _change.Add(bar.Close) / last;
        var sum = _returns.Add(gain);
        var squares = _squares.Add(gain < 0 ? gain * gain : gain * 0);
        Emit(squares > 0 ? sum / Math.Sqrt(squares * _period) : double.NaN);
    }
}
