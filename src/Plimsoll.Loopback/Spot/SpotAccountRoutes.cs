using System.Text.Json.Nodes;
using Plimsoll.Loopback.Accounts;
using Plimsoll.Loopback.Wire;

namespace Plimsoll.Loopback.Spot;

/// <summary>Balances, fees and the rights of a key.</summary>
internal sealed class SpotAccountRoutes(SpotDesk desk)
{
    private const decimal BasisPoints = 10_000m;

    public IEnumerable<Route> All() =>
    [
        new("GET", "/api/v3/account", Security.Read, 20, "omitZeroBalances", Account),
        new("GET", "/api/v3/account/commission", Security.Read, 20, "symbol", Commission),
        new("GET", "/api/v3/rateLimit/order", Security.Read, 40, "", _ => new JsonArray(
            RateLimits.Row("ORDERS", "SECOND", 10, RateLimits.SpotOrders),
            RateLimits.Row("ORDERS", "DAY", 1, RateLimits.SpotDayOrders))),
        new("GET", "/sapi/v1/account/apiRestrictions", Security.Read, 1, "", call => Rights(call.Key)),
        new("GET", "/sapi/v1/capital/config/getall", Security.Read, 10, "", call => Coins(call.Account)),
        new("GET", "/sapi/v1/system/status", Security.None, 1, "",
            _ => new JsonObject { ["status"] = 0, ["msg"] = "normal" }),
    ];

    private JsonObject Account(Call call)
    {
        var symbol = desk.Markets[0].Symbol;
        var isBrief = call.Parameters.Flag("omitZeroBalances");
        var rows = call.Account.Spot.All.Where(row => !isBrief || row.Value.Free + row.Value.Locked != 0m);
        return new JsonObject
        {
            ["makerCommission"] = (int)(symbol.MakerFee * BasisPoints),
            ["takerCommission"] = (int)(symbol.TakerFee * BasisPoints),
            ["buyerCommission"] = 0,
            ["sellerCommission"] = 0,
            ["commissionRates"] = Rates(symbol.MakerFee, symbol.TakerFee),
            ["canTrade"] = true,
            ["canWithdraw"] = true,
            ["canDeposit"] = true,
            ["brokered"] = false,
            ["requireSelfTradePrevention"] = false,
            ["preventSor"] = false,
            ["updateTime"] = call.Account.UpdatedAt,
            ["accountType"] = "SPOT",
            ["balances"] = new JsonArray([.. rows.Select(JsonNode (row) => new JsonObject
            {
                ["asset"] = row.Key,
                ["free"] = WireNumber.Of(row.Value.Free),
                ["locked"] = WireNumber.Of(row.Value.Locked),
            })]),
            ["permissions"] = new JsonArray("SPOT"),
            ["uid"] = call.Account.Id,
        };
    }

    private JsonObject Commission(Call call)
    {
        var symbol = desk.Market(call.Parameters.Symbol()).Symbol;
        return new JsonObject
        {
            ["symbol"] = symbol.Name,
            ["standardCommission"] = Rates(symbol.MakerFee, symbol.TakerFee),
            ["specialCommission"] = Rates(0m, 0m),
            ["taxCommission"] = Rates(0m, 0m),
            ["discount"] = new JsonObject
            {
                ["enabledForAccount"] = false,
                ["enabledForSymbol"] = false,
                ["discountAsset"] = "BNB",
                ["discount"] = WireNumber.Of(0m),
            },
        };
    }

    private static JsonObject Rates(decimal maker, decimal taker) => new()
    {
        ["maker"] = WireNumber.Of(maker),
        ["taker"] = WireNumber.Of(taker),
        ["buyer"] = WireNumber.Of(0m),
        ["seller"] = WireNumber.Of(0m),
    };

    private static JsonObject Rights(ApiKey key) => new()
    {
        ["ipRestrict"] = key.BoundTo is not null,
        ["createTime"] = key.CreatedAt,
        ["enableReading"] = true,
        ["enableWithdrawals"] = key.CanWithdraw,
        ["enableInternalTransfer"] = false,
        ["enableMargin"] = false,
        ["enableFutures"] = key.CanTrade,
        ["permitsUniversalTransfer"] = false,
        ["enableVanillaOptions"] = false,
        ["enableFixApiTrade"] = false,
        ["enableFixReadOnly"] = false,
        ["enableSpotAndMarginTrading"] = key.CanTrade,
        ["enablePortfolioMarginTrading"] = false,
    };

    private static JsonArray Coins(VenueAccount account) =>
        new([.. account.Spot.All.Select(JsonNode (row) => new JsonObject
        {
            ["coin"] = row.Key,
            ["name"] = row.Key,
            ["depositAllEnable"] = false,
            ["withdrawAllEnable"] = false,
            ["trading"] = true,
            ["isLegalMoney"] = false,
            ["free"] = WireNumber.Of(row.Value.Free),
            ["locked"] = WireNumber.Of(row.Value.Locked),
            ["freeze"] = "0",
            ["withdrawing"] = "0",
            ["storage"] = "0",
            ["ipoable"] = "0",
            ["ipoing"] = "0",
            ["networkList"] = new JsonArray(),
        })]);
}
