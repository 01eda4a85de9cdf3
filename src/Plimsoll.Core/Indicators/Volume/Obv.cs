using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Volume;

/// <summary>
/// On-balance volume: 0 at the first bar; + v after a higher close, - v after a lower one; signal = SMA.
/// </summary>
public sealed class Obv(IndicatorSpec spec) : Indicator(spec)
{
    private RollingSum _signal = new(spec.Integer("signal"));
    private Change _change = new();
    private Twofold _total;
    private readonly int _signalLength = spec.Integer("signal");

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "obv",
        Title = "On-balance volume",
        Formula = "0 at the first bar; + v after a higher close, - v after a lower one; signal = SMA",
        Source = "Joseph Granville, 1963",
        Needs = IndicatorInput.Bars | IndicatorInput.Volume,
        IsRecursive = true,
        DependsOnStart = true,
        Parameters = [IndicatorParameter.Bars("signal", 14, "values in the signal")],
        Fields =
        [
            new("value", IndicatorScale.Volume, "running total, base units"),
            new("signal", IndicatorScale.Volume, "mean of the total"),
        ],
        WarmupBars = spec => spec.Integer("signal"),
        Create = spec => new Obv(spec),
    };

    protected override void Step(in Bar bar)
    {
        var change = _change.Add(bar.Close);
        if (change != 0 && !double.IsNaN(change))
            _total += change > 0 ? bar.Volume : -bar.Volume;
        var total = _total.Value;
        Emit(total, _signal.Add(total) / _signalLength);
    }
}
