using System.Text.Json.Nodes;
using Plimsoll.Loopback.Accounts;
using Plimsoll.Loopback.Wire;

namespace Plimsoll.Loopback.Futures;

/// <summary>Balances, positions, income and the settings of a futures account.</summary>
internal sealed class FuturesAccountRoutes(FuturesDesk desk, VenueClock clock)
{
    private const int UsualRows = 100;
    private const int MostRows = 1_000;
    private readonly FuturesAccountWire _wire = new(desk);

    public IEnumerable<Route> All() =>
    [
        new("GET", "/fapi/v2/balance", Security.Read, 5, "", Balance),
        new("GET", "/fapi/v3/balance", Security.Read, 5, "", Balance),
        new("GET", "/fapi/v2/account", Security.Read, 5, "", call => _wire.Account(call.Account, isBrief: false)),
        new("GET", "/fapi/v3/account", Security.Read, 5, "", call => _wire.Account(call.Account, isBrief: true)),
        new("GET", "/fapi/v2/positionRisk", Security.Read, 5, "symbol", call => Risks(call, isBrief: false)),
        new("GET", "/fapi/v3/positionRisk", Security.Read, 5, "symbol", call => Risks(call, isBrief: true)),
        new("POST", "/fapi/v1/leverage", Security.Trade, 1, "symbol leverage", SetLeverage),
        new("POST", "/fapi/v1/marginType", Security.Trade, 1, "symbol marginType", SetMarginType),
        new("GET", "/fapi/v1/positionSide/dual", Security.Read, 30, "",
            _ => new JsonObject { ["dualSidePosition"] = false }),
        new("POST", "/fapi/v1/positionSide/dual", Security.Trade, 1, "dualSidePosition", SetPositionMode),
        new("GET", "/fapi/v1/multiAssetsMargin", Security.Read, 30, "",
            _ => new JsonObject { ["multiAssetsMargin"] = false }),
        new("GET", "/fapi/v1/commissionRate", Security.Read, 20, "symbol", Commission),
        new("GET", "/fapi/v1/leverageBracket", Security.Read, 1, "symbol", Brackets),
        new("GET", "/fapi/v1/income", Security.Read, 30, "symbol incomeType startTime endTime page limit", Income),
        new("GET", "/fapi/v1/symbolConfig", Security.Read, 5, "symbol", Settings),
        new("GET", "/fapi/v1/accountConfig", Security.Read, 5, "", call => new JsonObject
        {
            ["feeTier"] = 0,
            ["canTrade"] = call.Key.CanTrade,
            ["canDeposit"] = true,
            ["canWithdraw"] = true,
            ["dualSidePosition"] = false,
            ["updateTime"] = 0,
            ["multiAssetsMargin"] = false,
            ["tradeGroupId"] = -1,
        }),
    ];

    private JsonArray Balance(Call call) => [_wire.Balance(call.Account, clock.Now)];

    private JsonArray Risks(Call call, bool isBrief)
    {
        var symbol = call.Parameters.OptionalSymbol();
        if (symbol is not null)
            desk.Market(symbol);
        var rows = desk.Markets
            .Where(market => symbol is null || market.Symbol.Name == symbol)
            .Select(market => call.Account.Futures[market.Symbol.Name])
            .Where(position => !isBrief || position.Amount != 0m || HasOrders(call.Account, position.Symbol));
        return new JsonArray([.. rows.Select(JsonNode (position) => _wire.Risk(call.Account, position, isBrief))]);
    }

    private bool HasOrders(VenueAccount account, string symbol) =>
        desk.Market(symbol).OpenOrders.Any(order => order.Account == account);

