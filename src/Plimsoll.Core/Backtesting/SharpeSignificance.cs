namespace Plimsoll.Core.Backtesting;

/// <summary>How likely a Sharpe ratio is more than luck (Bailey and López de Prado, 2012).</summary>
public static class SharpeSignificance
{
    /// <summary>
    /// Probability that the true, not annualized Sharpe ratio is above a benchmark:
    /// Φ((SR − b)·√(T − 1)/√(1 − g₃·SR + (g₄ − 1)/4·SR²)); null where the Sharpe ratio is.
    /// </summary>
    public static double? Probabilistic(ReturnSummary returns, double benchmark) =>
        SampleOf(returns) is { } sample ? Probabilistic(sample, benchmark) : null;

    /// <summary>Null where the Sharpe ratio is.</summary>
    public static SharpeSample? SampleOf(ReturnSummary returns) => returns.Sharpe is { } sharpe
        ? new SharpeSample(sharpe, returns.Count, returns.Skew, returns.Kurtosis)
        : null;

    internal static double? Probabilistic(SharpeSample sample, double benchmark)
    {
        var variance = 1 - sample.Skew * sample.Sharpe + (sample.Kurtosis - 1) / 4 * sample.Sharpe * sample.Sharpe;
        var score = (sample.Sharpe - benchmark) * Math.Sqrt(sample.Count - 1) / Math.Sqrt(variance);
        return double.IsFinite(score) ? StandardNormal(score) : null;
    }

    /// <summary>Φ by Marsaglia's series (J. Stat. Software 11/4, 2004): 15 digits up to |z| = 7.</summary>
    internal static double StandardNormal(double z)
    {
        if (z is < -8 or > 8)
            return z < 0 ? 0 : 1;
        var (sum, term) = (z, z);
        for (var i = 3; sum + term != sum; i += 2)
        {
            term *= z * z / i;
            sum += term;
        }

        return 0.5 + sum * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
    }

    /// <summary>Φ⁻¹ by bisection, to the last digits: it is asked a few times a report.</summary>
    internal static double InverseNormal(double probability)
    {
        var (low, high) = (-8.0, 8.0);
        for (var step = 0; step < 80; step++)
        {
            var middle = (low + high) / 2;
            if (StandardNormal(middle) < probability)
                low = middle;
            else
                high = middle;
        }

        return (low + high) / 2;
    }
}
