using System.Text.Json.Nodes;
using Plimsoll.Loopback.Orders;
using Plimsoll.Loopback.Wire;

namespace Plimsoll.Loopback.Spot;

/// <summary>Spot orders, fills and pairs as the REST interface writes them.</summary>
internal static class SpotWire
{
    public const string SelfTradePrevention = "EXPIRE_MAKER";
    public const string Contingency = "OCO";

    public static string ListStatusType(SpotOrderList list) => list.IsOpen ? "EXEC_STARTED" : "ALL_DONE";

    public static string ListOrderStatus(SpotOrderList list) => list.IsOpen ? "EXECUTING" : "ALL_DONE";

    /// <summary>The answer to a new order.</summary>
    public static JsonObject Placed(VenueOrder order, ResponseType response)
    {
        var answer = new JsonObject
        {
            ["symbol"] = order.Symbol.Name,
            ["orderId"] = order.Id,
            ["orderListId"] = order.ListId,
            ["clientOrderId"] = order.ClientId,
            ["transactTime"] = order.CreatedAt,
        };
        if (response == ResponseType.Ack)
            return answer;
        AddState(answer, order);
        answer["workingTime"] = order.WorkingAt;
        if (response == ResponseType.Full)
            answer["fills"] = new JsonArray([.. order.Fills.Select(JsonNode (fill) => new JsonObject
            {
                ["price"] = WireNumber.Of(fill.Price),
                ["qty"] = WireNumber.Of(fill.Quantity),
                ["commission"] = WireNumber.Of(fill.Commission),
                ["commissionAsset"] = fill.CommissionAsset,
                ["tradeId"] = fill.TradeId,
            })]);
        answer["selfTradePreventionMode"] = SelfTradePrevention;
        return answer;
    }

    /// <summary>An order as it stands, for queries and lists.</summary>
    public static JsonObject Order(VenueOrder order)
    {
        var answer = new JsonObject
        {
            ["symbol"] = order.Symbol.Name,
            ["orderId"] = order.Id,
            ["orderListId"] = order.ListId,
            ["clientOrderId"] = order.ClientId,
        };
        AddState(answer, order);
        answer["stopPrice"] = WireNumber.Of(order.StopPrice);
        answer["icebergQty"] = WireNumber.Of(0m);
        answer["time"] = order.CreatedAt;
        answer["updateTime"] = order.UpdatedAt;
        answer["isWorking"] = order.IsWorking;
        answer["workingTime"] = order.WorkingAt;
        answer["selfTradePreventionMode"] = SelfTradePrevention;
        return answer;
    }

    /// <summary>The answer to a request that took an order out.</summary>
    public static JsonObject Canceled(VenueOrder order)
    {
        var answer = new JsonObject
        {
            ["symbol"] = order.Symbol.Name,
            ["origClientOrderId"] = order.ClientId,
            ["orderId"] = order.Id,
            ["orderListId"] = order.ListId,
            ["clientOrderId"] = order.CancelId ?? order.ClientId,
            ["transactTime"] = order.UpdatedAt,
        };
        AddState(answer, order);
        if (order.IsConditional)
            answer["stopPrice"] = WireNumber.Of(order.StopPrice);
        answer["selfTradePreventionMode"] = SelfTradePrevention;
        return answer;
    }

    public static JsonObject Trade(VenueOrder order, VenueFill fill) => new()
    {
        ["symbol"] = order.Symbol.Name,
        ["id"] = fill.TradeId,
        ["orderId"] = order.Id,
        ["orderListId"] = order.ListId,
        ["price"] = WireNumber.Of(fill.Price),
        ["qty"] = WireNumber.Of(fill.Quantity),
        ["quoteQty"] = WireNumber.Of(fill.QuoteQuantity),
        ["commission"] = WireNumber.Of(fill.Commission),
        ["commissionAsset"] = fill.CommissionAsset,
        ["time"] = fill.Time,
        ["isBuyer"] = order.IsBuy,
        ["isMaker"] = fill.IsMaker,
        ["isBestMatch"] = true,
    };

    /// <summary>A pair; with reports of both halves where it was just placed or cancelled.</summary>
    public static JsonObject List(SpotOrderList list, Func<VenueOrder, JsonObject>? report = null)
    {
        var answer = new JsonObject
        {
            ["orderListId"] = list.Id,
            ["contingencyType"] = Contingency,
            ["listStatusType"] = ListStatusType(list),
            ["listOrderStatus"] = ListOrderStatus(list),
            ["listClientOrderId"] = list.ClientId,
            ["transactionTime"] = list.CreatedAt,
            ["symbol"] = list.First.Symbol.Name,
            ["orders"] = new JsonArray([.. list.Orders.Select(JsonNode (order) => new JsonObject
            {
                ["symbol"] = order.Symbol.Name,
                ["orderId"] = order.Id,
                ["clientOrderId"] = order.ClientId,
            })]),
        };
        if (report is not null)
            answer["orderReports"] = new JsonArray([.. list.Orders.Select(JsonNode (order) => report(order))]);
        return answer;
    }

    private static void AddState(JsonObject answer, VenueOrder order)
    {
        answer["price"] = WireNumber.Of(order.Price);
        answer["origQty"] = WireNumber.Of(order.Quantity);
        answer["executedQty"] = WireNumber.Of(order.Executed);
        answer["origQuoteOrderQty"] = WireNumber.Of(order.QuoteQuantity);
        answer["cummulativeQuoteQty"] = WireNumber.Of(order.ExecutedQuote);
        answer["status"] = WireName.Of(order.Status);
        answer["timeInForce"] = WireName.Of(order.TimeInForce);
        answer["type"] = WireName.Of(order.Type);
        answer["side"] = WireName.Of(order.Side);
    }
}
