using System.Text.Json;

namespace Plimsoll.Loopback.Tests;

public sealed class FuturesTests
{
    private const string Orders = "/fapi/v1/order";
    private const string Algos = "/fapi/v1/algoOrder";

    [Fact]
    public async Task A_position_opens_grows_shrinks_and_pays_what_it_realized_less_fees()
    {
        await using var world = await VenueWorld.StartAsync();
        var start = await WalletAsync(world);

        await MarketAsync(world, "BUY", 0.3m);
        var opened = await PositionAsync(world);
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        await MarketAsync(world, "SELL", 0.1m);
        var shrunk = await PositionAsync(world);
        await MarketAsync(world, "SELL", 0.4m);
        var flipped = await PositionAsync(world);

        opened.Money("positionAmt").ShouldBe(0.3m);
        (shrunk.Money("positionAmt"), shrunk.Money("entryPrice")).ShouldBe((0.2m, opened.Money("entryPrice")));
        flipped.Money("positionAmt").ShouldBe(-0.2m);
        var trades = (await world.SignedAsync(HttpMethod.Get, "/fapi/v1/userTrades", ("symbol", "BTCUSDT"))).Ok()
            .EnumerateArray().ToList();
        var change = trades.Sum(trade => trade.Money("realizedPnl") - trade.Money("commission"));
        (await WalletAsync(world)).ShouldBe(start + change);
        var income = (await world.SignedAsync(HttpMethod.Get, "/fapi/v1/income", ("limit", "1000"))).Ok();
        income.EnumerateArray().Sum(row => row.Money("income")).ShouldBe(change);
    }

    [Fact]
    public async Task An_acknowledged_order_says_nothing_of_its_fills_and_a_query_does()
    {
        await using var world = await VenueWorld.StartAsync();

        var ack = (await world.SignedAsync(HttpMethod.Post, Orders, ("symbol", "BTCUSDT"), ("side", "BUY"),
            ("type", "MARKET"), ("quantity", "0.002"), ("newClientOrderId", "quick"))).Ok();

        (ack.Text("status"), ack.Money("executedQty")).ShouldBe(("NEW", 0m));
        var known = (await world.SignedAsync(
            HttpMethod.Get, Orders, ("symbol", "BTCUSDT"), ("origClientOrderId", "quick"))).Ok();
        (known.Text("status"), known.Money("executedQty")).ShouldBe(("FILLED", 0.002m));
    }

    [Theory]
    [InlineData("STOP_MARKET", "0.01", -4120)]
    [InlineData("TAKE_PROFIT", "0.01", -4120)]
    [InlineData("MARKET", "0.0001", -1111)]
    [InlineData("MARKET", "0", -4003)]
    [InlineData("MARKET", "100", -2019)]
    [InlineData("MARKET", "500", -4005)]
    [InlineData("STOP_LOSS", "0.01", -1116)]
    public async Task What_breaks_a_rule_is_refused_with_the_number_that_futures_have(
        string type, string quantity, int code)
    {
        await using var world = await VenueWorld.StartAsync();

        var answer = await world.SignedAsync(HttpMethod.Post, Orders, ("symbol", "BTCUSDT"), ("side", "BUY"),
            ("type", type), ("quantity", quantity));

        answer.Code.ShouldBe(code, answer.Body.ToString());
    }

    [Fact]
    public async Task Less_than_five_dollars_are_traded_only_to_reduce()
    {
        await using var world = await VenueWorld.StartAsync();

        var small = await world.SignedAsync(HttpMethod.Post, Orders, ("symbol", "ETHUSDT"), ("side", "BUY"),
            ("type", "MARKET"), ("quantity", "0.001"));
        var nothing = await world.SignedAsync(HttpMethod.Post, Orders, ("symbol", "ETHUSDT"), ("side", "SELL"),
            ("type", "MARKET"), ("quantity", "0.001"), ("reduceOnly", "true"));

        (small.Code, nothing.Code).ShouldBe((-4164, -2022));
    }

