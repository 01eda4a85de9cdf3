using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Tests.Backtesting;

/// <summary>Ways to feed equity into the statistics.</summary>
internal static class EquitySeries
{
    public static readonly Timestamp Start = Timestamp.FromSeconds(1_672_531_200);

    public static EquitySummary Summarize(
        IReadOnlyList<double> equity, Timeframe timeframe, EquityStatisticsOptions options, double exposure = 0)
    {
        var statistics = new EquityStatistics(options);
        for (var i = 0; i < equity.Count; i++)
            statistics.Add(Start + timeframe.Length * (i + 1), equity[i], i % 2 == 0 ? exposure : 0);
        return statistics.Summarize();
    }

    public static EquitySummary Daily(params double[] equity) =>
        Summarize(equity, Timeframe.Of("1d"), EquityStatisticsOptions.For(AssetClass.CryptoSpot, Timeframe.Of("1d")));

    /// <summary>A seeded walk whose steps change size, with stretches that stand still (a flat account).</summary>
    public static double[] Walk(int points, ulong seed)
    {
        var equity = new double[points];
        var value = 10_000.0;
        for (var i = 0; i < points; i++)
        {
            seed = unchecked(seed * 6_364_136_223_846_793_005 + 1_442_695_040_888_963_407);
            var step = ((seed >> 11) / (double)(1UL << 53) - 0.4999) * 0.002;
            if (i / 37 % 3 != 0)
                value *= 1 + step * step * step * 1e6 + step;
            equity[i] = value;
        }

        return equity;
    }
}
