using Plimsoll.Core.Indicators;
using Plimsoll.Core.Indicators.Blocks;

namespace Plimsoll.Core.Strategies.JadeCap;

/// <summary>Two averages of the higher timeframe, and where the fast one stood some higher bars ago.</summary>
internal sealed class Trend(JadeCapOptions options, IndicatorHub higher)
{
    private readonly Indicator _fast = higher.Ema(options.Fast);
    private readonly Indicator _slow = higher.Ema(options.Slow);
    private Delay _delay = new(options.SlopeBars);
    private long _bars;

    public double Fast => _fast.Value;

    public double Slow => _slow.Value;

    /// <summary>The fast average so many higher bars ago; NaN until there were as many.</summary>
    public double Earlier { get; private set; } = double.NaN;

    /// <summary>Looks whether a higher bar became final; once a bar.</summary>
    public void Look()
    {
        if (higher.Bars == _bars)
            return;
        _bars = higher.Bars;
        Earlier = _delay.Push(Fast);
    }
}
