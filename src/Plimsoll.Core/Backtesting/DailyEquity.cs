namespace Plimsoll.Core.Backtesting;

/// <summary>The last equity of a UTC day that had points.</summary>
public readonly record struct DailyEquity(DateOnly Day, double Equity);
