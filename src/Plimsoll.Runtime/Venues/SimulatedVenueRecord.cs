using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;

namespace Plimsoll.Runtime.Venues;

/// <summary>
/// A simulated venue's durable state: its book after market event <paramref name="MarketSequence"/>, and the reports
/// it made last, which an account that died before booking them will ask for again.
/// </summary>
public sealed record SimulatedVenueRecord(
    long MarketSequence, Timestamp Time, SimulatedVenueState Book, IReadOnlyList<SimulatedVenueReport> LastReports);
