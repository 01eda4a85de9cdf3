using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Averages;

/// <summary>Volume-weighted moving average: sum of x*v / sum of v over n bars; null if nothing traded.</summary>
public sealed class Vwma(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private RollingSum _flow = new(spec.Integer("period"));
    private RollingSum _volume = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "vwma",
        Title = "Volume-weighted moving average",
        Formula = "sum of x*v / sum of v over n bars; null if nothing traded",
        Source = "textbook",
        Needs = IndicatorInput.Bars | IndicatorInput.Volume,
        Parameters = [IndicatorParameter.Period(20, "bars in the mean"), IndicatorParameter.Source()],
        Fields = [IndicatorField.Value(IndicatorScale.Price, "mean price, quote units")],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new Vwma(spec),
    };

    protected override void Step(in Bar bar)
    {
        var flow = _flow.Add(_source.Of(in bar) * bar.Volume);
        var volume = _volume.Add(bar.Volume);
        Emit(volume > 0 ? flow / volume : double.NaN);
    }
}
