using System.Text.Json.Nodes;
using Plimsoll.Loopback.Wire;

namespace Plimsoll.Loopback.Spot;

/// <summary>Spot orders, one at a time.</summary>
internal sealed class SpotOrderRoutes(SpotDesk desk)
{
    private const string Path = "/api/v3/";
    private const string OneOrder = "symbol orderId origClientOrderId";
    private const string Rows = "symbol orderId startTime endTime limit";
    private const int UsualRows = 500;
    private const int MostRows = 1_000;
    private const int AllSymbolsWeight = 74;
    private const long Day = 86_400_000;

    public IEnumerable<Route> All() =>
    [
        new("POST", Path + "order", Security.Trade, 1, SpotTicket.Names, Place) { NewOrders = 1 },
        new("POST", Path + "order/test", Security.Trade, 1, SpotTicket.Names, Test),
        new("GET", Path + "order", Security.Read, 4, OneOrder, Query),
        new("DELETE", Path + "order", Security.Trade, 1, OneOrder + " newClientOrderId cancelRestrictions", Cancel),
        new("GET", Path + "openOrders", Security.Read, 6, "symbol", Open),
        new("DELETE", Path + "openOrders", Security.Trade, 1, "symbol", CancelAll),
        new("GET", Path + "allOrders", Security.Read, 20, Rows, History),
        new("GET", Path + "myTrades", Security.Read, 20, Rows + " fromId", Trades),
    ];

    private JsonObject Place(Call call)
    {
        var ticket = SpotTicket.Of(call.Parameters);
        return SpotWire.Placed(desk.Place(call.Account, ticket), ticket.Response);
    }

    private JsonObject Test(Call call)
    {
        desk.Check(call.Account, SpotTicket.Of(call.Parameters));
        return new JsonObject();
    }

    private JsonObject Query(Call call)
    {
        desk.Market(call.Parameters.Symbol());
        return SpotWire.Order(desk.Archive.Find(call.Account, call.Parameters) ?? throw VenueErrors.NoSuchOrder);
    }

    private JsonObject Cancel(Call call)
    {
        desk.Market(call.Parameters.Symbol());
        var order = desk.Archive.Find(call.Account, call.Parameters);
        if (order is not { IsOpen: true })
            throw VenueErrors.CannotCancel;
        order.CancelId = call.Parameters.ClientId("newClientOrderId") ?? desk.Archive.NewClientId();
        desk.Cancel(order);
        return SpotWire.Canceled(order);
    }

    private JsonArray Open(Call call)
    {
        var symbol = call.Parameters.OptionalSymbol();
        if (symbol is null)
            call.ExtraWeight = AllSymbolsWeight;
        else
            desk.Market(symbol);
        return new JsonArray([.. desk.Archive.OpenOf(call.Account, symbol)
            .Select(JsonNode (order) => SpotWire.Order(order))]);
    }

    private JsonArray CancelAll(Call call)
    {
        var symbol = call.Parameters.Symbol();
        desk.Market(symbol);
        var orders = desk.Archive.OpenOf(call.Account, symbol).ToList();
        if (orders.Count == 0)
            throw VenueErrors.CannotCancel;
        var rows = new JsonArray();
        foreach (var order in orders)
        {
            if (!order.IsOpen)
                continue; // The other half of a pair that is out already.
            order.CancelId = desk.Archive.NewClientId();
            desk.Cancel(order);
            rows.Add(desk.Lists.Of(order) is { } list
                ? SpotWire.List(list, SpotWire.Canceled)
                : SpotWire.Canceled(order));
        }
        return rows;
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
            .Select(JsonNode (order) => SpotWire.Order(order))]);
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
            .Select(JsonNode (row) => SpotWire.Trade(row.Order, row.Fill))]);
    }

    private static IEnumerable<T> Window<T>(Call call, IEnumerable<T> rows, bool isFromStart)
    {
        var limit = call.Parameters.Limit(UsualRows, MostRows);
        return isFromStart ? rows.Take(limit) : rows.TakeLast(limit);
    }

    private static (long? Start, long? End) Span(Parameters parameters)
    {
        var (start, end) = (parameters.OptionalLong("startTime"), parameters.OptionalLong("endTime"));
        return end - start > Day ? throw VenueErrors.LookupTooWide : (start, end);
    }
}
