using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Volatility;

/// <summary>
/// Bollinger squeeze: squeeze = 1 if the bandwidth is less than 0.7, expansion = 1 if it is more than 1.3 times the
/// median of the last m bandwidths, else 0.
/// </summary>
public sealed class BollingerSqueeze(IndicatorSpec spec) : Indicator(spec)
{
    private readonly double _multiplier = spec["multiplier"];
    private RollingVariance _window = new(spec.Integer("period"));
    private SortedWindow _widths = new(spec.Integer("lookback"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "bb_squeeze",
        Title = "Bollinger squeeze",
        Formula = "squeeze = 1 if the bandwidth is less than 0.7, expansion = 1 if it is more than 1.3 times "
            + "the median of the last m bandwidths, else 0",
        Source = "John Bollinger, Bollinger on Bollinger Bands, 2001",
        Parameters =
        [
            IndicatorParameter.Period(20, "bars in the mean") with { Min = 2 },
            IndicatorParameter.Factor("multiplier", 2, 0.1, 100, "deviations from the mean"),
            new("lookback", 50, 1, 1_000, "bandwidths in the median"),
        ],
        Fields =
        [
            new("squeeze", IndicatorScale.Ratio, "1 while narrow") { Min = 0, Max = 1 },
            new("expansion", IndicatorScale.Ratio, "1 while wide") { Min = 0, Max = 1 },
        ],
        WarmupBars = spec => spec.Integer("period") + spec.Integer("lookback") - 1,
        Create = spec => new BollingerSqueeze(spec),
    };

    protected override void Step(in Bar bar)
    {
        if (!_window.Add(bar.Close))
            return;
        var width = 2 * _multiplier * _window.Deviation / _window.Mean;
        if (!_widths.Add(width))
            return;
        var median = _widths.Median;
        Emit(width < 0.7 * median ? 1 : 0, width > 1.3 * median ? 1 : 0);
    }
}
