namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>How often a code was given.</summary>
public sealed record CodeCount(string Code, long Count);
