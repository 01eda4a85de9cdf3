using Plimsoll.Loopback.Market;
using Plimsoll.Loopback.Orders;
using Plimsoll.Loopback.Wire;

namespace Plimsoll.Loopback.Spot;

/// <summary>The filters of <c>exchangeInfo</c>, in the order in which the venue applies them.</summary>
internal static class SpotFilters
{
    public const int AverageMinutes = 5;

    /// <exception cref="VenueErrorException">The first filter that the order breaks.</exception>
    public static void Check(SpotTicket ticket, SymbolMarket market)
    {
        var symbol = market.Symbol;
        if (symbol.Status != SymbolStatus.Trading)
            throw VenueErrors.Closed;
        if (ticket.HasPrice)
            CheckPrice(ticket.Price, symbol);
        if (ticket.IsConditional)
            CheckPrice(ticket.StopPrice, symbol);
        if (ticket.QuoteQuantity == 0m)
            CheckQuantity(ticket, symbol);
        if (ticket.HasPrice)
            CheckBand(ticket, market);
        CheckNotional(ticket, market);
    }

    /// <exception cref="VenueErrorException">The account has as many open orders as it may have.</exception>
    public static void CheckCount(VenueSymbol symbol, IReadOnlyCollection<VenueOrder> open, bool isConditional)
    {
        if (open.Count >= symbol.MaxOrders)
            throw VenueErrors.Filter("MAX_NUM_ORDERS");
        if (isConditional && open.Count(order => order.IsConditional && !order.IsWorking) >= symbol.MaxAlgoOrders)
            throw VenueErrors.Filter("MAX_NUM_ALGO_ORDERS");
    }

    private static void CheckPrice(decimal price, VenueSymbol symbol)
    {
        if (price < symbol.MinPrice || price > symbol.MaxPrice || price % symbol.Tick != 0m)
            throw VenueErrors.Filter("PRICE_FILTER");
    }

    private static void CheckQuantity(SpotTicket ticket, VenueSymbol symbol)
    {
        if (ticket.Quantity < symbol.MinQuantity || ticket.Quantity > symbol.MaxQuantity
            || ticket.Quantity % symbol.Step != 0m)
            throw VenueErrors.Filter("LOT_SIZE");
        if (ticket.IsMarket && ticket.Quantity > symbol.MaxMarketQuantity)
            throw VenueErrors.Filter("MARKET_LOT_SIZE");
    }

    private static void CheckBand(SpotTicket ticket, SymbolMarket market)
    {
        var average = market.Tape.AveragePrice(AverageMinutes);
        var (up, down) = market.Symbol.PriceBand;
        if (ticket.Price > average * up || ticket.Price < average * down)
            throw VenueErrors.Filter("PERCENT_PRICE_BY_SIDE");
    }

    private static void CheckNotional(SpotTicket ticket, SymbolMarket market)
    {
        var price = ticket.HasPrice ? ticket.Price
            : ticket.IsConditional ? ticket.StopPrice
            : market.Tape.AveragePrice(AverageMinutes);
        var notional = ticket.QuoteQuantity > 0m ? ticket.QuoteQuantity : price * ticket.Quantity;
        if (notional < market.Symbol.MinNotional || notional > market.Symbol.MaxNotional)
            throw VenueErrors.Filter("NOTIONAL");
    }
}
