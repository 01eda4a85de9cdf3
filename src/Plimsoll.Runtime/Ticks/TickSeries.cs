using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Ticks;

/// <summary>Where ticks belong: one session, one instrument of it.</summary>
public readonly record struct TickSeries(Guid SessionId, InstrumentId InstrumentId);
