using BenchmarkDotNet.Attributes;
using Plimsoll.Core.Simulation;

namespace Plimsoll.Benchmarks;

/// <summary>Time of one trade of the default market, five instruments in one order.</summary>
public class SyntheticMarketBenchmarks
{
    private const int TradeCount = 1_000_000;
    private readonly SyntheticMarket _market = new(new SyntheticMarketOptions());

    [Benchmark(OperationsPerInvoke = TradeCount)]
    public double Trade()
    {
        var sum = 0.0;
        for (var i = 0; i < TradeCount; i++)
        {
            _market.Next(out _, out var trade);
            sum += trade.Price;
        }

        return sum;
    }
}
