using Plimsoll.Core.Trading;

namespace Plimsoll.Runtime.Venues;

/// <summary>A report and the market event during which the simulated venue made it.</summary>
public sealed record SimulatedVenueReport(long MarketSequence, OrderReport Report);
