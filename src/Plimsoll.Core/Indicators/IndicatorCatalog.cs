using Plimsoll.Core.Indicators.Averages;
using Plimsoll.Core.Indicators.Momentum;
using Plimsoll.Core.Indicators.Price;
using Plimsoll.Core.Indicators.Statistics;
using Plimsoll.Core.Indicators.Structure;
using Plimsoll.Core.Indicators.Trend;
using Plimsoll.Core.Indicators.Volatility;
using Plimsoll.Core.Indicators.Volume;
using Plimsoll.Core.Indicators.Windows;

namespace Plimsoll.Core.Indicators;

/// <summary>All kinds of indicators, one registration line each.</summary>
public static class IndicatorCatalog
{
    /// <summary>The kinds over bars.</summary>
    public static IReadOnlyList<IndicatorKind> OverBars { get; } =
    [
        Alma.Kind,
        Dema.Kind,
        Ema.Kind,
        Hma.Kind,
        Kama.Kind,
        Lsma.Kind,
        Mama.Kind,
        McGinley.Kind,
        Sma.Kind,
        Smma.Kind,
        T3.Kind,
        Tema.Kind,
        TimeSeriesForecast.Kind,
        Trima.Kind,
        Vidya.Kind,
        Vwma.Kind,
        Wma.Kind,
        Zlema.Kind,
        AcceleratorOscillator.Kind,
        Apo.Kind,
        AwesomeOscillator.Kind,
        BalanceOfPower.Kind,
        Cci.Kind,
        CenterOfGravity.Kind,
        ChandeMomentum.Kind,
        ConnorsRsi.Kind,
        CoppockCurve.Kind,
        DeMarker.Kind,
        DetrendedPrice.Kind,
        DisparityIndex.Kind,
        EfficiencyRatioIndicator.Kind,
        ElderRay.Kind,
        FisherTransform.Kind,
        KnowSureThing.Kind,
        Macd.Kind,
        Ppo.Kind,
        PrettyGoodOscillator.Kind,
        PriceMomentum.Kind,
        QStick.Kind,
        RelativeVigor.Kind,
        RelativeVolatility.Kind,
        Roc.Kind,
        RocRatio.Kind,
        Rsi.Kind,
        SchaffTrendCycle.Kind,
        Stochastic.Kind,
        StochasticMomentum.Kind,
        StochasticRsi.Kind,
        Trix.Kind,
        Tsi.Kind,
        UltimateOscillator.Kind,
        UpRatio.Kind,
        WilliamsR.Kind,
        AccumulativeSwing.Kind,
        Adx.Kind,
        Adxr.Kind,
        Alligator.Kind,
        Aroon.Kind,
        AtrStop.Kind,
        ChandelierExit.Kind,
        Dx.Kind,
        Fractal.Kind,
        Gator.Kind,
        Ichimoku.Kind,
        MassIndex.Kind,
        ParabolicSar.Kind,
        Supertrend.Kind,
        SwingIndex.Kind,
        TdSetup.Kind,
        VerticalHorizontal.Kind,
        VolatilityStop.Kind,
        Vortex.Kind,
        ZigZag.Kind,
        Atr.Kind,
        AtrSma.Kind,
        AverageRange.Kind,
        Bollinger.Kind,
        BollingerSqueeze.Kind,
        ChaikinVolatility.Kind,
        Choppiness.Kind,
        Donchian.Kind,
        GarmanKlass.Kind,
        HistoricalVolatility.Kind,
        Keltner.Kind,
        MovingAverageEnvelope.Kind,
        NormalizedAtr.Kind,
        Parkinson.Kind,
        RateOfChangeBands.Kind,
        RegressionChannel.Kind,
        ReturnVolatility.Kind,
        RogersSatchell.Kind,
        Starc.Kind,
        TrueRangeIndicator.Kind,
        UlcerIndex.Kind,
        AccumulationDistribution.Kind,
        AnchoredVwap.Kind,
        CandleDelta.Kind,
        ChaikinMoneyFlow.Kind,
        ChaikinOscillator.Kind,
        EaseOfMovement.Kind,
        ForceIndex.Kind,
        Klinger.Kind,
        MoneyFlowIndex.Kind,
        NegativeVolumeIndex.Kind,
        Obv.Kind,
        PositiveVolumeIndex.Kind,
        PriceVolumeTrend.Kind,
        RollingVwap.Kind,
        VolumeOscillator.Kind,
        VolumeRatio.Kind,
        VolumeSma.Kind,
        Vwap.Kind,
        Hurst.Kind,
        Kurtosis.Kind,
        LinearRegression.Kind,
        LogReturn.Kind,
        Maximum.Kind,
        MeanDeviation.Kind,
        Median.Kind,
        MidPoint.Kind,
        MidPrice.Kind,
        Minimum.Kind,
        PercentRank.Kind,
        PriceSpike.Kind,
        Skewness.Kind,
        SortinoRatio.Kind,
        StandardDeviation.Kind,
        Variance.Kind,
        ZScore.Kind,
        BarPrice.Kind,
        CandleShape.Kind,
        HeikinAshi.Kind,
        InternalBarStrength.Kind,
        PivotPoints.Kind,
        Balance.Kind,
        DayLevels.Kind,
        Displacement.Kind,
        Equilibrium.Kind,
        FairValueGaps.Kind,
        Fibonacci.Kind,
        LiquiditySweep.Kind,
        MarketHours.Kind,
        MarketMakerPhase.Kind,
        MarketStructure.Kind,
        OptimalEntry.Kind,
        OrderBlocks.Kind,
        ProfileLevels.Kind,
        Swings.Kind,
        Trend5.Kind,
        Trendline.Kind,
        Zones.Kind,
    ];

