namespace Plimsoll.Core.Backtesting;

/// <summary>What a measured run did.</summary>
public sealed record EngineMeasurementCounts(long Bars, long Signals, long Orders, long RoundTrips);
