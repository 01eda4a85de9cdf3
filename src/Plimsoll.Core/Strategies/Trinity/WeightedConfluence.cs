using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Strategies.Trinity;

/// <summary>
/// Six conditions by weight: regime 25 (close above the long average or the cloud), trend 20 (ADX above 25), entry 20
/// (a low half a percent below the EMA and a close above it, or a close that crosses the cloud), momentum 20 (any of RSI
/// below 40, MACD above its signal, OBV above its mean, positive candle delta, delta crossing its mean), volume 10
/// (above its mean, or a delta surge), volatility 5 (Bollinger bands expand). Points of 100.
/// </summary>
internal sealed class WeightedConfluence(TrinityOptions options, IndicatorHub indicators)
{
    /// <summary>Points that an entry needs.</summary>
    public const int LeastPoints = 50;

    private const double Trending = 25;
    private const double WeakRsi = 40;
    private const double Dip = 0.995;

    private readonly Indicator _average = indicators.Sma(options.TrendPeriod);
    private readonly Indicator _ema = indicators.Ema(options.EmaPeriod);
    private readonly Indicator _adx = indicators.Get("adx(14)");
    private readonly Indicator _rsi = indicators.Rsi(14);
    private readonly Indicator _macd = indicators.Get("macd(12,26,9)");
    private readonly Indicator _obv = indicators.Get("obv(14)");
    private readonly Indicator _delta = indicators.Get("candle_delta(20)");
    private readonly Indicator _volume = indicators.Get("volume_sma(20)");
    private readonly Indicator _bands = indicators.Get("bb_squeeze(20,2,50)");
    private readonly Indicator _cloud = indicators.Get("ichimoku");
    private (double Close, double CloudTop, double Delta, double MeanDelta) _last =
        (double.NaN, double.NaN, double.NaN, double.NaN);

    public static IReadOnlyList<string> ConditionNames { get; } =
    [
        "regime (25) > 0", "trend (20): ADX > 25", "entry (20) > 0", "momentum (20) > 0", "volume (10) > 0",
        "volatility (5) > 0",
    ];

    /// <summary>Points of this bar, 0 to 100; once a bar.</summary>
    /// <param name="bar">The bar.</param>
    /// <param name="evaluation">Takes the six conditions.</param>
    /// <param name="first">Number of the first of them.</param>
    public int Points(in Bar bar, Evaluation evaluation, int first)
    {
        var points = (Holds(evaluation, first, Regime(in bar)) ? 25 : 0)
            + (evaluation.Check(first + 1, _adx.Value, Comparison.Above, Trending) ? 20 : 0)
            + (Holds(evaluation, first + 2, Enters(in bar)) ? 20 : 0)
            + (Holds(evaluation, first + 3, HasMomentum()) ? 20 : 0)
            + (Holds(evaluation, first + 4, bar.Volume > _volume.Value || _delta[2] > 0) ? 10 : 0)
            + (Holds(evaluation, first + 5, _bands[1] > 0) ? 5 : 0);
        _last = (bar.Close, _cloud[CloudTop], _delta.Value, _delta[1]);
        return points;
    }

    private static int CloudTop { get; } =
        IndicatorCatalog.KindOf("ichimoku").Fields.First(field => field.Name == "cloudTop").Index;

    private static bool Holds(Evaluation evaluation, int name, bool isMet) =>
        evaluation.Check(name, isMet ? 1 : 0, Comparison.Above, 0);

    private bool Regime(in Bar bar) => bar.Close > _average.Value || bar.Close > _cloud[CloudTop];

    private bool Enters(in Bar bar) =>
        (bar.Low <= _ema.Value * Dip && bar.Close > _ema.Value)
        || (_last.Close <= _last.CloudTop && bar.Close > _cloud[CloudTop]);

    private bool HasMomentum() =>
        _rsi.Value < WeakRsi || _macd[0] > _macd[1] || _obv.Value > _obv[1] || _delta.Value > 0
        || (_last.Delta <= _last.MeanDelta && _delta.Value > _delta[1]);
}
