using System.Text.Json.Nodes;
using Plimsoll.Loopback.Accounts;
using Plimsoll.Loopback.Orders;
using Plimsoll.Loopback.Wire;

namespace Plimsoll.Loopback.Futures;

/// <summary>What the user data stream of a futures account says.</summary>
internal sealed class FuturesNews(VenueClock clock, FuturesPrices prices)
{
    public void Order(VenueOrder order, ExecutionType execution)
    {
        var fill = execution is ExecutionType.Trade or ExecutionType.Calculated ? order.Fills[^1] : null;
        var symbol = order.Symbol;
        order.Account.FuturesFeed.Publish(new JsonObject
        {
            ["e"] = "ORDER_TRADE_UPDATE",
            ["E"] = clock.Shown,
            ["T"] = order.UpdatedAt,
            ["o"] = new JsonObject
            {
                ["s"] = symbol.Name,
                ["c"] = order.ClientId,
                ["S"] = WireName.Of(order.Side),
                ["o"] = WireName.Of(order.Type),
                ["f"] = WireName.Of(order.TimeInForce),
                ["q"] = symbol.QuantityText(order.Quantity),
                ["p"] = symbol.PriceText(order.Price),
                ["ap"] = FuturesWire.Average(order),
                ["sp"] = symbol.PriceText(order.StopPrice),
                ["x"] = WireName.Of(execution),
                ["X"] = WireName.Of(execution == ExecutionType.New ? OrderStatus.New : order.Status),
                ["i"] = order.Id,
                ["l"] = symbol.QuantityText(fill?.Quantity ?? 0m),
                ["z"] = symbol.QuantityText(order.Executed),
                ["L"] = symbol.PriceText(fill?.Price ?? 0m),
                ["n"] = WireNumber.Of(fill?.Commission ?? 0m),
                ["N"] = symbol.Quote,
                ["T"] = order.UpdatedAt,
                ["t"] = fill?.TradeId ?? 0,
                ["b"] = "0",
                ["a"] = "0",
                ["m"] = fill?.IsMaker ?? false,
                ["R"] = order.IsReduceOnly,
                ["wt"] = WireName.Of(WorkingType.ContractPrice),
                ["ot"] = WireName.Of(order.Type),
                ["ps"] = FuturesWire.PositionSide,
                ["cp"] = false,
                ["rp"] = WireNumber.Of(fill?.RealizedProfit ?? 0m),
                ["pP"] = false,
                ["si"] = 0,
                ["ss"] = 0,
                ["V"] = FuturesWire.SelfTradePrevention,
                ["pm"] = "NONE",
                ["gtd"] = 0,
            },
        });
    }

    /// <param name="reason">As the venue names it: ORDER, FUNDING_FEE, DEPOSIT …</param>
    /// <param name="symbol">Whose position changed; null for none.</param>
    public void Account(VenueAccount account, string reason, string? symbol)
    {
        var wallet = account.Futures;
        account.FuturesFeed.Publish(new JsonObject
        {
            ["e"] = "ACCOUNT_UPDATE",
            ["E"] = clock.Shown,
            ["T"] = clock.Now,
            ["a"] = new JsonObject
            {
                ["m"] = reason,
                ["B"] = new JsonArray(new JsonObject
                {
                    ["a"] = FuturesWire.Asset,
                    ["wb"] = WireNumber.Of(wallet.Balance),
                    ["cw"] = WireNumber.Of(wallet.Balance),
                    ["bc"] = reason == "DEPOSIT" ? WireNumber.Of(wallet.Income[^1].Amount) : "0",
                }),
                ["P"] = symbol is null ? [] : new JsonArray(Position(wallet[symbol])),
            },
        });
    }

    public void Algo(AlgoOrder order) => order.Account.FuturesFeed.Publish(new JsonObject
    {
        ["e"] = "ALGO_UPDATE",
        ["T"] = order.UpdatedAt,
        ["E"] = clock.Shown,
        ["o"] = new JsonObject
        {
            ["caid"] = order.ClientId,
            ["aid"] = order.Id,
            ["at"] = "CONDITIONAL",
            ["o"] = WireName.Of(order.Type),
            ["s"] = order.Symbol.Name,
            ["S"] = WireName.Of(order.Side),
            ["ps"] = FuturesWire.PositionSide,
            ["f"] = WireName.Of(order.TimeInForce),
            ["q"] = order.Symbol.QuantityText(order.Quantity),
            ["X"] = WireName.Of(order.Status),
            ["ai"] = FuturesWire.ActualId(order),
            ["ap"] = order.Symbol.PriceText(order.Actual?.AveragePrice ?? 0m),
            ["aq"] = order.Symbol.QuantityText(order.Actual?.Executed ?? 0m),
            ["act"] = order.Actual is null ? "0" : WireName.Of(order.Actual.Type),
            ["tp"] = order.Symbol.PriceText(order.TriggerPrice),
            ["p"] = order.Symbol.PriceText(order.Price),
            ["V"] = FuturesWire.SelfTradePrevention,
            ["wt"] = WireName.Of(order.WorkingType),
            ["pm"] = "NONE",
            ["cp"] = order.IsClosePosition,
            ["pP"] = false,
            ["R"] = order.IsReduceOnly,
            ["tt"] = order.TriggeredAt,
            ["gtd"] = 0,
            ["rm"] = order.RejectReason,
        },
    });

    public void MarginCall(VenueAccount account) => account.FuturesFeed.Publish(new JsonObject
    {
        ["e"] = "MARGIN_CALL",
        ["E"] = clock.Shown,
        ["cw"] = WireNumber.Of(account.Futures.Balance),
        ["p"] = new JsonArray([.. account.Futures.Positions
            .Where(position => position.Amount != 0m)
            .Select(JsonNode (position) => Endangered(position))]),
    });

    private JsonObject Endangered(FuturesPosition position)
    {
        var (mark, rules) = (prices.Mark(position.Symbol), prices.Rules(position.Symbol));
        return new JsonObject
        {
            ["s"] = position.Symbol,
            ["ps"] = FuturesWire.PositionSide,
            ["pa"] = rules.QuantityText(position.Amount),
            ["mt"] = FuturesWire.MarginType(position).ToUpperInvariant(),
            ["iw"] = "0",
            ["mp"] = rules.PriceText(mark),
            ["up"] = WireNumber.Of(position.Unrealized(mark)),
            ["mm"] = WireNumber.Of(position.Maintenance(mark)),
        };
    }

    private JsonObject Position(FuturesPosition position) => new()
    {
        ["s"] = position.Symbol,
        ["pa"] = prices.Rules(position.Symbol).QuantityText(position.Amount),
        ["ep"] = WireNumber.Of(position.EntryPrice),
        ["bep"] = WireNumber.Of(position.EntryPrice),
        ["cr"] = WireNumber.Of(position.Realized),
        ["up"] = WireNumber.Of(position.Unrealized(prices.Mark(position.Symbol))),
        ["mt"] = FuturesWire.MarginType(position),
        ["iw"] = "0",
        ["ps"] = FuturesWire.PositionSide,
    };
}
