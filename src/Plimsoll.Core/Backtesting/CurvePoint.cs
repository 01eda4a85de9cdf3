using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting;

/// <summary>A stretch of a series: its lowest, highest and last value, and the time of the last.</summary>
public readonly record struct CurvePoint(Timestamp Time, double Low, double High, double Last);
