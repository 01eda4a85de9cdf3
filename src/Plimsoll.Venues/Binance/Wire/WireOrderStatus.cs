namespace Plimsoll.Venues.Binance.Wire;

/// <summary>How far an order has come at the venue.</summary>
internal enum WireOrderStatus
{
    Working,
    Filled,
    Cancelled,
    Expired,
    Rejected,

    /// <summary>A conditional order whose order in the market now carries on.</summary>
    Triggered,
}
