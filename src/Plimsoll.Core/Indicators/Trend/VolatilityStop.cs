using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Trend;

/// <summary>
/// Volatility stop: best close of the trend -+ m*ATR(n) of the bar before; a close beyond turns it; the first trend
/// is that of the first n closes.
/// </summary>
public sealed class VolatilityStop(IndicatorSpec spec) : Indicator(spec)
{
    private readonly double _multiplier = spec["multiplier"];
    private TrueRange _range = new();
    private WilderMean _mean = new(spec.Integer("period"));
    private double _highest = double.NegativeInfinity;
    private double _lowest = double.PositiveInfinity;
    private double _first = double.NaN;
    private double _last;
    private double _best = double.NaN;
    private bool _isUp;

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "volatility_stop",
        Title = "Volatility stop",
        Formula = "best close of the trend -+ m*ATR(n) of the bar before; a close beyond turns it; the first "
            + "trend is that of the first n closes",
        Source = "J. Welles Wilder, New Concepts in Technical Trading Systems, 1978",
        IsRecursive = true,
        DependsOnStart = true,
        Parameters =
        [
            IndicatorParameter.Period(7, "bars of the average true range"),
            IndicatorParameter.Factor("multiplier", 3, 0.1, 100, "ranges from the best close"),
        ],
        Fields =
        [
            new("value", IndicatorScale.Price, "stop, quote units"),
            IndicatorField.Bounded("direction", -1, 1, "trend after the close: +1 up, -1 down"),
        ],
        WarmupBars = spec => spec.Integer("period") + 1,
        Create = spec => new VolatilityStop(spec),
    };

    protected override void Step(in Bar bar)
    {
        var width = _multiplier * _mean.Value;
        _mean.Add(_range.Add(in bar));
        if (double.IsNaN(width))
            Gather(bar.Close);
        else
            Follow(bar.Close, width);
        _last = bar.Close;
    }

    private void Gather(double close)
    {
        _first = double.IsNaN(_first) ? close : _first;
        _highest = Math.Max(_highest, close);
        _lowest = Math.Min(_lowest, close);
    }

    private void Follow(double close, double width)
    {
        if (double.IsNaN(_best))
        {
            _isUp = _last > _first;
            _best = _isUp ? _highest : _lowest;
        }

        var stop = _isUp ? _best - width : _best + width;
        if (_isUp ? close < stop : close > stop)
            (_isUp, _best) = (!_isUp, close);
        else
            _best = _isUp ? Math.Max(_best, close) : Math.Min(_best, close);
        Emit(stop, _isUp ? 1 : -1);
    }
}
