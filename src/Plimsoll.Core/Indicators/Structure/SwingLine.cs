using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Structure;

/// <summary>
/// The line through the last two strict swing lows (or highs), projected to the newest bar. It holds while it rises
/// (falls, for highs) and no close between its points lies beyond it; two swings more than
/// <see cref="Longest"/> bars apart make no line.
/// </summary>
internal sealed class SwingLine(int lookback, bool ofLows)
{
    public const int Longest = 2_048;

    private readonly SwingFinder _swings = new(lookback, ofLows, isStrict: true);
    private readonly double[] _closes = new double[Longest];
    private readonly int _sign = ofLows ? 1 : -1;
    private (long Bar, double Price) _first = (-1, double.NaN);
    private (long Bar, double Price) _second = (-1, double.NaN);
    private long _bars;
    private bool _holds;

    /// <summary>Price of the line at the newest bar; NaN without a line that holds.</summary>
    public double Value { get; private set; } = double.NaN;

    public void Add(in Bar bar)
    {
        _closes[_bars % Longest] = bar.Close;
        var swing = _swings.Add(ofLows ? bar.Low : bar.High);
        if (!double.IsNaN(swing))
        {
            (_first, _second) = (_second, (_swings.LastBar, swing));
            _holds = Holds();
        }

        Value = _holds ? At(_bars) : double.NaN;
        _bars++;
    }

    private double Slope => (_second.Price - _first.Price) / (_second.Bar - _first.Bar);

    private double At(long bar) => _second.Price + Slope * (bar - _second.Bar);

    private bool Holds()
    {
        if (_first.Bar < 0 || _first.Bar <= _bars - Longest || _sign * (_second.Price - _first.Price) <= 0)
            return false;
        for (var bar = _first.Bar + 1; bar < _second.Bar; bar++)
            if (_sign * (_closes[bar % Longest] - At(bar)) < 0)
                return false;
        return true;
    }
}
