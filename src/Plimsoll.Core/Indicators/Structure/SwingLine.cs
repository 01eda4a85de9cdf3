using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Structure;

/// <summary>
/// The line through the last two strict swing lows (or highs), projected to the newest bar. It holds while it rises
/// (falls, for highs) and no close between its points lies beyond it; two swings more than
/// <see cref="Longest"/> bars apart make no line.
/// </summary>
/// <param name="lookback">Bars on either side of a swing.</param>
/// <param name="ofLows">Through lows; else through highs.</param>
/// <param name="tolerance">How near a low (high) must come to touch it, fraction.</param>
internal sealed class SwingLine(int lookback, bool ofLows, double tolerance = 0.002)
{
    public const int Longest = 2_048;

    private readonly SwingFinder _swings = new(lookback, ofLows, isStrict: true);
    private readonly double[] _closes = new double[Longest];
    private readonly double[] _extremes = new double[Longest];
    private readonly int _sign = ofLows ? 1 : -1;
    private (long Bar, double Price) _first = (-1, double.NaN);
    private (long Bar, double Price) _second = (-1, double.NaN);
    private long _bars;
    private bool _hasLine;
    private bool _holds;
    private bool _isNear;

    /// <summary>Price of the line at the newest bar; NaN without a line that holds.</summary>
    public double Value { get; private set; } = double.NaN;

    /// <summary>The same of any line, whether it holds or not.</summary>
    public double Projected { get; private set; } = double.NaN;

    /// <summary>Price a bar; NaN without a line.</summary>
    public double Slope => _hasLine ? Rise : double.NaN;

    /// <summary>Visits from its first point on, those of its two points among them; bars in a row are one visit.</summary>
    public int Touches { get; private set; }

    /// <summary>A close between its points lay beyond it.</summary>
    public bool IsCut { get; private set; }

    /// <summary>A close after its second point lay beyond it.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The swing that is its second point; NaN without a swing.</summary>
    public double LastSwing => _second.Price;

    public void Add(in Bar bar)
    {
        _closes[_bars % Longest] = bar.Close;
        var extreme = ofLows ? bar.Low : bar.High;
        _extremes[_bars % Longest] = extreme;
        var swing = _swings.Add(extreme);
        if (!double.IsNaN(swing))
        {
            (_first, _second) = (_second, (_swings.LastBar, swing));
            Draw();
        }
        else if (_hasLine)
        {
            Visit(_bars);
        }

        Projected = _hasLine ? At(_bars) : double.NaN;
        Value = _holds ? Projected : double.NaN;
        _bars++;
    }

    private double Rise => (_second.Price - _first.Price) / (_second.Bar - _first.Bar);

    private double At(long bar) => _second.Price + Rise * (bar - _second.Bar);

    private void Draw()
    {
        _hasLine = _first.Bar >= 0 && _first.Bar > _bars - Longest;
        (IsCut, IsBroken, _isNear, Touches) = (false, false, false, 0);
        if (_hasLine)
            for (var bar = _first.Bar; bar <= _bars; bar++)
                Visit(bar);
        _holds = _hasLine && !IsCut && _sign * (_second.Price - _first.Price) > 0;
    }

    private void Visit(long bar)
    {
        var level = At(bar);
        if (bar != _first.Bar && bar != _second.Bar && _sign * (_closes[bar % Longest] - level) < 0)
        {
            IsCut |= bar < _second.Bar;
            IsBroken |= bar > _second.Bar;
        }

        var isNear = Math.Abs(_extremes[bar % Longest] - level) <= tolerance * level;
        Touches += isNear && !_isNear ? 1 : 0;
        _isNear = isNear;
    }
}
