using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Statistics;

/// <summary>Z-score: (x - mean)/population deviation of the last n prices; null if the deviation is 0.</summary>
public sealed class ZScore(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private RollingVariance _window = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "zscore",
        Title = "Z-score",
        Formula = "(x - mean)/population deviation of the last n prices; null if the deviation is 0",
        Source = "textbook",
        Parameters =
        [
            IndicatorParameter.Period(20, "prices in the window") with { Min = 2 },
            IndicatorParameter.Source(),
        ],
        Fields = [IndicatorField.Value(IndicatorScale.Index, "deviations from the mean")],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new ZScore(spec),
    };

    protected override void Step(in Bar bar)
    {
        var price = _source.Of(in bar);
        if (_window.Add(price))
            Emit(_window.Variance > 0 ? (price - _window.Mean) / _window.Deviation : double.NaN);
    }
}
