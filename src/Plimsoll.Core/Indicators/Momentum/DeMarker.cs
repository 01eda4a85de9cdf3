using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Momentum;

/// <summary>
/// DeMarker: sum of max(h - h1, 0) over that plus the sum of max(l1 - l, 0), of n bars; 0.5 if neither.
/// </summary>
public sealed class DeMarker(IndicatorSpec spec) : Indicator(spec)
{
    private RollingSum _ups = new(spec.Integer("period"));
    private RollingSum _downs = new(spec.Integer("period"));
    private Change _high = new();
    private Change _low = new();

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "demarker",
        Title = "DeMarker",
        Formula = "sum of max(h - h1, 0) over that plus the sum of max(l1 - l, 0), of n bars; 0.5 if neither",
        Source = "Tom DeMark, 1994",
        Parameters = [IndicatorParameter.Period(14, "bars in the sums")],
        Fields = [IndicatorField.Bounded("value", 0, 1, "0 to 1")],
        WarmupBars = spec => spec.Integer("period") + 1,
        Create = spec => new DeMarker(spec),
    };

    protected override void Step(in Bar bar)
    {
        var up = _ups.Add(Math.Max(_high.Add(bar.High), 0));
        var all = up + _downs.Add(Math.Max(-_low.Add(bar.Low), 0));
        Emit(all == 0 ? 0.5 : up / all);
    }
}
