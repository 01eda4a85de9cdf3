using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Statistics;

/// <summary>
/// Skewness: third moment of the last n prices about their mean / deviation cubed; null if the deviation is 0.
/// </summary>
public sealed class Skewness(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private RollingVariance _moments = new(spec.Integer("period"));
    private Window _window = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "skewness",
        Title = "Skewness",
        Formula = "third moment of the last n prices about their mean / deviation cubed; null if the deviation is 0",
        Source = "textbook",
        Parameters =
        [
            IndicatorParameter.Period(20, "prices in the window") with { Min = 2 },
            IndicatorParameter.Source(),
        ],
        Fields = [IndicatorField.Value(IndicatorScale.Index, "0 for a normal distribution")],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new Skewness(spec),
    };

    protected override void Step(in Bar bar)
    {
        var price = _source.Of(in bar);
        _moments.Add(price);
        if (!_window.Add(price))
            return;
        var sum = 0.0;
        for (var i = 0; i < _window.Length; i++)
        {
            var away = _window[i] - _moments.Mean;
            sum += away * away * away;
        }

        Emit(_moments.Variance > 0 ? sum / _window.Length / Math.Pow(_moments.Variance, 1.5) : double.NaN);
    }
}
