namespace Plimsoll.Core.Tests.Indicators;

/// <summary>
/// Figures that others computed: Stock.Indicators for .NET, and LEAN's test data (from TA-Lib, spreadsheets and
/// others). A line is: spec.field, file, column, and notes. "from 2" leaves the first bar's own range out as they do;
/// "after n" begins the comparison at a later row; "every n" looks only at each n-th row from the end; "later n" says
/// that the figure stands n rows before the bar on which it is known; "within x" widens the printed digits, for files
/// that were computed in single precision or from prices that were not rounded yet.
/// </summary>
public sealed class ReferenceFigureTests
{
    private const string StockIndicators =
        """
        sma(20).value | sma | sma
        ema(20).value | ema | ema
        wma(14).value | wma | wma
        hma(14,close,floor).value | hma | hma
        dema(14,close,joint).value | dema | dema
        t3(5,0.7,close,first).value | t3 | t3
        kama(10,2,30).value | kama | kama
        kama(10,2,30).efficiency | kama | er
        alma(9,0.85,6).value | alma | alma
        smma(20).value | smma | smma
        vwma(14).value | vwma | vwma
        lsma(10).value | epma | epma
        rsi(14).value | rsi | rsi
        atr(14).value | atr | atr | from 2
        atr(14).percent | atr | atrp | from 2
        bollinger(20,2).middle | bb | sma
        bollinger(20,2).upper | bb | upperBand
        bollinger(20,2).lower | bb | lowerBand
        bollinger(20,2).percentB | bb | percentB
        bollinger(20,2).bandwidth | bb | width
        zscore(20).value | bb | zScore
        stddev(14).value | stdev | stdDev
        zscore(14).value | stdev | zScore
        parabolic_sar(0.02,0.2).value | psar | sar
        obv(14).value | obv | obv
        stoch_rsi(14,14,3,1).value | stoch-rsi | stochRsi
        stoch_rsi(14,14,3,1).signal | stoch-rsi | signal
        tsi(25,13,7).value | tsi | tsi
        tsi(25,13,7).signal | tsi | signal
        smi(13,25,2,3,first).value | smi | smi
        smi(13,25,2,3,first).signal | smi | signal
        dpo(14).value | dpo | dpo | later 8
        bop(14).value | bop | bop
        vortex(14).plus | vortex | pvi
        vortex(14).minus | vortex | nvi
        alligator(13,8,8,5,5,3).jaw | alligator | jaw
        alligator(13,8,8,5,5,3).teeth | alligator | teeth
        alligator(13,8,8,5,5,3).lips | alligator | lips
        volatility_stop(7,3).value | vol-stop | sar | from 2 | after 54
        fractal(2).high | fractal | fractalBear | later 2
        fractal(2).low | fractal | fractalBull | later 2
        true_range.value | tr | tr
        stddev_channels(20,2).middle | stdev-channels | centerline | every 20
        stddev_channels(20,2).upper | stdev-channels | upperChannel | every 20
        ma_envelope(20,2.5).middle | ma-env | centerline
        ma_envelope(20,2.5).upper | ma-env | upperEnvelope
        ma_envelope(20,2.5).lower | ma-env | lowerEnvelope
        roc_bands(20,5,5).signal | roc-wb | rocEma
        roc_bands(20,5,5).upper | roc-wb | upperBand
        adl.value | adl | adl
        chaikin_oscillator(3,10).value | chaikin-osc | oscillator
        cmf(20).value | cmf | cmf
        force_index(2).value | force | forceIndex
        kvo(34,55,13).value | kvo | oscillator
        kvo(34,55,13).signal | kvo | signal
        hurst(100).value | hurst | hurstExponent
        mama(0.5,0.05).mama | mama | mama
        mama(0.5,0.05).fama | mama | fama
        pivot_points(month).pp | pivot-points | pp | after 45
        pivot_points(month).r1 | pivot-points | r1 | after 45
        pivot_points(month).r2 | pivot-points | r2 | after 45
        pivot_points(month).r3 | pivot-points | r3 | after 45
        pivot_points(month).s1 | pivot-points | s1 | after 45
        pivot_points(month).s2 | pivot-points | s2 | after 45
        pivot_points(month).s3 | pivot-points | s3 | after 45
        price.value | barpart | value
        """;

