using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Simulation;

/// <summary>One order of the simulated venue's book as it is stored.</summary>
public sealed record VenueOrderState(
    OrderTicket Ticket,
    Timestamp ActiveFrom,
    string VenueOrderId,
    Quantity Filled,
    bool IsTriggered,
    bool HasRested);
