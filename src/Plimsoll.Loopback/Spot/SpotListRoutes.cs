using System.Text.Json.Nodes;
using Plimsoll.Loopback.Orders;
using Plimsoll.Loopback.Wire;

namespace Plimsoll.Loopback.Spot;

/// <summary>Pairs of spot orders: one cancels the other.</summary>
internal sealed class SpotListRoutes(SpotDesk desk)
{
    private const string Path = "/api/v3/";
    private const int UsualRows = 500;
    private const int MostRows = 1_000;

    private const string Names = "symbol listClientOrderId side quantity newOrderRespType selfTradePreventionMode "
        + "aboveType aboveClientOrderId abovePrice aboveStopPrice aboveTimeInForce aboveStrategyId aboveStrategyType "
        + "belowType belowClientOrderId belowPrice belowStopPrice belowTimeInForce belowStrategyId belowStrategyType";

    public IEnumerable<Route> All() =>
    [
        new("POST", Path + "orderList/oco", Security.Trade, 1, Names, Place) { NewOrders = 2 },
        new("GET", Path + "orderList", Security.Read, 4, "orderListId origClientOrderId", Query),
        new("GET", Path + "openOrderList", Security.Read, 6, "",
            call => Rows(desk.Lists.Of(call.Account).Where(list => list.IsOpen))),
        new("GET", Path + "allOrderList", Security.Read, 20, "fromId startTime endTime limit", History),
        new("DELETE", Path + "orderList", Security.Trade, 1,
            "symbol orderListId listClientOrderId newClientOrderId", Cancel),
    ];

    private JsonObject Place(Call call)
    {
        var parameters = call.Parameters;
        var (above, below) = (Leg(parameters, "above"), Leg(parameters, "below"));
        var response = SpotTicket.ResponseOf(parameters, isFullUsual: false);
        var list = desk.Lists.Place(call.Account, parameters.ClientId("listClientOrderId"), above, below);
        return SpotWire.List(list, order => SpotWire.Placed(order, response));
    }

    private JsonObject Query(Call call)
    {
        var id = call.Parameters.OptionalLong("orderListId");
        var clientId = call.Parameters.ClientId("origClientOrderId");
        if (id is null && clientId is null)
            throw VenueErrors.MissingEither("origClientOrderId", "orderListId");
        return SpotWire.List(Find(call, id, clientId) ?? throw VenueErrors.NoSuchOrderList);
    }

    private JsonArray History(Call call)
    {
        var from = call.Parameters.OptionalLong("fromId");
        var (start, end) = (call.Parameters.OptionalLong("startTime"), call.Parameters.OptionalLong("endTime"));
        return Rows(desk.Lists.Of(call.Account)
            .Where(list => (from is null || list.Id >= from)
                && (start is null || list.CreatedAt >= start) && (end is null || list.CreatedAt <= end))
            .TakeLast(call.Parameters.Limit(UsualRows, MostRows)));
    }

    private JsonObject Cancel(Call call)
    {
        desk.Market(call.Parameters.Symbol());
        var id = call.Parameters.OptionalLong("orderListId");
        var clientId = call.Parameters.ClientId("listClientOrderId");
        if (id is null && clientId is null)
            throw VenueErrors.MissingEither("orderListId", "listClientOrderId");
        var list = Find(call, id, clientId);
        if (list is not { IsOpen: true })
            throw VenueErrors.CannotCancel;
        var cancelId = call.Parameters.ClientId("newClientOrderId") ?? desk.Archive.NewClientId();
        foreach (var order in list.Orders)
            order.CancelId = cancelId;
        desk.Lists.Cancel(list);
        return SpotWire.List(list, SpotWire.Canceled);
    }

    private SpotOrderList? Find(Call call, long? id, string? clientId) => desk.Lists.Of(call.Account)
        .LastOrDefault(list => id is null ? list.ClientId == clientId : list.Id == id);

    private static JsonArray Rows(IEnumerable<SpotOrderList> lists) =>
        new([.. lists.Select(JsonNode (list) => SpotWire.List(list))]);

    // Each leg is an order of its own, read and judged as one.
    private static SpotTicket Leg(Parameters parameters, string leg)
    {
        var type = parameters.Word<OrderType>(leg + "Type", () => VenueErrors.OrderType);
        if (type is OrderType.Market or OrderType.Limit or > OrderType.TakeProfitLimit)
            throw new VenueErrorException(400, -1158, "Order type not supported in OCO.");
        var names = new Dictionary<string, string>
        {
            [leg + "Price"] = "price",
            [leg + "StopPrice"] = "stopPrice",
            [leg + "TimeInForce"] = "timeInForce",
            [leg + "ClientOrderId"] = "newClientOrderId",
            [leg + "Type"] = "type",
            ["symbol"] = "symbol",
            ["side"] = "side",
            ["quantity"] = "quantity",
        };
        return SpotTicket.Of(Parameters.Of(parameters.Names
            .Where(names.ContainsKey)
            .Select(name => KeyValuePair.Create(names[name], parameters.Text(name)))));
    }
}
