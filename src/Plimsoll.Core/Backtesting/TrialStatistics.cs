namespace Plimsoll.Core.Backtesting;

/// <summary>
/// What having tried often makes of a result: the best of many tries has a Sharpe ratio by luck alone, and only what is
/// above it counts (Bailey and López de Prado, The Deflated Sharpe Ratio, 2014).
/// </summary>
public static class TrialStatistics
{
    private const double EulerMascheroni = 0.5772156649;

    /// <summary>
    /// The Sharpe ratio that the best of so many trials without any merit is expected to have:
    /// σ·((1 − γ)·Φ⁻¹(1 − 1/N) + γ·Φ⁻¹(1 − 1/(N·e))); 0 for one trial.
    /// </summary>
    /// <param name="trials">With distinct parameters, this one among them.</param>
    /// <param name="deviation">Standard deviation of the trials' Sharpe ratios, not annualized.</param>
    public static double LuckiestSharpe(int trials, double deviation) => trials < 2
        ? 0
        : deviation * (
            (1 - EulerMascheroni) * SharpeSignificance.InverseNormal(1 - 1.0 / trials)
            + EulerMascheroni * SharpeSignificance.InverseNormal(1 - 1.0 / (trials * Math.E)));

    /// <summary>The metrics of one of several trials.</summary>
    /// <param name="metrics">Of this one.</param>
    /// <param name="others">Sharpe ratios of the others, not annualized; null where one is undefined.</param>
    public static BacktestMetrics After(BacktestMetrics metrics, IReadOnlyCollection<double?> others)
    {
        var trials = others.Count + 1;
        return metrics with
        {
            TrialCount = trials,
            DeflatedSharpe = metrics.HeadlineSample is { } sample
                ? SharpeSignificance.Probabilistic(sample, LuckiestSharpe(trials, Deviation(sample, others)))
                : null,
        };
    }

    // Population, as all deviations of statistics here. What cannot be counted is what one Sharpe ratio is uncertain by.
    private static double Deviation(SharpeSample own, IReadOnlyCollection<double?> others)
    {
        double[] known = [own.Sharpe, .. others.OfType<double>()];
        if (known.Length < 2)
            return 1 / Math.Sqrt(own.Count - 1);
        var mean = known.Average();
        return Math.Sqrt(known.Average(one => (one - mean) * (one - mean)));
    }
}
