using Plimsoll.Core.Backtesting;

namespace Plimsoll.Features.Backtests;

/// <summary>Which of several results are best in one figure. What is undefined is never compared.</summary>
/// <param name="Metric">The figure's name in the metrics.</param>
/// <param name="Ids">More than one on a tie; never all of them.</param>
internal sealed record BestOf(string Metric, IReadOnlyList<Guid> Ids)
{
    // How long a trade takes, how many there are or how much is turned over is neither good nor bad.
    private static readonly (string Name, bool IsHighBest, Func<BacktestMetrics, double?> Of)[] Metrics =
    [
        ("totalReturn", true, metrics => metrics.TotalReturn),
        ("netProfit", true, metrics => (double)metrics.NetProfit.Value),
        ("cagr", true, metrics => metrics.Cagr),
        ("sharpeRatio", true, metrics => metrics.SharpeRatio),
        ("sortinoRatio", true, metrics => metrics.SortinoRatio),
        ("calmarRatio", true, metrics => metrics.CalmarRatio),
        ("maxDrawdown", false, metrics => metrics.MaxDrawdown),
        ("maxDrawdownDurationHours", false, metrics => metrics.MaxDrawdownDurationHours),
        ("ulcerIndex", false, metrics => metrics.UlcerIndex),
        ("winRate", true, metrics => metrics.WinRate),
        ("profitFactor", true, metrics => metrics.ProfitFactor),
        ("expectancy", true, metrics => metrics.Expectancy),
        ("payoffRatio", true, metrics => metrics.PayoffRatio),
        ("recoveryFactor", true, metrics => metrics.RecoveryFactor),
        ("feesPaid", false, metrics => (double)metrics.FeesPaid.Value),
        ("slippageCost", false, metrics => (double)metrics.SlippageCost.Value),
        ("psr", true, metrics => metrics.Psr),
    ];

    public static IReadOnlyList<BestOf> Among(IReadOnlyList<CompareBacktests.Result> results)
    {
        var best = new List<BestOf>();
        foreach (var (name, isHighBest, of) in Metrics)
        {
            var known = results.Where(result => of(result.Metrics) is not null).ToList();
            if (known.Count < 2)
                continue;
            var top = isHighBest
                ? known.Max(result => of(result.Metrics))
                : known.Min(result => of(result.Metrics));
            var winners = known.Where(result => of(result.Metrics) == top).Select(result => result.Run.Id).ToList();
            if (winners.Count < known.Count)
                best.Add(new BestOf(name, winners));
        }

        return best;
    }
}