    [Fact]
    public async Task What_only_reduces_shrinks_with_the_position_and_goes_with_it()
    {
        await using var world = await VenueWorld.StartAsync();
        await MarketAsync(world, "BUY", 0.3m);
        var far = decimal.Floor((await PositionAsync(world)).Money("entryPrice") * 1.04m);
        var resting = (await world.SignedAsync(HttpMethod.Post, Orders, ("symbol", "BTCUSDT"), ("side", "SELL"),
            ("type", "LIMIT"), ("timeInForce", "GTC"), ("quantity", "0.3"), ("price", far),
            ("reduceOnly", "true"))).Ok();

        await MarketAsync(world, "SELL", 0.1m);
        (await QueryAsync(world, resting)).Money("origQty").ShouldBe(0.2m);
        await MarketAsync(world, "SELL", 0.2m);
        (await QueryAsync(world, resting)).Text("status").ShouldBe("EXPIRED");
    }

    [Fact]
    public async Task A_stop_waits_in_the_algo_list_and_closes_the_position_when_its_price_is_met()
    {
        await using var world = await VenueWorld.StartAsync();
        await using var stream = await OpenUserStreamAsync(world);
        await MarketAsync(world, "BUY", 0.3m);
        var trigger = decimal.Floor((await PositionAsync(world)).Money("markPrice")) - 15m;

        var algo = (await world.SignedAsync(HttpMethod.Post, Algos, ("algoType", "CONDITIONAL"), ("symbol", "BTCUSDT"),
            ("side", "SELL"), ("type", "STOP_MARKET"), ("triggerPrice", trigger), ("closePosition", "true"),
            ("clientAlgoId", "guard"))).Ok();

        algo.Text("algoStatus").ShouldBe("NEW");
        (await world.SignedAsync(HttpMethod.Get, "/fapi/v1/openOrders")).Ok().GetArrayLength().ShouldBe(0);
        (await world.SignedAsync(HttpMethod.Get, "/fapi/v1/openAlgoOrders")).Ok().GetArrayLength().ShouldBe(1);
        (await world.SignedAsync(HttpMethod.Get, Orders, ("symbol", "BTCUSDT"), ("origClientOrderId", "guard")))
            .Code.ShouldBe(-2013);
        (await stream.HearAsync("ALGO_UPDATE")).GetProperty("o").Text("X").ShouldBe("NEW");

        await world.UntilAsync(7_200, async () => (await AlgoAsync(world)).Text("algoStatus") == "FINISHED");
        (await stream.HearAsync("ALGO_UPDATE")).GetProperty("o").Text("X").ShouldBe("TRIGGERING");
        var report = (await stream.HearAsync("ORDER_TRADE_UPDATE")).GetProperty("o");
        (report.Text("c"), report.Text("x"), report.GetProperty("R").GetBoolean()).ShouldBe(("guard", "NEW", true));
        (await world.SignedAsync(HttpMethod.Get, "/fapi/v3/positionRisk")).Ok().GetArrayLength().ShouldBe(0);
        var done = await AlgoAsync(world);
        (await world.SignedAsync(
            HttpMethod.Get, Orders, ("symbol", "BTCUSDT"), ("orderId", done.Text("actualOrderId")))).Ok()
            .Text("status").ShouldBe("FILLED");
    }

    [Fact]
    public async Task A_stop_that_is_met_already_is_refused_and_one_can_be_cancelled()
    {
        await using var world = await VenueWorld.StartAsync();
        var price = decimal.Floor(
            (await world.GetAsync("/fapi/v1/premiumIndex?symbol=BTCUSDT")).Ok().Money("markPrice"));

        (await StopAsync(world, price + 100m, "late")).Code.ShouldBe(-2021);
        (await StopAsync(world, price - 100m, "early")).Ok();
        (await StopAsync(world, price - 100m, "early")).Code.ShouldBe(-4116);
        (await world.SignedAsync(HttpMethod.Delete, Algos, ("clientAlgoId", "early"))).Ok()
            .Text("code").ShouldBe("200");
        (await world.SignedAsync(HttpMethod.Delete, Algos, ("clientAlgoId", "early"))).Code.ShouldBe(-2011);
    }

    [Fact]
    public async Task Longs_pay_shorts_every_eighth_hour()
    {
        await using var world = await VenueWorld.StartAsync();
        await MarketAsync(world, "BUY", 0.1m);

        world.Clock.Advance(TimeSpan.FromHours(8));

        var row = (await world.SignedAsync(HttpMethod.Get, "/fapi/v1/income", ("incomeType", "FUNDING_FEE"))).Ok()
            .EnumerateArray().Single();
        DateTimeOffset.FromUnixTimeMilliseconds(row.Long("time")).TimeOfDay
            .ShouldBeInRange(TimeSpan.FromHours(16), TimeSpan.FromHours(16) + TimeSpan.FromSeconds(10));
        row.Money("income").ShouldBeInRange(-1m, -0.3m);
    }

