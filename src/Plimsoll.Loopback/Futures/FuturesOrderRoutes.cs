using System.Text.Json.Nodes;
using Plimsoll.Loopback.Orders;
using Plimsoll.Loopback.Spot;
using Plimsoll.Loopback.Wire;

namespace Plimsoll.Loopback.Futures;

/// <summary>Ordinary futures orders and their fills.</summary>
internal sealed class FuturesOrderRoutes(FuturesDesk desk)
{
    private const string Path = "/fapi/v1/";
    private const string OneOrder = "symbol orderId origClientOrderId";
    private const int UsualRows = 500;
    private const int MostRows = 1_000;
    private const int AllSymbolsWeight = 39;
    private const long Week = 7 * 86_400_000L;

    public IEnumerable<Route> All() =>
    [
        new("POST", Path + "order", Security.Trade, 0, FuturesTicket.Names, Place) { NewOrders = 1 },
        new("POST", Path + "order/test", Security.Trade, 0, FuturesTicket.Names, Test),
        new("GET", Path + "order", Security.Read, 1, OneOrder, Query),
        new("GET", Path + "openOrder", Security.Read, 1, OneOrder, QueryOpen),
        new("DELETE", Path + "order", Security.Trade, 1, OneOrder, Cancel),
        new("GET", Path + "openOrders", Security.Read, 1, "symbol", Open),
        new("DELETE", Path + "allOpenOrders", Security.Trade, 1, "symbol", CancelAll),
        new("GET", Path + "allOrders", Security.Read, 5, "symbol orderId startTime endTime limit", History),
        new("GET", Path + "userTrades", Security.Read, 5, "symbol orderId startTime endTime fromId limit", Trades),
    ];

    private JsonObject Place(Call call)
    {
        var ticket = FuturesTicket.Of(call.Parameters);
        return FuturesWire.Order(desk.Place(call.Account, ticket), ticket.Response == ResponseType.Ack);
    }

    private JsonObject Test(Call call)
    {
        var ticket = FuturesTicket.Of(call.Parameters);
        var market = desk.Market(ticket.Symbol);
        FuturesRules.Check(ticket, market, market.MiddlePrice);
        return [];
    }

    private JsonObject Query(Call call) =>
        FuturesWire.Order(Find(call) ?? throw VenueErrors.NoSuchOrder);

    private JsonObject QueryOpen(Call call) =>
        FuturesWire.Order(Find(call) is { IsOpen: true } order ? order : throw VenueErrors.NoSuchOrder);

    private JsonObject Cancel(Call call)
    {
        if (Find(call) is not { IsOpen: true } order)
            throw VenueErrors.CannotCancel;
        desk.Cancel(order);
        return FuturesWire.Order(order);
    }

    private VenueOrder? Find(Call call)
    {
        desk.Market(call.Parameters.Symbol());
        return desk.Archive.Find(call.Account, call.Parameters);
    }

    private JsonArray Open(Call call)
    {
        var symbol = call.Parameters.OptionalSymbol();
        if (symbol is null)
            call.ExtraWeight = AllSymbolsWeight;
        else
            desk.Market(symbol);
        return new JsonArray([.. desk.Archive.OpenOf(call.Account, symbol)
            .Select(JsonNode (order) => FuturesWire.Order(order))]);
    }

    private JsonObject CancelAll(Call call)
    {
        var symbol = desk.Market(call.Parameters.Symbol()).Symbol.Name;
        foreach (var order in desk.Archive.OpenOf(call.Account, symbol).ToList())
            desk.Cancel(order);
        return new JsonObject { ["code"] = 200, ["msg"] = "The operation of cancel all open order is done." };
    }

    private JsonArray History(Call call)
    {
        var symbol = desk.Market(call.Parameters.Symbol()).Symbol.Name;
        var from = call.Parameters.OptionalLong("orderId");
        var (start, end) = Span(call.Parameters);
        var rows = desk.Archive.Of(call.Account).Where(order => order.Symbol.Name == symbol
            && (from is null || order.Id >= from)
            && (start is null || order.CreatedAt >= start) && (end is null || order.CreatedAt <= end));
        return new JsonArray([.. Window(call, rows, isFromStart: (from ?? start) is not null)
            .Select(JsonNode (order) => FuturesWire.Order(order))]);
    }

    private JsonArray Trades(Call call)
    {
        var symbol = desk.Market(call.Parameters.Symbol()).Symbol.Name;
        var orderId = call.Parameters.OptionalLong("orderId");
        var from = call.Parameters.OptionalLong("fromId");
        var (start, end) = Span(call.Parameters);
        if (from is not null && (start ?? end) is not null)
            throw VenueErrors.OptionalCombination;
        var rows = desk.Archive.Fills(call.Account, symbol).Where(row =>
            (orderId is null || row.Order.Id == orderId) && (from is null || row.Fill.TradeId >= from)
            && (start is null || row.Fill.Time >= start) && (end is null || row.Fill.Time <= end));
        return new JsonArray([.. Window(call, rows, isFromStart: (from ?? start) is not null)
            .Select(JsonNode (row) => FuturesWire.Trade(row.Order, row.Fill))]);
    }

    private static IEnumerable<T> Window<T>(Call call, IEnumerable<T> rows, bool isFromStart)
    {
        var limit = call.Parameters.Limit(UsualRows, MostRows);
        return isFromStart ? rows.Take(limit) : rows.TakeLast(limit);
    }

    private static (long? Start, long? End) Span(Parameters parameters)
    {
        var (start, end) = (parameters.OptionalLong("startTime"), parameters.OptionalLong("endTime"));
        return end - start > Week
            ? throw new VenueErrorException(400, -4166, "Search window is restricted to recent 7 days only.")
            : (start, end);
    }
}
