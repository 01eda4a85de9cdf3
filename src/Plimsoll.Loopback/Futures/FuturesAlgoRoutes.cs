using System.Text.Json.Nodes;
using Plimsoll.Loopback.Wire;

namespace Plimsoll.Loopback.Futures;

/// <summary>Conditional futures orders, which the ordinary endpoints refuse and do not list.</summary>
internal sealed class FuturesAlgoRoutes(FuturesDesk desk)
{
    private const string Path = "/fapi/v1/";
    private const string OneOrder = "symbol algoId clientAlgoId";
    private const int UsualRows = 500;
    private const int MostRows = 1_000;

    public IEnumerable<Route> All() =>
    [
        new("POST", Path + "algoOrder", Security.Trade, 1, AlgoOrder.Names,
            call => FuturesWire.Algo(desk.Algos.Place(call.Account, call.Parameters))) { NewOrders = 1 },
        new("GET", Path + "algoOrder", Security.Read, 1, OneOrder, call =>
            FuturesWire.Algo(desk.Algos.Find(call.Account, call.Parameters) ?? throw VenueErrors.NoSuchOrder)),
        new("DELETE", Path + "algoOrder", Security.Trade, 1, OneOrder, Cancel),
        new("GET", Path + "openAlgoOrders", Security.Read, 1, "algoType symbol algoId", call => Rows(Open(call))),
        new("DELETE", Path + "algoOpenOrders", Security.Trade, 1, "symbol", CancelAll),
        new("GET", Path + "allAlgoOrders", Security.Read, 5, "symbol algoId startTime endTime page limit", History),
    ];

    private JsonObject Cancel(Call call)
    {
        if (desk.Algos.Find(call.Account, call.Parameters) is not { Status: AlgoStatus.New } order)
            throw VenueErrors.CannotCancel;
        desk.Algos.Cancel(order);
        return new JsonObject
        {
            ["algoId"] = order.Id,
            ["clientAlgoId"] = order.ClientId,
            ["code"] = "200",
            ["msg"] = "success",
        };
    }

    private JsonObject CancelAll(Call call)
    {
        desk.Market(call.Parameters.Symbol());
        foreach (var order in Open(call).ToList())
            desk.Algos.Cancel(order);
        return new JsonObject { ["code"] = 200, ["msg"] = "The operation of cancel all open order is done." };
    }

    private IEnumerable<AlgoOrder> Open(Call call)
    {
        var symbol = call.Parameters.OptionalSymbol();
        if (symbol is not null)
            desk.Market(symbol);
        var id = call.Parameters.OptionalLong("algoId");
        return desk.Algos.Of(call.Account).Where(order => order.Status == AlgoStatus.New
            && (symbol is null || order.Symbol.Name == symbol) && (id is null || order.Id == id));
    }

    private JsonArray History(Call call)
    {
        var symbol = desk.Market(call.Parameters.Symbol()).Symbol.Name;
        var from = call.Parameters.OptionalLong("algoId");
        var (start, end) = (call.Parameters.OptionalLong("startTime"), call.Parameters.OptionalLong("endTime"));
        return Rows(desk.Algos.Of(call.Account)
            .Where(order => order.Symbol.Name == symbol && (from is null || order.Id >= from)
                && (start is null || order.CreatedAt >= start) && (end is null || order.CreatedAt <= end))
            .TakeLast(call.Parameters.Limit(UsualRows, MostRows)));
    }

    private static JsonArray Rows(IEnumerable<AlgoOrder> orders) =>
        new([.. orders.Select(JsonNode (order) => FuturesWire.Algo(order))]);
}
