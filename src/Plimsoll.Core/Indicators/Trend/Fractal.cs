using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Trend;

/// <summary>
/// Williams fractal: a bar whose high (low) is beyond that of k bars on either side; known k bars later, and held
/// until the next.
/// </summary>
public sealed class Fractal(IndicatorSpec spec) : Indicator(spec)
{
    private readonly int _span = spec.Integer("span");
    private Window _highs = new(2 * spec.Integer("span") + 1);
    private Window _lows = new(2 * spec.Integer("span") + 1);
    private double _high = double.NaN;
    private double _low = double.NaN;

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "fractal",
        Title = "Williams fractal",
        Formula = "a bar whose high (low) is beyond that of k bars on either side; known k bars later, and "
            + "held until the next",
        Source = "Bill Williams, Trading Chaos, 1995",
        IsRecursive = true,
        DependsOnStart = true,
        AwaitsEvent = true,
        Parameters = [new("span", 2, 1, 1_000, "bars on either side")],
        Fields =
        [
            new("high", IndicatorScale.Price, "latest confirmed high"),
            new("low", IndicatorScale.Price, "latest confirmed low"),
        ],
        WarmupBars = spec => 2 * spec.Integer("span") + 1,
        Create = spec => new Fractal(spec),
    };

    protected override void Step(in Bar bar)
    {
        _highs.Add(bar.High);
        if (!_lows.Add(bar.Low))
            return;
        _high = IsPeak(in _highs, 1) ? _highs[_span] : _high;
        _low = IsPeak(in _lows, -1) ? _lows[_span] : _low;
        Emit(_high, _low);
    }

    private bool IsPeak(in Window window, int sign)
    {
        var middle = window[_span];
        for (var i = 0; i < window.Length; i++)
            if (i != _span && sign * window[i] >= sign * middle)
                return false;
        return true;
    }
}
