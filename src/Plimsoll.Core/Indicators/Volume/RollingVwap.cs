using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Volume;

/// <summary>
/// Volume-weighted average price of n bars: sum of tp*v / sum of v over n bars; null if nothing traded.
/// </summary>
public sealed class RollingVwap(IndicatorSpec spec) : Indicator(spec)
{
    private RollingSum _flow = new(spec.Integer("period"));
    private RollingSum _volume = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "rolling_vwap",
        Title = "Volume-weighted average price of n bars",
        Formula = "sum of tp*v / sum of v over n bars; null if nothing traded",
        Source = "textbook",
        Needs = IndicatorInput.Bars | IndicatorInput.Volume,
        Parameters = [IndicatorParameter.Period(50, "bars in the window")],
        Fields = [IndicatorField.Value(IndicatorScale.Price, "average price")],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new RollingVwap(spec),
    };

    protected override void Step(in Bar bar)
    {
        var flow = _flow.Add(PriceSource.Typical(in bar) * bar.Volume);
        var volume = _volume.Add(bar.Volume);
        Emit(volume > 0 ? flow / volume : double.NaN);
    }
}
