using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Structure;

/// <summary>A bar that is nearly all body on more volume than usual: somebody moves the price on purpose.</summary>
public sealed class Displacement(IndicatorSpec spec) : Indicator(spec)
{
    // Sums of the same numbers in another order differ by less.
    private const double Noise = 1e-9;

    private readonly double _share = spec["share"];
    private readonly int _period = spec.Integer("period");
    private RollingSum _volumes = new(spec.Integer("period"));
    private RollingSum _ranges = new(spec.Integer("period"));
    private double _usualVolume = double.NaN;
    private double _usualRange = double.NaN;

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "displacement",
        Title = "Displacement",
        Formula = "1 if |c - o| >= share(h - l) > 0 and v > mean v of the n bars before; without a volume: h - l > mean of "
            + "h - l; direction = its sign",
        Source = "textbook",
        Parameters =
        [
            IndicatorParameter.Period(10, "bars before"),
            IndicatorParameter.Factor("share", 0.7, 0, 1, "least share of the body in the range"),
        ],
        Fields =
        [
            IndicatorField.Flag("value", "1 when it is one"),
            IndicatorField.Bounded("direction", -1, 1, "+1 up, -1 down, 0 when it is none"),
        ],
        WarmupBars = spec => spec.Integer("period") + 1,
        Create = spec => new Displacement(spec),
    };

    protected override void Step(in Bar bar)
    {
        var range = bar.High - bar.Low;
        if (!double.IsNaN(_usualRange))
            Judge(in bar, range);
        _usualRange = _ranges.Add(range) / _period;
        if (!double.IsNaN(bar.Volume))
            _usualVolume = _volumes.Add(bar.Volume) / _period;
    }

    private void Judge(in Bar bar, double range)
    {
        var hasVolume = !double.IsNaN(bar.Volume) && !double.IsNaN(_usualVolume);
        var (now, usual) = hasVolume ? (bar.Volume, _usualVolume) : (range, _usualRange);
        var isOne = range > 0 && Math.Abs(bar.Close - bar.Open) >= _share * range
            && now > 0 && now > usual * (1 + Noise);
        Emit(isOne ? 1 : 0, isOne ? Math.Sign(bar.Close - bar.Open) : 0);
    }
}
