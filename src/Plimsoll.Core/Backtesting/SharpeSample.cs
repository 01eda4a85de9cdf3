namespace Plimsoll.Core.Backtesting;

/// <summary>The returns behind a Sharpe ratio, as far as its significance depends on them.</summary>
/// <param name="Sharpe">Not annualized.</param>
/// <param name="Count">Of returns.</param>
/// <param name="Skew">Third standardized moment.</param>
/// <param name="Kurtosis">Fourth standardized moment; 3 for a normal distribution.</param>
public readonly record struct SharpeSample(double Sharpe, long Count, double Skew, double Kurtosis);