    private const string Lean =
        """
        zlema(5).value | spy_with_zlema.csv | ZLEMA5
        mcginley(14).value | spy_with_McGinleyDynamic.csv | McGinleyDynamic14
        vidya(9,close,wilder).value | spy_vidya.txt | VIDYA_9
        trima(5).value | spy_trima.txt | TRIMA_5
        trima(6).value | spy_trima.txt | TRIMA_6
        tema(5).value | spy_tema.txt | TEMA_5
        tsf(5).value | spy_tsf.csv | tsf
        atr(5).percent | spy_natr.txt | NATR_5 | from 2
        macd(12,26,9).line | spy_with_macd.txt | MACD | within 1e-5
        macd(12,26,9).signal | spy_with_macd.txt | Signal | within 1e-5
        macd(12,26,9).histogram | spy_with_macd.txt | Histogram | within 1e-5
        stochastic(12,3,5).k | spy_with_stoch12k3.txt | Stochastics 12 %K 3 | within 1e-3
        stochastic(12,3,5).d | spy_with_stoch12k3.txt | %D 5 | within 1e-3
        williams_r(14).value | spy_with_williamsR14.txt | Williams %R 14 | within 1e-3
        cci(14).value | spy_with_cci.txt | Commodity Channel Index (CCI) 14 | within 1e-2
        roc(50).value | spy_with_rocp50.txt | Rate of Change % 50 | within 2e-5
        adx(14).adx | spy_with_adx.txt | ADX 14
        adx(14).plusDi | spy_with_adx.txt | +DI14
        adx(14).minusDi | spy_with_adx.txt | -DI14
        supertrend(10,3).value | dwac_supertrend.txt | Super | after 40
        ichimoku(9,26,52,26).tenkan | spy_with_ichimoku.csv | Tenkan
        ichimoku(9,26,52,26).kijun | spy_with_ichimoku.csv | Kijun
        donchian(50).upper | spy_with_don50.txt | Donchian Channels 50 Top
        donchian(50).lower | spy_with_don50.txt | Donchian Channels 50 Bottom
        donchian(50).middle | spy_with_don50.txt | Donchian Channels 50 Mean
        keltner(20,20,1.5,hlc3,sma).middle | spy_with_keltner.csv | Middle Band | within 1e-3
        cmo(5,close,wilder).value | spy_cmo.txt | CMO_5
        connors_rsi(3,2,100,close,keep).value | spy_crsi.csv | crsi
        ppo(5,10,9,close,sma).line | spy_ppo.txt | PPO_5_10
        trix(5).value | spy_trix.txt | TRIX_5
        ultimate(7,14,28).value | spy_ultosc.txt | ULTOSC_7_14_28
        awesome(5,34).value | spy_ao.txt | AO
        coppock(11,14,10).value | spy_coppock_curve.csv | CoppockCurve
        fisher(10).value | spy_with_fisher.txt | Fisher Transform 10
        stc(10,23,50).value | spy_stc.txt | STC | after 200 | within 1e-6
        rocr(5).value | spy_rocr.txt | ROCR_5
        momentum(50).value | spy_with_roc50.txt | Rate of Change 50 | within 5e-5
        demarker(14).value | eurusd60_dem.txt | DeM
        adxr(14).value | spy_with_adx.txt | ADXR 14
        dx(14).value | spy_with_adx.txt | DX
        aroon(14).oscillator | spy_aroon_oscillator.txt | Aroon Oscillator 14 | within 1e-5
        choppiness(14).value | spy_with_chop.csv | CHOP14
        swing_index(8).value | spy_si.csv | SI
        asi(8).value | spy_asi.csv | ASI
        natr(5).value | spy_natr.txt | NATR_5 | from 2
        rogers_satchell(9).value | spy_with_rsv.csv | RSV9
        average_range(20).value | spy_adr.csv | adr
        emv(1,10000).value | spy_emv.txt | EMV
        max(5).value | spy_max.txt | MAX_5
        midprice(5).value | spy_midprice.txt | MIDPRICE_5
        log_return(14).value | spy_logr14.txt | LOGR14 | within 1e-7
        sortino(15).value | spy_sortino.csv | sortino_rf_0_period_15
        heikin_ashi.close | spy_heikin_ashi.txt | HA_Close
        heikin_ashi.open | spy_heikin_ashi.txt | HA_Open
        heikin_ashi.high | spy_heikin_ashi.txt | HA_High
        heikin_ashi.low | spy_heikin_ashi.txt | HA_Low
        internal_bar_strength.value | spy_with_ibs.csv | IBS
        price_spike(20).value | spy_aps.txt | APS
        mfi(20).value | spy_mfi.txt | Money Flow Index 20 | within 1e-4
        vwma(50,ohlc4).value | spy_with_vwap.txt | Moving VWAP 50 | within 1e-4
        """;

    public static TheoryData<string> StockLines => [.. StockIndicators.Split('\n')];

    public static TheoryData<string> LeanLines => [.. Lean.Split('\n')];

    [Theory, MemberData(nameof(StockLines))]
    public void Agrees_with_Stock_Indicators(string line)
    {
        var figure = ReferenceFigure.Parse(line);
        figure.Compare(ReferenceFile.Quotes(), ReferenceFile.Results(figure.File, figure.Column));
    }

    [Theory, MemberData(nameof(LeanLines))]
    public void Agrees_with_the_test_data_of_Lean(string line)
    {
        var figure = ReferenceFigure.Parse(line);
        var file = ReferenceFile.Lean(figure.File);
        figure.Compare(file.Bars(), file.Column(figure.Column));
    }
}
