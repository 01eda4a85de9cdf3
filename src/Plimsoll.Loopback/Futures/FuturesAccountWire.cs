using System.Globalization;
using System.Text.Json.Nodes;
using Plimsoll.Loopback.Accounts;
using Plimsoll.Loopback.Wire;

namespace Plimsoll.Loopback.Futures;

/// <summary>A futures account as the REST interface writes it.</summary>
internal sealed class FuturesAccountWire(FuturesDesk desk)
{
    public static decimal MostNotional(int leverage) =>
        LeverageBracket.All.Last(bracket => bracket.MaxLeverage >= leverage).Cap;

    public JsonObject Balance(VenueAccount account, long now) => new()
    {
        ["accountAlias"] = "SgsR",
        ["asset"] = FuturesWire.Asset,
        ["balance"] = WireNumber.Of(account.Futures.Balance),
        ["crossWalletBalance"] = WireNumber.Of(account.Futures.Balance),
        ["crossUnPnl"] = WireNumber.Of(desk.Margin.Unrealized(account)),
        ["availableBalance"] = WireNumber.Of(desk.Margin.Available(account)),
        ["maxWithdrawAmount"] = WireNumber.Of(desk.Margin.Available(account)),
        ["marginAvailable"] = true,
        ["updateTime"] = now,
    };

    /// <param name="account">Whose.</param>
    /// <param name="isBrief">The newer version: positions that are none are left out, settings are elsewhere.</param>
    public JsonObject Account(VenueAccount account, bool isBrief)
    {
        var totals = Totals(account);
        var answer = new JsonObject();
        if (!isBrief)
        {
            answer["feeTier"] = 0;
            (answer["canTrade"], answer["canDeposit"], answer["canWithdraw"]) = (true, true, true);
            answer["multiAssetsMargin"] = false;
        }
        foreach (var (name, value) in totals)
            answer["total" + name] = WireNumber.Of(value);
        answer["availableBalance"] = WireNumber.Of(desk.Margin.Available(account));
        answer["maxWithdrawAmount"] = WireNumber.Of(desk.Margin.Available(account));
        answer["assets"] = new JsonArray(Asset(account, totals));
        answer["positions"] = new JsonArray([.. desk.Markets
            .Select(market => account.Futures[market.Symbol.Name])
            .Where(position => !isBrief || position.Amount != 0m)
            .Select(JsonNode (position) => Position(account, position, isBrief))]);
        return answer;
    }

    public JsonObject Risk(VenueAccount account, FuturesPosition position, bool isBrief)
    {
        var rules = desk.Market(position.Symbol).Symbol;
        var mark = desk.Prices.Mark(position.Symbol);
        var row = new JsonObject
        {
            ["symbol"] = position.Symbol,
            ["positionSide"] = FuturesWire.PositionSide,
            ["positionAmt"] = rules.QuantityText(position.Amount),
            ["entryPrice"] = WireNumber.Of(position.EntryPrice),
            ["breakEvenPrice"] = WireNumber.Of(position.EntryPrice),
            ["markPrice"] = WireNumber.Of(mark),
            ["unRealizedProfit"] = WireNumber.Of(position.Unrealized(mark)),
            ["liquidationPrice"] = WireNumber.Of(desk.Margin.LiquidationPrice(account, position)),
            ["isolatedMargin"] = WireNumber.Of(position.IsIsolated ? position.InitialMargin(mark) : 0m),
            ["isolatedWallet"] = WireNumber.Of(position.IsIsolated ? position.InitialMargin(mark) : 0m),
            ["notional"] = WireNumber.Of(position.Notional(mark)),
            ["updateTime"] = position.UpdatedAt,
        };
        if (isBrief)
        {
            row["marginAsset"] = FuturesWire.Asset;
            row["initialMargin"] = WireNumber.Of(position.InitialMargin(mark));
            row["maintMargin"] = WireNumber.Of(position.Maintenance(mark));
            row["positionInitialMargin"] = WireNumber.Of(position.InitialMargin(mark));
            row["openOrderInitialMargin"] = WireNumber.Of(0m);
            row["adl"] = 0;
            row["bidNotional"] = "0";
            row["askNotional"] = "0";
            return row;
        }
        row["leverage"] = position.Leverage.ToString(CultureInfo.InvariantCulture);
        row["maxNotionalValue"] = WireNumber.Of(MostNotional(position.Leverage), 0);
        row["marginType"] = FuturesWire.MarginType(position);
        row["isAutoAddMargin"] = "false";
        return row;
    }

