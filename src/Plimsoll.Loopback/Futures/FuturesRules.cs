using Plimsoll.Loopback.Market;
using Plimsoll.Loopback.Orders;
using Plimsoll.Loopback.Wire;

namespace Plimsoll.Loopback.Futures;

/// <summary>The filters of futures, with the codes that futures have for them.</summary>
internal static class FuturesRules
{
    /// <exception cref="VenueErrorException">The first rule that is broken.</exception>
    public static void Check(FuturesTicket ticket, SymbolMarket market, decimal mark)
    {
        var symbol = market.Symbol;
        if (symbol.Status != SymbolStatus.Trading)
            throw VenueErrors.FuturesClosed;
        CheckQuantity(ticket.Quantity, symbol, ticket.Type == OrderType.Market);
        if (ticket.Type == OrderType.Limit)
            CheckPrice(ticket, symbol, mark);
        var price = ticket.Type == OrderType.Limit ? ticket.Price : mark;
        if (!ticket.IsReduceOnly && price * ticket.Quantity < symbol.MinNotional)
            throw VenueErrors.Notional;
    }

    public static void CheckQuantity(decimal quantity, VenueSymbol symbol, bool isMarket)
    {
        if (quantity <= 0m)
            throw VenueErrors.FuturesZero;
        if (quantity > (isMarket ? symbol.MaxMarketQuantity : symbol.MaxQuantity))
            throw VenueErrors.FuturesQuantity(isTooLarge: true);
        if (quantity % symbol.Step != 0m)
            throw VenueErrors.FuturesPrecision;
        if (quantity < symbol.MinQuantity)
            throw VenueErrors.FuturesQuantity(isTooLarge: false);
    }

    public static void CheckTick(decimal price, VenueSymbol symbol)
    {
        if (price > symbol.MaxPrice)
            throw VenueErrors.FuturesPriceTooHigh;
        if (WireNumber.DigitsOf(price) > symbol.PriceDigits)
            throw VenueErrors.FuturesPrecision;
        if (price <= 0m || price % symbol.Tick != 0m)
            throw VenueErrors.FuturesTick;
    }

    private static void CheckPrice(FuturesTicket ticket, VenueSymbol symbol, decimal mark)
    {
        CheckTick(ticket.Price, symbol);
        var (up, down) = symbol.PriceBand;
        if (ticket.Side == OrderSide.Buy && ticket.Price > mark * up)
            throw VenueErrors.FuturesPrice(isTooHigh: true, symbol.PriceText(mark * up));
        if (ticket.Side == OrderSide.Sell && ticket.Price < mark * down)
            throw VenueErrors.FuturesPrice(isTooHigh: false, symbol.PriceText(mark * down));
    }
}
