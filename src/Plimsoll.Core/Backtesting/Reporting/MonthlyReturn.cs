namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>Return of a calendar month (UTC) and the trades that ended in it.</summary>
public sealed record MonthlyReturn(int Year, int Month, double? Return, int Trades);