    public static JsonObject Brackets(string symbol) => new()
    {
        ["symbol"] = symbol,
        ["notionalCoef"] = 1.0m,
        ["brackets"] = new JsonArray([.. LeverageBracket.All.Select(JsonNode (bracket) => new JsonObject
        {
            ["bracket"] = bracket.Number,
            ["initialLeverage"] = bracket.MaxLeverage,
            ["notionalCap"] = bracket.Cap,
            ["notionalFloor"] = bracket.Floor,
            ["maintMarginRatio"] = bracket.MaintenanceRatio,
            ["cum"] = bracket.Deduction,
        })]),
    };

    public static JsonObject Income(IncomeRow row) => new()
    {
        ["symbol"] = row.Symbol,
        ["incomeType"] = row.Type,
        ["income"] = WireNumber.Of(row.Amount),
        ["asset"] = FuturesWire.Asset,
        ["time"] = row.Time,
        ["info"] = row.Type,
        ["tranId"] = row.Id,
        ["tradeId"] = row.TradeId,
    };

    private (string Name, decimal Value)[] Totals(VenueAccount account) =>
    [
        ("InitialMargin", desk.Margin.PositionMargin(account) + desk.Margin.OrderMargin(account)),
        ("MaintMargin", desk.Margin.Maintenance(account)),
        ("WalletBalance", account.Futures.Balance),
        ("UnrealizedProfit", desk.Margin.Unrealized(account)),
        ("MarginBalance", desk.Margin.Equity(account)),
        ("PositionInitialMargin", desk.Margin.PositionMargin(account)),
        ("OpenOrderInitialMargin", desk.Margin.OrderMargin(account)),
        ("CrossWalletBalance", account.Futures.Balance),
        ("CrossUnPnl", desk.Margin.Unrealized(account)),
    ];

    // The same figures under the names that one asset has them by; there is one asset.
    private JsonObject Asset(VenueAccount account, (string Name, decimal Value)[] totals)
    {
        var asset = new JsonObject { ["asset"] = FuturesWire.Asset };
        foreach (var (name, value) in totals)
            asset[char.ToLowerInvariant(name[0]) + name[1..]] = WireNumber.Of(value);
        asset["availableBalance"] = WireNumber.Of(desk.Margin.Available(account));
        asset["maxWithdrawAmount"] = WireNumber.Of(desk.Margin.Available(account));
        asset["marginAvailable"] = true;
        asset["updateTime"] = account.Futures.UpdatedAt;
        return asset;
    }

    private JsonObject Position(VenueAccount account, FuturesPosition position, bool isBrief)
    {
        var rules = desk.Market(position.Symbol).Symbol;
        var mark = desk.Prices.Mark(position.Symbol);
        var row = new JsonObject
        {
            ["symbol"] = position.Symbol,
            ["positionSide"] = FuturesWire.PositionSide,
            ["positionAmt"] = rules.QuantityText(position.Amount),
            ["unrealizedProfit"] = WireNumber.Of(position.Unrealized(mark)),
            ["isolatedMargin"] = WireNumber.Of(position.IsIsolated ? position.InitialMargin(mark) : 0m),
            ["notional"] = WireNumber.Of(position.Notional(mark)),
            ["isolatedWallet"] = WireNumber.Of(position.IsIsolated ? position.InitialMargin(mark) : 0m),
            ["initialMargin"] = WireNumber.Of(position.InitialMargin(mark)),
            ["maintMargin"] = WireNumber.Of(position.Maintenance(mark)),
            ["updateTime"] = position.UpdatedAt,
        };
        if (isBrief)
            return row;
        row["leverage"] = position.Leverage.ToString(CultureInfo.InvariantCulture);
        row["isolated"] = position.IsIsolated;
        row["entryPrice"] = WireNumber.Of(position.EntryPrice);
        row["breakEvenPrice"] = WireNumber.Of(position.EntryPrice);
        row["maxNotional"] = WireNumber.Of(MostNotional(position.Leverage), 0);
        row["positionInitialMargin"] = WireNumber.Of(position.InitialMargin(mark));
        row["openOrderInitialMargin"] = WireNumber.Of(0m);
        row["bidNotional"] = "0";
        row["askNotional"] = "0";
        return row;
    }
}
