using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Ticks;

/// <summary>A market trade as it is stored.</summary>
/// <param name="Trade">Its sequence ascends within session and instrument; its time need not.</param>
/// <param name="VenueId">What its venue calls it; null where that is no number, or not known.</param>
public readonly record struct TradeTick(Trade Trade, long? VenueId);