    private JsonObject SetLeverage(Call call)
    {
        var market = desk.Market(call.Parameters.Symbol());
        var leverage = call.Parameters.Long("leverage");
        if (leverage < 1 || leverage > LeverageBracket.All[0].MaxLeverage)
            throw VenueErrors.Leverage;
        var position = call.Account.Futures[market.Symbol.Name];
        var bracket = LeverageBracket.Of(Math.Abs(position.Notional(market.MiddlePrice)));
        if (leverage > bracket.MaxLeverage)
            throw new VenueErrorException(400, -2027, "Exceeded the maximum allowable position at current leverage.");
        position.Leverage = (int)leverage;
        return new JsonObject
        {
            ["leverage"] = position.Leverage,
            ["maxNotionalValue"] = WireNumber.Of(FuturesAccountWire.MostNotional(position.Leverage), 0),
            ["symbol"] = market.Symbol.Name,
        };
    }

    private JsonObject SetMarginType(Call call)
    {
        var symbol = desk.Market(call.Parameters.Symbol()).Symbol.Name;
        var isIsolated = call.Parameters.Text("marginType") switch
        {
            "ISOLATED" => true,
            "CROSSED" or "CROSS" => false,
            _ => throw VenueErrors.BadValue("marginType"),
        };
        var position = call.Account.Futures[symbol];
        if (position.IsIsolated == isIsolated)
            throw VenueErrors.SameMarginType;
        if (HasOrders(call.Account, symbol))
            throw VenueErrors.MarginTypeWithOrders;
        if (position.Amount != 0m)
            throw VenueErrors.MarginTypeWithPosition;
        position.IsIsolated = isIsolated;
        return new JsonObject { ["code"] = 200, ["msg"] = "success" };
    }

    // One-way positions only: the other mode is refused by name, not ignored.
    private static JsonObject SetPositionMode(Call call) => call.Parameters.Flag("dualSidePosition")
        ? throw new VenueErrorException(400, -1020, "This operation is not supported.")
        : throw VenueErrors.SamePositionSide;

    private JsonObject Commission(Call call)
    {
        var symbol = desk.Market(call.Parameters.Symbol()).Symbol;
        return new JsonObject
        {
            ["symbol"] = symbol.Name,
            ["makerCommissionRate"] = WireNumber.Of(symbol.MakerFee, 6),
            ["takerCommissionRate"] = WireNumber.Of(symbol.TakerFee, 6),
        };
    }

    private JsonArray Brackets(Call call)
    {
        var symbol = call.Parameters.OptionalSymbol();
        if (symbol is not null)
            desk.Market(symbol);
        return new JsonArray([.. desk.Markets
            .Where(market => symbol is null || market.Symbol.Name == symbol)
            .Select(JsonNode (market) => FuturesAccountWire.Brackets(market.Symbol.Name))]);
    }

    private JsonArray Income(Call call)
    {
        var symbol = call.Parameters.OptionalSymbol();
        var type = call.Parameters.Optional("incomeType");
        var (start, end) = (call.Parameters.OptionalLong("startTime"), call.Parameters.OptionalLong("endTime"));
        var limit = call.Parameters.Limit(UsualRows, MostRows);
        var rows = call.Account.Futures.Income.Where(row => (symbol is null || row.Symbol == symbol)
            && (type is null || row.Type == type)
            && (start is null || row.Time >= start) && (end is null || row.Time <= end));
        return new JsonArray([.. (start is null ? rows.TakeLast(limit) : rows.Take(limit))
            .Select(JsonNode (row) => FuturesAccountWire.Income(row))]);
    }

    private JsonArray Settings(Call call)
    {
        var symbol = call.Parameters.OptionalSymbol();
        return new JsonArray([.. desk.Markets
            .Where(market => symbol is null || market.Symbol.Name == symbol)
            .Select(market => call.Account.Futures[market.Symbol.Name])
            .Select(JsonNode (position) => new JsonObject
            {
                ["symbol"] = position.Symbol,
                ["marginType"] = position.IsIsolated ? "ISOLATED" : "CROSSED",
                ["isAutoAddMargin"] = "false",
                ["leverage"] = position.Leverage,
                ["maxNotionalValue"] = WireNumber.Of(FuturesAccountWire.MostNotional(position.Leverage), 0),
            })]);
    }
}