    /// <summary>The kinds over the bars of two instruments.</summary>
    public static IReadOnlyList<IndicatorKind> OverPairs { get; } = [Correlation.Kind];

    /// <summary>The kinds over time windows of market trades and quotes.</summary>
    public static IReadOnlyList<IndicatorKind> OverWindows { get; } =
    [
        .. TimeWeighted.Kinds,
        .. Velocities.Kinds,
        .. Surges.Kinds,
        .. Deals.Kinds,
        .. DealShapes.Kinds,
        .. Deltas.Kinds,
        .. Books.Kinds,
        .. Pumps.Kinds,
    ];

    public static IReadOnlyList<IndicatorKind> Kinds { get; } = [.. OverBars, .. OverPairs, .. OverWindows];

    private static readonly Dictionary<string, IndicatorKind> ByName = Kinds.ToDictionary(kind => kind.Name);

    /// <exception cref="IndicatorException">There is no such kind.</exception>
    public static IndicatorKind KindOf(string name) =>
        ByName.TryGetValue(name, out var kind)
            ? kind
            : throw new IndicatorException(
                IndicatorException.UnknownKind,
                $"unknown indicator kind '{name}'; known are {string.Join(", ", ByName.Keys)}");

    /// <exception cref="IndicatorException">No such kind, or a parameter is unknown or out of range.</exception>
    public static IndicatorSpec Spec(string kind, IReadOnlyDictionary<string, double>? parameters = null) =>
        KindOf(kind).Spec(parameters);

    /// <summary>
    /// Reads a spec as <see cref="IndicatorSpec.Id"/> writes it: <c>ema(20,hl2)</c>; what is left off at the end is
    /// the default, so <c>macd</c> is <c>macd(12,26,9)</c>.
    /// </summary>
    /// <exception cref="IndicatorException">No such kind, or a parameter is one too many or out of range.</exception>
    public static IndicatorSpec Parse(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
            return KindOf(text).Spec();
        var kind = KindOf(text[..open]);
        var texts = text[^1] == ')' ? text[(open + 1)..^1].Split(',', StringSplitOptions.TrimEntries) : [];
        if (texts.Length == 0 || texts.Length > kind.Parameters.Count)
            throw new IndicatorException(
                IndicatorException.BadParameter,
                $"{text}: {kind.Name} takes at most {kind.Parameters.Count} parameters between brackets");
        return IndicatorSpec.OfTexts(
            kind, texts.Select((one, i) => KeyValuePair.Create(kind.Parameters[i].Name, one)));
    }
}
