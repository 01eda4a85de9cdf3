namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>Something a backtest took for granted; printed with every result.</summary>
public sealed record Assumption(string Name, string Value, string Note);
