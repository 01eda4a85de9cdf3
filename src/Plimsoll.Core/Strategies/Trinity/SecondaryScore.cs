using Plimsoll.Core.Indicators;
using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Strategies.Trinity;

/// <summary>
/// What else speaks for an entry by weight, in points; told with its reason, decides nothing. Bands expand 15, stochastic
/// crosses up below 20 10, close above the lower band of the day's average price and rising 12, above the cloud 20, through
/// it 25, tenkan above kijun 15, delta crosses its mean 18, delta surges 12, bullish divergence of the last two swing lows
/// 10; 10 more if price on 4h bars is above EMA(20) with ADX above 20, else all of it times 0.8.
/// </summary>
internal sealed class SecondaryScore(IndicatorHub indicators)
{
    private const int SwingSpan = 3;
    private const double Oversold = 20;
    private const double HigherTrending = 20;
    private const double Disagreement = 0.8;

    private readonly Indicator _bands = indicators.Get("bb_squeeze(20,2,50)");
    private readonly Indicator _stochastic = indicators.Get("stochastic(14,3,3)");
    private readonly Indicator _vwap = indicators.Get("vwap(14)");
    private readonly Indicator _cloud = indicators.Get("ichimoku");
    private readonly Indicator _delta = indicators.Get("candle_delta(20)");
    private readonly Indicator _rsi = indicators.Rsi(14);
    private readonly Indicator _swings = indicators.Get("swings(3)");
    private readonly Indicator _higherEma = indicators.Higher(Higher).Ema(20);
    private readonly Indicator _higherAdx = indicators.Higher(Higher).Get("adx(14)");
    private Delay _rsiAtSwing = new(SwingSpan);
    private Moment _last = Moment.None;
    private (double Low, double Rsi) _swing = (double.NaN, double.NaN);
    private bool _diverges;

    /// <summary>Timeframe that must agree.</summary>
    public static Timeframe Higher { get; } = Timeframe.Of("4h");

    /// <summary>Of the last bar looked at.</summary>
    public double Value { get; private set; }

    /// <summary>Once a bar.</summary>
    public void Look(in Bar bar)
    {
        Diverge();
        var now = new Moment(
            bar.Close, _cloud[5], _stochastic[0], _stochastic[1], _delta.Value, _delta[1]);
        var points = Points(in bar, now);
        var agrees = bar.Close > _higherEma.Value && _higherAdx.Value > HigherTrending;
        Value = agrees ? points + 10 : points * Disagreement;
        _last = now;
    }

    private double Points(in Bar bar, Moment now) =>
        (_bands[1] > 0 ? 15 : 0)
        + (_last.K <= _last.D && now.K > now.D && now.K < Oversold ? 10 : 0)
        + (bar.Close > _vwap[2] && bar.Close > _last.Close ? 12 : 0)
        + (bar.Close > now.CloudTop ? 20 : 0)
        + (_last.Close <= _last.CloudTop && bar.Close > now.CloudTop ? 25 : 0)
        + (_cloud[0] > _cloud[1] ? 15 : 0)
        + (_last.Delta <= _last.MeanDelta && now.Delta > now.MeanDelta ? 18 : 0)
        + (_delta[2] > 0 ? 12 : 0)
        + (_diverges ? 10 : 0);

    // A swing is known as many bars later as it must stand out from; the RSI is that of its own bar.
    private void Diverge()
    {
        var rsi = _rsiAtSwing.Push(_rsi.Value);
        if (_swings[3] != SwingSpan)
            return;
        var low = _swings[1];
        _diverges = low < _swing.Low && rsi > _swing.Rsi;
        _swing = (low, rsi);
    }

    private readonly record struct Moment(
        double Close, double CloudTop, double K, double D, double Delta, double MeanDelta)
    {
        public static Moment None { get; } =
            new(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
    }
}
