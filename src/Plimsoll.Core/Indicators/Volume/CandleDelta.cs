using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Volume;

/// <summary>
/// Candle delta: v(c - o)/max(h - l, increment); sma = mean of n; surge = 1 if the amount is more than 2 population
/// deviations of the last n, else 0.
/// </summary>
public sealed class CandleDelta(IndicatorSpec spec) : Indicator(spec)
{
    private readonly double _increment = spec["increment"];
    private RollingVariance _window = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "candle_delta",
        Title = "Candle delta",
        Formula = "v(c - o)/max(h - l, increment); sma = mean of n; surge = 1 if the amount is more than 2 "
            + "population deviations of the last n, else 0",
        Source = "textbook",
        Needs = IndicatorInput.Bars | IndicatorInput.Volume,
        Parameters =
        [
            IndicatorParameter.Period(20, "bars in mean and deviation"),
            IndicatorParameter.Factor(
                "increment", 1e-09, 0, 1000000, "smallest range: the price increment of the instrument"),
        ],
        Fields =
        [
            new("value", IndicatorScale.Other, "volume by direction, base units"),
            new("sma", IndicatorScale.Other, "mean of it"),
            IndicatorField.Bounded("surge", 0, 1, "1 when it stands out"),
        ],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new CandleDelta(spec),
    };

    protected override void Step(in Bar bar)
    {
        var range = Math.Max(bar.High - bar.Low, _increment);
        var delta = range > 0 ? bar.Volume * (bar.Close - bar.Open) / range : 0;
        var isFull = _window.Add(delta);
        Emit(delta, _window.Mean, isFull ? Math.Abs(delta) > 2 * _window.Deviation ? 1 : 0 : double.NaN);
    }
}
