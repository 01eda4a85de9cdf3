namespace Plimsoll.Loopback.Orders;

/// <summary>What just happened to an order.</summary>
internal enum ExecutionType
{
    New,
    Trade,
    Canceled,
    Expired,

    /// <summary>Futures: the venue's own liquidation.</summary>
    Calculated,
}
