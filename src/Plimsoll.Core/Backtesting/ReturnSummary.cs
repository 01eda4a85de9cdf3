namespace Plimsoll.Core.Backtesting;

/// <summary>
/// What is left of a series of period returns: population moments and the downside against the risk-free rate of a
/// period. NaN where undefined.
/// </summary>
public sealed record ReturnSummary
{
    // Rounding noise is no volatility: an account that grows by the same fraction each period has none.
    private const double NoiseFraction = 1e-12;

    public required long Count { get; init; }

    public required double Mean { get; init; }

    /// <summary>Population standard deviation; exactly 0 when the returns differ by rounding only.</summary>
    public required double StandardDeviation { get; init; }

    /// <summary>√(Σ min(r − rf, 0)²/n).</summary>
    public required double DownsideDeviation { get; init; }

    /// <summary>Third standardized moment.</summary>
    public required double Skew { get; init; }

    /// <summary>Fourth standardized moment; 3 for a normal distribution.</summary>
    public required double Kurtosis { get; init; }

    public required double RiskFreePerPeriod { get; init; }

    /// <summary>(mean − rf)/σ, not annualized; null when σ is 0 or there are fewer than two returns.</summary>
    public double? Sharpe => Ratio(StandardDeviation);

    /// <summary>(mean − rf)/downside deviation, not annualized; null without downside.</summary>
    public double? Sortino => Ratio(DownsideDeviation);

    /// <summary>Summary of Eₜ/Eₜ₋₁ − 1 over a series held in memory.</summary>
    public static ReturnSummary Of(ReadOnlySpan<double> equity, double riskFreePerPeriod)
    {
        var returns = new double[Math.Max(0, equity.Length - 1)];
        Lanes.Changes(equity, returns);
        var moments = new ReturnMoments(riskFreePerPeriod);
        moments.Add(returns);
        return moments.Summarize();
    }

    internal static double WithoutNoise(double deviation, double mean) =>
        deviation <= NoiseFraction * Math.Abs(mean) ? 0 : deviation;

    private double? Ratio(double deviation)
    {
        var ratio = (Mean - RiskFreePerPeriod) / deviation;
        return Count >= 2 && deviation > 0 && double.IsFinite(ratio) ? ratio : null;
    }
}
