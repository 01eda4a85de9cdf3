using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Averages;

/// <summary>
/// Arnaud Legoux moving average: weights exp(-(i - m)^2 / (2s^2)), m = offset(n-1), s = n/sigma, the newest price
/// has i = n-1.
/// </summary>
public sealed class Alma(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private readonly double[] _weights = Weights(spec);
    private Window _window = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "alma",
        Title = "Arnaud Legoux moving average",
        Formula = "weights exp(-(i - m)^2 / (2s^2)), m = offset(n-1), s = n/sigma, the newest price has i = n-1",
        Source = "Arnaud Legoux and Dimitrios Kouzis Loukas, 2009",
        Parameters =
        [
            IndicatorParameter.Period(9, "bars in the mean"),
            IndicatorParameter.Factor("offset", 0.85, 0, 1, "place of the peak: 1 is the newest bar"),
            IndicatorParameter.Factor("sigma", 6, 0.1, 100, "width of the bell: n/sigma bars"),
            IndicatorParameter.Source(),
        ],
        Fields = [IndicatorField.Value(IndicatorScale.Price, "weighted mean, quote units")],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new Alma(spec),
    };

    protected override void Step(in Bar bar)
    {
        if (!_window.Add(_source.Of(in bar)))
            return;
        var sum = 0.0;
        for (var i = 0; i < _weights.Length; i++)
            sum += _weights[i] * _window[i];
        Emit(sum);
    }

    private static double[] Weights(IndicatorSpec spec)
    {
        var weights = new double[spec.Integer("period")];
        var peak = spec["offset"] * (weights.Length - 1);
        var width = weights.Length / spec["sigma"];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = Math.Exp(-(i - peak) * (i - peak) / (2 * width * width));
        var sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }
}
