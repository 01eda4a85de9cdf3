using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Volume;

/// <summary>
/// Negative volume index: 1000 at the first bar; times c/c1 when the volume is less than before.
/// </summary>
public sealed class NegativeVolumeIndex(IndicatorSpec spec) : Indicator(spec)
{
    private double _index = 1_000;
    private double _lastClose;
    private double _lastVolume = double.NaN;

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "nvi",
        Title = "Negative volume index",
        Formula = "1000 at the first bar; times c/c1 when the volume is less than before",
        Source = "Paul Dysart, 1936; Norman Fosback, 1976",
        Needs = IndicatorInput.Bars | IndicatorInput.Volume,
        IsRecursive = true,
        DependsOnStart = true,
        Parameters = [],
        Fields = [IndicatorField.Value(IndicatorScale.Ratio, "1000 at the start")],
        WarmupBars = _ => 1,
        Create = spec => new NegativeVolumeIndex(spec),
    };

    protected override void Step(in Bar bar)
    {
        if (bar.Volume < _lastVolume)
            _index *= bar.Close / _lastClose;
        (_lastClose, _lastVolume) = (bar.Close, bar.Volume);
        Emit(_index);
    }
}
