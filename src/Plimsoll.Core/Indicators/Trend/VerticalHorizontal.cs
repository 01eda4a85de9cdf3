using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Trend;

/// <summary>
/// Vertical horizontal filter: (highest - lowest close of n) / sum of |change| over n; 0 if nothing moved.
/// </summary>
public sealed class VerticalHorizontal(IndicatorSpec spec) : Indicator(spec)
{
    private HighLow _range = new(spec.Integer("period"));
    private RollingSum _path = new(spec.Integer("period"));
    private Change _change = new();

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "vhf",
        Title = "Vertical horizontal filter",
        Formula = "(highest - lowest close of n) / sum of |change| over n; 0 if nothing moved",
        Source = "Adam White, 1991",
        Parameters = [IndicatorParameter.Period(28, "bars")],
        Fields = [IndicatorField.Value(IndicatorScale.Index, "large in a trend")],
        WarmupBars = spec => spec.Integer("period") + 1,
        Create = spec => new VerticalHorizontal(spec),
    };

    protected override void Step(in Bar bar)
    {
        _range.Add(bar.Close, bar.Close);
        var path = _path.Add(Math.Abs(_change.Add(bar.Close)));
        Emit(path == 0 ? 0 : _range.Range / path);
    }
}
