namespace Plimsoll.Loopback.Orders;

/// <summary>Which way an order goes.</summary>
internal enum OrderSide
{
    Buy,
    Sell,
}
