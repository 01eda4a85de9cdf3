namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>Buying once with the same sizing, limits and costs, and holding to the end.</summary>
public sealed record BenchmarkResult(
    string Name, double? TotalReturn, double? MaxDrawdown, double? SharpeRatio, double EndEquity);
