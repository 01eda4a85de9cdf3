using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Ticks;

/// <summary>Where a series of trades ends so far.</summary>
/// <param name="InstrumentId">Of which instrument.</param>
/// <param name="Sequence">Number of the last one that is kept.</param>
/// <param name="Time">The latest of them.</param>
public readonly record struct TickSeriesEnd(InstrumentId InstrumentId, long Sequence, Timestamp Time);
