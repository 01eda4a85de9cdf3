using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Simulation;

/// <summary>An order in the simulated venue's book.</summary>
public sealed class VenueOrder
{
    public required OrderTicket Ticket { get; init; }

    public required int Slot { get; init; }

    public required Timestamp ActiveFrom { get; init; }

    public required string VenueOrderId { get; init; }

    public Quantity Filled { get; set; }

    /// <summary>A stop-limit whose stop was touched: from now on it is a limit order.</summary>
    public bool IsTriggered { get; set; }

    /// <summary>It rested through at least one event: a limit fill is then a maker's.</summary>
    public bool HasRested { get; set; }

    /// <summary>Filled or dropped: no longer in the book.</summary>
    internal bool HasLeft { get; set; }

    /// <summary>A stop-limit triggered inside a bar whose path says nothing about its limit.</summary>
    internal bool WaitsForNextBar { get; set; }

    public Quantity Remaining => Ticket.Quantity - Filled;

    internal double StopAt { get; private init; } = double.NaN;

    internal double LimitAt { get; private init; } = double.NaN;

    internal bool IsBuy => Ticket.Side == OrderSide.Buy;

    internal bool IsMarket => Ticket.Type == OrderType.Market;

    internal bool WaitsForStop =>
        Ticket.Type == OrderType.Stop || (Ticket.Type == OrderType.StopLimit && !IsTriggered);

    /// <summary>Whether a limit order takes what trades at this price.</summary>
    internal bool IsMarketableAt(double price) => IsBuy ? price <= LimitAt : price >= LimitAt;

    /// <summary>From now on a limit order, and one that has only just arrived.</summary>
    internal void Trigger()
    {
        IsTriggered = true;
        HasRested = false;
    }

    public static VenueOrder From(OrderTicket ticket, int slot, Timestamp activeFrom, string venueOrderId) => new()
    {
        Ticket = ticket,
        Slot = slot,
        ActiveFrom = activeFrom,
        VenueOrderId = venueOrderId,
        StopAt = ticket.StopPrice is { } stop ? (double)stop.Value : double.NaN,
        LimitAt = ticket.LimitPrice is { } limit ? (double)limit.Value : double.NaN,
    };
}
