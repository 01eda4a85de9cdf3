namespace Plimsoll.Loopback.Orders;

/// <summary>Who keeps the accounts behind a market: what its matching does is booked and told there.</summary>
internal interface IOrderDesk
{
    /// <summary>Books a fill, puts it into the order and tells the account.</summary>
    void Settle(VenueOrder order, VenueFill fill);

    /// <summary>The order came to the book, or left it for this reason.</summary>
    void Changed(VenueOrder order, ExecutionType execution, OrderStatus status);

    /// <summary>A waiting stop has met its price and is about to be matched.</summary>
    void Triggered(VenueOrder order);

    /// <summary>The next number of a public trade of this symbol.</summary>
    long NextTradeId(string symbol);
}