    [Fact]
    public async Task A_position_without_margin_is_taken_by_the_venue_and_the_account_hears_of_it()
    {
        await using var world = await VenueWorld.StartAsync();
        await using var stream = await OpenUserStreamAsync(world);
        (await world.SignedAsync(
            HttpMethod.Post, "/fapi/v1/leverage", ("symbol", "BTCUSDT"), ("leverage", "125"))).Ok();
        (await world.SignedAsync(
            HttpMethod.Post, "/fapi/v1/leverage", ("symbol", "BTCUSDT"), ("leverage", "126"))).Code.ShouldBe(-4028);
        for (var i = 0; i < 12; i++)
            await MarketAsync(world, "BUY", 10m);
        (await PositionAsync(world)).Money("liquidationPrice").ShouldBeGreaterThan(0m);

        await world.UntilAsync(40_000, async () =>
            (await world.SignedAsync(HttpMethod.Get, "/fapi/v3/positionRisk")).Ok().GetArrayLength() == 0);

        JsonElement report;
        do
            report = (await stream.HearAsync("ORDER_TRADE_UPDATE")).GetProperty("o");
        while (report.Text("o") != "LIQUIDATION" || report.Text("x") != "CALCULATED");
        report.Text("c").ShouldStartWith("autoclose-");
    }

    [Fact]
    public async Task Depth_of_futures_names_the_event_before()
    {
        await using var world = await VenueWorld.StartAsync();
        await using var stream = await StreamListener.OpenAsync(
            new Uri(world.Server.FuturesStreams + "/ws/btcusdt@depth@100ms/btcusdt@markPrice@1s"));
        await stream.IsHeardAsync();
        world.Clock.Advance(TimeSpan.FromSeconds(20));

        var first = await stream.HearAsync("depthUpdate");
        var second = await stream.HearAsync("depthUpdate");

        second.Long("pu").ShouldBe(first.Long("u"));
        second.Long("U").ShouldBe(first.Long("u") + 1);
        (await stream.HearAsync("markPriceUpdate")).Money("p").ShouldBeGreaterThan(0m);
    }

    private static async Task<StreamListener> OpenUserStreamAsync(VenueWorld world)
    {
        var key = (await world.SendAsync(HttpMethod.Post, "/fapi/v1/listenKey", world.Server.Keys["trading"].Key)).Ok();
        var stream = await StreamListener.OpenAsync(
            new Uri($"{world.Server.FuturesStreams}/ws/{key.Text("listenKey")}"));
        await stream.IsHeardAsync();
        return stream;
    }

    private static async Task MarketAsync(VenueWorld world, string side, decimal quantity) =>
        (await world.SignedAsync(HttpMethod.Post, Orders, ("symbol", "BTCUSDT"), ("side", side), ("type", "MARKET"),
            ("quantity", quantity))).Ok();

    private static Task<VenueAnswer> StopAsync(VenueWorld world, decimal trigger, string clientId) =>
        world.SignedAsync(HttpMethod.Post, Algos, ("algoType", "CONDITIONAL"), ("symbol", "BTCUSDT"), ("side", "SELL"),
            ("type", "STOP_MARKET"), ("quantity", "0.01"), ("triggerPrice", trigger), ("clientAlgoId", clientId));

    private static async Task<JsonElement> AlgoAsync(VenueWorld world) =>
        (await world.SignedAsync(HttpMethod.Get, Algos, ("clientAlgoId", "guard"))).Ok();

    private static async Task<JsonElement> QueryAsync(VenueWorld world, JsonElement order) =>
        (await world.SignedAsync(
            HttpMethod.Get, Orders, ("symbol", "BTCUSDT"), ("orderId", order.Long("orderId")))).Ok();

    private static async Task<JsonElement> PositionAsync(VenueWorld world) =>
        (await world.SignedAsync(HttpMethod.Get, "/fapi/v3/positionRisk", ("symbol", "BTCUSDT"))).Ok()
            .EnumerateArray().Single();

    private static async Task<decimal> WalletAsync(VenueWorld world) =>
        (await world.SignedAsync(HttpMethod.Get, "/fapi/v2/balance")).Ok()[0].Money("balance");
}
