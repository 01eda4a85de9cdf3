using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Trend;

/// <summary>
/// Vortex indicator: plus = sum|h - l1| / sum TR, minus = sum|l - h1| / sum TR, of n bars; null if nothing moved.
/// </summary>
public sealed class Vortex(IndicatorSpec spec) : Indicator(spec)
{
    private RollingSum _plus = new(spec.Integer("period"));
    private RollingSum _minus = new(spec.Integer("period"));
    private RollingSum _ranges = new(spec.Integer("period"));
    private TrueRange _range = new();
    private Bar? _last;

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "vortex",
        Title = "Vortex indicator",
        Formula = "plus = sum|h - l1| / sum TR, minus = sum|l - h1| / sum TR, of n bars; null if nothing moved",
        Source = "Etienne Botes and Douglas Siepman, 2010",
        Parameters = [IndicatorParameter.Period(14, "bars in the sums")],
        Fields =
        [
            new("plus", IndicatorScale.Index, "upward movement"),
            new("minus", IndicatorScale.Index, "downward movement"),
        ],
        WarmupBars = spec => spec.Integer("period") + 1,
        Create = spec => new Vortex(spec),
    };

    protected override void Step(in Bar bar)
    {
        var range = _range.Add(in bar);
        if (_last is { } last)
        {
            var plus = _plus.Add(Math.Abs(bar.High - last.Low));
            var minus = _minus.Add(Math.Abs(bar.Low - last.High));
            var ranges = _ranges.Add(range);
            Emit(ranges > 0 ? plus / ranges : double.NaN, ranges > 0 ? minus / ranges : double.NaN);
        }

        _last = bar;
    }
}
