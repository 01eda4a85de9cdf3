using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Momentum;

/// <summary>
/// Relative vigor index: SMA of the symmetric mean (1,2,2,1)/6 of c - o over that of h - l, null if all bars are
/// flat; signal = the symmetric mean of it.
/// </summary>
public sealed class RelativeVigor(IndicatorSpec spec) : Indicator(spec)
{
    private Symmetric _body = new();
    private Symmetric _range = new();
    private Symmetric _signal = new();
    private RollingSum _bodies = new(spec.Integer("period"));
    private RollingSum _ranges = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "relative_vigor",
        Title = "Relative vigor index",
        Formula = "SMA of the symmetric mean (1,2,2,1)/6 of c - o over that of h - l, null if all bars are "
            + "flat; signal = the symmetric mean of it",
        Source = "John Ehlers, 2002",
        Parameters = [IndicatorParameter.Period(10, "bars in the means")],
        Fields =
        [
            new("value", IndicatorScale.Index, "body as a share of the range"),
            new("signal", IndicatorScale.Index, "mean of the value"),
        ],
        WarmupBars = spec => spec.Integer("period") + 6,
        Create = spec => new RelativeVigor(spec),
    };

    protected override void Step(in Bar bar)
    {
        var body = _bodies.Add(_body.Add(bar.Close - bar.Open));
        var range = _ranges.Add(_range.Add(bar.High - bar.Low));
        var value = range > 0 ? body / range : double.NaN;
        Emit(value, _signal.Add(value));
    }

    private struct Symmetric()
    {
        private Window _window = new(4);

        public double Add(double value) => _window.Add(value)
            ? (_window[0] + 2 * _window[1] + 2 * _window[2] + _window[3]) / 6
            : double.NaN;
    }
}
