namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>A reason to doubt a result, found automatically.</summary>
public sealed record Finding(string Code, string Text);
