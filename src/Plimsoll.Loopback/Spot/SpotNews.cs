using System.Text.Json.Nodes;
using Plimsoll.Loopback.Accounts;
using Plimsoll.Loopback.Orders;
using Plimsoll.Loopback.Wire;

namespace Plimsoll.Loopback.Spot;

/// <summary>What the user data stream of a spot account says.</summary>
internal sealed class SpotNews(VenueClock clock)
{
    private long _executionId = 8_000_000;

    public void Report(VenueOrder order, ExecutionType execution)
    {
        var fill = execution == ExecutionType.Trade ? order.Fills[^1] : null;
        order.Account.SpotFeed.Publish(new JsonObject
        {
            ["e"] = "executionReport",
            ["E"] = clock.Shown,
            ["s"] = order.Symbol.Name,
            ["c"] = execution == ExecutionType.Canceled ? order.CancelId ?? order.ClientId : order.ClientId,
            ["S"] = WireName.Of(order.Side),
            ["o"] = WireName.Of(order.Type),
            ["f"] = WireName.Of(order.TimeInForce),
            ["q"] = WireNumber.Of(order.Quantity),
            ["p"] = WireNumber.Of(order.Price),
            ["P"] = WireNumber.Of(order.StopPrice),
            ["F"] = WireNumber.Of(0m),
            ["g"] = order.ListId,
            ["C"] = execution == ExecutionType.Canceled ? order.ClientId : "",
            ["x"] = WireName.Of(execution),
            ["X"] = WireName.Of(execution == ExecutionType.New ? OrderStatus.New : order.Status),
            ["r"] = "NONE",
            ["i"] = order.Id,
            ["l"] = WireNumber.Of(fill?.Quantity ?? 0m),
            ["z"] = WireNumber.Of(order.Executed),
            ["L"] = WireNumber.Of(fill?.Price ?? 0m),
            ["n"] = fill is null ? "0" : WireNumber.Of(fill.Commission),
            ["N"] = fill?.CommissionAsset,
            ["T"] = order.UpdatedAt,
            ["t"] = fill?.TradeId ?? -1,
            ["I"] = ++_executionId,
            ["w"] = order.IsOpen && order.IsWorking,
            ["m"] = fill?.IsMaker ?? false,
            ["M"] = fill is not null,
            ["O"] = order.CreatedAt,
            ["Z"] = WireNumber.Of(order.ExecutedQuote),
            ["Y"] = WireNumber.Of(fill?.QuoteQuantity ?? 0m),
            ["Q"] = WireNumber.Of(order.QuoteQuantity),
            ["W"] = order.WorkingAt,
            ["V"] = SpotWire.SelfTradePrevention,
        });
    }

    public void Balances(VenueOrder order)
    {
        var account = order.Account;
        account.UpdatedAt = clock.Now;
        account.SpotFeed.Publish(new JsonObject
        {
            ["e"] = "outboundAccountPosition",
            ["E"] = clock.Shown,
            ["u"] = account.UpdatedAt,
            ["B"] = new JsonArray(Balance(account, order.Symbol.Base), Balance(account, order.Symbol.Quote)),
        });
    }

    public void Adjusted(VenueAccount account, string asset, decimal delta)
    {
        account.UpdatedAt = clock.Now;
        account.SpotFeed.Publish(new JsonObject
        {
            ["e"] = "balanceUpdate",
            ["E"] = clock.Shown,
            ["a"] = asset,
            ["d"] = WireNumber.Of(delta),
            ["T"] = clock.Now,
        });
    }

    public void List(SpotOrderList list) => list.First.Account.SpotFeed.Publish(new JsonObject
    {
        ["e"] = "listStatus",
        ["E"] = clock.Shown,
        ["s"] = list.First.Symbol.Name,
        ["g"] = list.Id,
        ["c"] = SpotWire.Contingency,
        ["l"] = SpotWire.ListStatusType(list),
        ["L"] = SpotWire.ListOrderStatus(list),
        ["r"] = "NONE",
        ["C"] = list.ClientId,
        ["T"] = clock.Now,
        ["O"] = new JsonArray([.. list.Orders.Select(JsonNode (order) => new JsonObject
        {
            ["s"] = order.Symbol.Name,
            ["i"] = order.Id,
            ["c"] = order.ClientId,
        })]),
    });

    private static JsonObject Balance(VenueAccount account, string asset) => new()
    {
        ["a"] = asset,
        ["f"] = WireNumber.Of(account.Spot[asset].Free),
        ["l"] = WireNumber.Of(account.Spot[asset].Locked),
    };
}
