namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>An annualized ratio over the days that end with <paramref name="Day"/>; null where undefined.</summary>
public readonly record struct RollingRatio(DateOnly Day, double? Value);
