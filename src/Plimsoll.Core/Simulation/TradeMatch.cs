using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Simulation;

/// <summary>Whether a market trade at a price fills a working order.</summary>
internal static class TradeMatch
{
    public static VenueFill? Of(VenueOrder order, double price)
    {
        if (order.IsMarket)
            return new VenueFill(price, true, false, false);
        if (order.WaitsForStop)
            return Stop(order, price);
        var isThrough = order.IsBuy ? price < order.LimitAt : price > order.LimitAt;
        if (!isThrough)
            return null;

        // Resting it waited at its limit; arriving it takes what is there.
        return new VenueFill(order.HasRested ? order.LimitAt : price, false, false, false);
    }

    // The trade that touches a stop is the price it gets; what lies beyond the stop is gap.
    private static VenueFill? Stop(VenueOrder order, double price)
    {
        if (order.IsBuy ? price < order.StopAt : price > order.StopAt)
            return null;
        if (order.Ticket.Type == OrderType.Stop)
            return new VenueFill(price, true, false, IsGap: price != order.StopAt);
        order.Trigger();
        return null;
    }
}
