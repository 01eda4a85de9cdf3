using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Trend;

/// <summary>
/// Zigzag of confirmed legs: a turn is the extreme of a leg, stated only once a later bar has come back from it by
/// p percent, and never moved after. Source: Arthur Merrill, Filtered Waves, 1977.
/// </summary>
public sealed class ZigZag(IndicatorSpec spec) : Indicator(spec)
{
    private readonly double _up = 1 + spec["percent"] / 100;
    private readonly double _down = 1 - spec["percent"] / 100;
    private double _high = double.NegativeInfinity;
    private double _low = double.PositiveInfinity;
    private double _pivot;
    private int _direction;

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "zigzag",
        Title = "Zigzag of confirmed legs",
        Formula = "a turn is the extreme of a leg once the price has come back from it by p percent; it is "
            + "stated only then, and never moved",
        Source = "Arthur Merrill, Filtered Waves, 1977",
        IsRecursive = true,
        DependsOnStart = true,
        AwaitsEvent = true,
        Parameters = [IndicatorParameter.Factor("percent", 5, 0.001, 99, "way back that confirms a turn")],
        Fields =
        [
            new("pivot", IndicatorScale.Price, "latest confirmed turn"),
            IndicatorField.Bounded("direction", -1, 1, "of the leg that runs since: +1 up, -1 down"),
            new("extreme", IndicatorScale.Price, "farthest price of that leg so far"),
        ],
        WarmupBars = _ => 1,
        Create = spec => new ZigZag(spec),
    };

    protected override void Step(in Bar bar)
    {
        _high = Math.Max(_high, bar.High);
        _low = Math.Min(_low, bar.Low);
        if (_direction >= 0 && bar.Low <= _high * _down && bar.High < _high)
            (_pivot, _direction, _low) = (_high, -1, bar.Low);
        else if (_direction <= 0 && bar.High >= _low * _up && bar.Low > _low)
            (_pivot, _direction, _high) = (_low, 1, bar.High);
        if (_direction != 0)
            Emit(_pivot, _direction, _direction > 0 ? _high : _low);
    }
}
