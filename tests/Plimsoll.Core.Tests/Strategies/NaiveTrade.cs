namespace Plimsoll.Core.Tests.Strategies;

/// <summary>A trade as the naive loop counts it: times in seconds, everything else in decimals.</summary>
internal sealed record NaiveTrade(
    long EntryTime, long ExitTime, decimal EntryPrice, decimal ExitPrice, decimal Quantity, decimal Fees, string Reason);
