using BenchmarkDotNet.Attributes;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Indicators.Averages;
using Plimsoll.Core.Indicators.Momentum;
using Plimsoll.Core.Indicators.Volatility;
using Plimsoll.Core.Market;

namespace Plimsoll.Benchmarks;

/// <summary>Time of one update, over a year of bars.</summary>
public class IndicatorBenchmarks
{
    private const int BarCount = 500_000;
    private readonly Bar[] _bars = SyntheticYear.Bars();

    [Benchmark(OperationsPerInvoke = BarCount)]
    public double Sma20() => Feed(new Sma(20));

    [Benchmark(OperationsPerInvoke = BarCount)]
    public double Sma200() => Feed(new Sma(200));

    [Benchmark(OperationsPerInvoke = BarCount)]
    public double Ema20() => Feed(new Ema(20));

    [Benchmark(OperationsPerInvoke = BarCount)]
    public double Rsi14() => Feed(new Rsi(14));

    [Benchmark(OperationsPerInvoke = BarCount)]
    public double Atr14() => Feed(new Atr(14));

    [Benchmark(OperationsPerInvoke = BarCount)]
    public double Macd() => Feed(Create("macd(12,26,9)"));

    [Benchmark(OperationsPerInvoke = BarCount)]
    public double Bollinger20() => Feed(Create("bollinger(20,2)"));

    [Benchmark(OperationsPerInvoke = BarCount)]
    public double HubOfTwoAverages()
    {
        var hub = new IndicatorHub(Timeframe.OneMinute);
        var (fast, slow) = (hub.Sma(10), hub.Sma(50));
        for (var i = 0; i < BarCount; i++)
            hub.Update(in _bars[i]);
        return fast.Value - slow.Value;
    }

    private static Indicator Create(string text)
    {
        var spec = IndicatorCatalog.Parse(text);
        return spec.Kind.Create(spec);
    }

    private double Feed(Indicator indicator)
    {
        for (var i = 0; i < BarCount; i++)
            indicator.Update(in _bars[i]);
        return indicator.Value;
    }
}
