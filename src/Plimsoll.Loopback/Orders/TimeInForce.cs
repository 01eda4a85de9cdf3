namespace Plimsoll.Loopback.Orders;

/// <summary>How long an order lives; the last two are known to futures only.</summary>
internal enum TimeInForce
{
    Gtc,
    Ioc,
    Fok,
    Gtx,
    Gtd,
}
