namespace Plimsoll.Loopback.Orders;

/// <summary>Spot's types, then those that only futures know.</summary>
internal enum OrderType
{
    Limit,
    LimitMaker,
    Market,
    StopLoss,
    StopLossLimit,
    TakeProfit,
    TakeProfitLimit,
    Stop,
    StopMarket,
    TakeProfitMarket,
    TrailingStopMarket,
    Liquidation,
}
