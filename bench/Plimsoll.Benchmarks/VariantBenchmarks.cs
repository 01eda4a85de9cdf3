using BenchmarkDotNet.Attributes;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Indicators.Windows;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;

namespace Plimsoll.Benchmarks;

/// <summary>
/// A hundred window indicators and a hundred bar indicators of one instrument under a thousand trades and a hundred quotes
/// a second, every value read ten times a second. Time of one trade with all that belongs to it: × 1,000 is the share of a
/// second of one core.
/// </summary>
public class VariantBenchmarks
{
    private const int TradesPerSecond = 1_000;
    private const int Seconds = 600;
    private const int Each = IndicatorHub.MaxIndicators;

    private readonly Trade[] _trades = new Trade[TradesPerSecond * Seconds];

    [GlobalSetup]
    public void Draw()
    {
        var random = new SeededRandom(1);
        var price = 100.0;
        for (var index = 0; index < _trades.Length; index++)
        {
            price = Math.Max(1, price * (1 + 0.00005 * random.Normal()));
            var time = Timestamp.FromSeconds(1_700_000_000).Micros + index * 1_000L;
            _trades[index] = new Trade(new Timestamp(time), price, 0.1 + random.Uniform(), random.Uniform() < 0.5, index);
        }
    }

    [Benchmark(OperationsPerInvoke = TradesPerSecond * Seconds)]
    public double TwoHundredVariants()
    {
        var (ticks, bars) = (new TickHub(_trades[0].Time), new IndicatorHub(Timeframe.OneMinute));
        WindowIndicator[] windows = [.. WindowSpecs().Select(ticks.Get)];
        Indicator[] others = [.. BarSpecs().Select(bars.Get)];
        var (sum, minute) = (0.0, new BarBuilder(Timeframe.OneMinute));
        for (var index = 0; index < _trades.Length; index++)
        {
            ref readonly var trade = ref _trades[index];
            ticks.Update(in trade);
            if (minute.Add(in trade, out var built))
                bars.Update(built.Bar);
            if (index % 10 == 0)
                ticks.Update(new Quote(trade.Time, trade.Price - 0.01, 5, trade.Price + 0.01, 5));
            if (index % (TradesPerSecond / 10) == 0)
                sum += Read(windows, others);
        }

        return sum;
    }

    private static double Read(WindowIndicator[] windows, Indicator[] bars)
    {
        var sum = 0.0;
        foreach (var window in windows)
            sum += window.Value;
        foreach (var bar in bars)
            sum += bar.Value;
        return sum;
    }

    // Every kind with its defaults, then averages over windows of their own.
    private static IEnumerable<string> WindowSpecs() => IndicatorCatalog.OverWindows.Select(kind => kind.Name)
        .Concat(Enumerable.Range(1, Each).Select(number => $"twpa({number * 7 + 1},0)"))
        .Take(Each);

    private static IEnumerable<string> BarSpecs() => IndicatorCatalog.OverBars.Select(kind => kind.Name).Take(Each);
}
