namespace Plimsoll.Loopback.Orders;

/// <summary>Where an order stands.</summary>
internal enum OrderStatus
{
    New,
    PartiallyFilled,
    Filled,
    Canceled,
    Expired,
    ExpiredInMatch,
    Rejected,
}
