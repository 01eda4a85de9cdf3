using System.Text.Json;

namespace Plimsoll.Loopback.Tests;

public sealed class SpotOrderTests
{
    private const string Path = "/api/v3/order";

    [Fact]
    public async Task A_limit_order_rests_holds_its_money_back_and_gives_it_back_when_it_is_cancelled()
    {
        await using var world = await VenueWorld.StartAsync();
        var price = decimal.Floor(await world.BestAsync("bids") * 0.9m);
        var before = await world.BalanceAsync("USDT");

        var placed = (await world.OrderAsync(Limit("BUY", 0.01m, price, "first"))).Ok();

        placed.Text("status").ShouldBe("NEW");
        placed.GetProperty("fills").GetArrayLength().ShouldBe(0);
        (await world.BalanceAsync("USDT")).ShouldBe((before.Free - 0.01m * price, before.Locked + 0.01m * price));
        (await world.SignedAsync(HttpMethod.Get, "/api/v3/openOrders", ("symbol", "BTCUSDT"))).Ok()
            .EnumerateArray().Select(order => order.Text("clientOrderId")).ShouldBe(["first"]);
        (await world.GetAsync("/api/v3/depth?symbol=BTCUSDT&limit=5000")).Ok().GetProperty("bids")
            .EnumerateArray().Select(level => level[0].Money()).ShouldContain(price);

        var gone = (await world.SignedAsync(
            HttpMethod.Delete, Path, ("symbol", "BTCUSDT"), ("origClientOrderId", "first"))).Ok();

        gone.Text("status").ShouldBe("CANCELED");
        gone.Text("origClientOrderId").ShouldBe("first");
        (await world.BalanceAsync("USDT")).ShouldBe(before);
        (await world.SignedAsync(HttpMethod.Delete, Path, ("symbol", "BTCUSDT"), ("origClientOrderId", "first")))
            .Code.ShouldBe(-2011);
        (await world.SignedAsync(HttpMethod.Get, Path, ("symbol", "BTCUSDT"), ("orderId", placed.Long("orderId"))))
            .Ok().Text("status").ShouldBe("CANCELED");
    }

    [Fact]
    public async Task A_market_order_takes_one_level_after_the_other_and_pays_in_what_it_gets()
    {
        await using var world = await VenueWorld.StartAsync();
        var asks = (await world.GetAsync("/api/v3/depth?symbol=BTCUSDT&limit=5")).Ok().GetProperty("asks");
        var quantity = asks[0][1].Money() + asks[1][1].Money() + 0.00001m;
        var (dollars, coins) = ((await world.BalanceAsync("USDT")).Free, (await world.BalanceAsync("BTC")).Free);

        var order = (await world.OrderAsync(
            ("symbol", "BTCUSDT"), ("side", "BUY"), ("type", "MARKET"), ("quantity", quantity))).Ok();

        order.Text("status").ShouldBe("FILLED");
        var fills = order.GetProperty("fills").EnumerateArray().ToList();
        fills.Select(fill => fill.Money("price"))
            .ShouldBe([asks[0][0].Money(), asks[1][0].Money(), asks[2][0].Money()]);
        fills.Sum(fill => fill.Money("qty")).ShouldBe(quantity);
        fills.ShouldAllBe(fill => fill.Text("commissionAsset") == "BTC");
        var cost = fills.Sum(fill => fill.Money("qty") * fill.Money("price"));
        var fees = fills.Sum(fill => fill.Money("commission"));
        fees.ShouldBeGreaterThan(0m);
        (await world.BalanceAsync("USDT")).ShouldBe((dollars - cost, 0m));
        (await world.BalanceAsync("BTC")).ShouldBe((coins + quantity - fees, 0m));
        var trades = (await world.SignedAsync(HttpMethod.Get, "/api/v3/myTrades", ("symbol", "BTCUSDT"))).Ok();
        trades.EnumerateArray().Select(trade => trade.Long("id"))
            .ShouldBe(fills.Select(fill => fill.Long("tradeId")));
    }

    [Fact]
    public async Task A_quote_quantity_is_spent_down_to_the_last_step()
    {
        await using var world = await VenueWorld.StartAsync();

        var order = (await world.OrderAsync(
            ("symbol", "ETHUSDT"), ("side", "BUY"), ("type", "MARKET"), ("quoteOrderQty", "100"))).Ok();

        order.Text("status").ShouldBe("FILLED");
        order.Money("cummulativeQuoteQty").ShouldBeInRange(99m, 100m);
        order.Money("origQuoteOrderQty").ShouldBe(100m);
    }

    [Fact]
    public async Task A_client_id_is_unique_among_open_orders_only()
    {
        await using var world = await VenueWorld.StartAsync();
        var price = decimal.Floor(await world.BestAsync("bids") * 0.9m);

        (await world.OrderAsync(Limit("BUY", 0.01m, price, "same"))).Ok();
        var twice = await world.OrderAsync(Limit("BUY", 0.01m, price, "same"));
        twice.Code.ShouldBe(-2010);
        twice.Body.Text("msg").ShouldBe("Duplicate order sent.");

        (await world.SignedAsync(HttpMethod.Delete, Path, ("symbol", "BTCUSDT"), ("origClientOrderId", "same"))).Ok();
        (await world.OrderAsync(Limit("BUY", 0.01m, price, "same"))).Ok();
    }

    [Fact]
    public async Task A_resting_order_fills_at_its_own_price_when_the_market_comes_to_it()
    {
        await using var world = await VenueWorld.StartAsync();
        var price = await world.BestAsync("bids") - 5m;
        var placed = (await world.OrderAsync(Limit("BUY", 1m, price, "patient"))).Ok();

        var state = placed;
        await world.UntilAsync(7_200, async () =>
        {
            state = (await world.SignedAsync(
                HttpMethod.Get, Path, ("symbol", "BTCUSDT"), ("orderId", placed.Long("orderId")))).Ok();
            return state.Money("executedQty") > 0m;
        });

        var fills = (await world.SignedAsync(HttpMethod.Get, "/api/v3/myTrades", ("symbol", "BTCUSDT"))).Ok()
            .EnumerateArray().ToList();
        fills.ShouldAllBe(fill => fill.GetProperty("isMaker").GetBoolean() && fill.Money("price") == price);
        fills.Sum(fill => fill.Money("qty")).ShouldBe(state.Money("executedQty"));
    }

    [Theory]
    [InlineData("price", "60000.001", -1013, "PRICE_FILTER")]
    [InlineData("quantity", "0.000011", -1013, "LOT_SIZE")]
    [InlineData("quantity", "0.00001", -1013, "NOTIONAL")]
    [InlineData("quantity", "0.0100000001", -1111, "precision")]
    [InlineData("quantity", "1e-2", -1100, "quantity")]
    [InlineData("price", "1000", -1013, "PERCENT_PRICE_BY_SIDE")]
    [InlineData("side", "HOLD", -1117, "side")]
    [InlineData("type", "LIMITED", -1116, "orderType")]
    [InlineData("timeInForce", "DAY", -1115, "timeInForce")]
    [InlineData("quantity", "100", -2010, "insufficient balance")]
    [InlineData("newClientOrderId", "no spaces", -1100, "newClientOrderId")]
    public async Task What_breaks_a_rule_is_refused_by_its_name(string name, string value, int code, string text)
    {
        await using var world = await VenueWorld.StartAsync();
        var price = decimal.Floor(await world.BestAsync("bids") * 0.9m);
        var order = Limit("BUY", 0.01m, price, "ruled").Where(pair => pair.Name != name)
            .Append((name, Uri.EscapeDataString(value))).ToArray();

        var answer = await world.OrderAsync(order);

        answer.Code.ShouldBe(code, answer.Body.ToString());
        answer.Body.Text("msg").ShouldContain(text);
    }

    [Fact]
    public async Task Orders_that_must_not_take_do_not_and_orders_that_must_be_whole_are()
    {
        await using var world = await VenueWorld.StartAsync();
        var ask = await world.BestAsync("asks");

        var maker = await world.OrderAsync(
            ("symbol", "BTCUSDT"), ("side", "BUY"), ("type", "LIMIT_MAKER"), ("quantity", "0.001"), ("price", ask));
        var whole = (await world.OrderAsync([.. Limit("SELL", 1m, ask * 2m, "whole", "FOK")])).Ok();
        var rest = (await world.OrderAsync([.. Limit("BUY", 1m, ask, "rest", "IOC")])).Ok();

        maker.Code.ShouldBe(-2010);
        (whole.Text("status"), whole.Money("executedQty")).ShouldBe(("EXPIRED", 0m));
        rest.Text("status").ShouldBe("EXPIRED");
        rest.Money("executedQty").ShouldBeInRange(0.00001m, 0.99999m);
        (await world.BalanceAsync("USDT")).Locked.ShouldBe(0m);
    }

    [Fact]
    public async Task A_stop_waits_for_its_price_and_then_sells()
    {
        await using var world = await VenueWorld.StartAsync();
        var stop = await world.BestAsync("bids") - 10m;
        (await world.OrderAsync(
            ("symbol", "BTCUSDT"), ("side", "SELL"), ("type", "STOP_LOSS"), ("quantity", "0.01"),
            ("stopPrice", stop + 1_000m))).Code.ShouldBe(-2010);

        var placed = (await world.OrderAsync(
            ("symbol", "BTCUSDT"), ("side", "SELL"), ("type", "STOP_LOSS"), ("quantity", "0.01"), ("stopPrice", stop),
            ("newOrderRespType", "RESULT"))).Ok();

        placed.Text("status").ShouldBe("NEW");
        (await world.BalanceAsync("BTC")).Locked.ShouldBe(0.01m);
        await world.UntilAsync(7_200, async () => (await QueryAsync(world, placed)).Text("status") == "FILLED");
        var filled = await QueryAsync(world, placed);
        (filled.Money("cummulativeQuoteQty") / 0.01m).ShouldBeLessThanOrEqualTo(stop + 1m);
        (await world.BalanceAsync("BTC")).Locked.ShouldBe(0m);
    }

    [Fact]
    public async Task Of_a_pair_one_executes_and_the_other_expires_and_money_is_held_back_once()
    {
        await using var world = await VenueWorld.StartAsync();
        var bid = await world.BestAsync("bids");
        var pair = (await world.SignedAsync(
            HttpMethod.Post, "/api/v3/orderList/oco", ("symbol", "BTCUSDT"), ("side", "SELL"), ("quantity", "0.01"),
            ("aboveType", "LIMIT_MAKER"), ("abovePrice", bid + 15m), ("belowType", "STOP_LOSS"),
            ("belowStopPrice", bid - 15m), ("newOrderRespType", "RESULT"))).Ok();

        pair.Text("listOrderStatus").ShouldBe("EXECUTING");
        pair.GetProperty("orderReports").GetArrayLength().ShouldBe(2);
        (await world.BalanceAsync("BTC")).Locked.ShouldBe(0.01m);
        var list = pair;
        await world.UntilAsync(7_200, async () =>
        {
            list = (await world.SignedAsync(
                HttpMethod.Get, "/api/v3/orderList", ("orderListId", pair.Long("orderListId")))).Ok();
            return list.Text("listOrderStatus") == "ALL_DONE";
        });
        var states = new List<string>();
        foreach (var order in list.GetProperty("orders").EnumerateArray())
            states.Add((await QueryAsync(world, order)).Text("status"));
        states.Order().ShouldBe(["EXPIRED", "FILLED"]);
        (await world.BalanceAsync("BTC")).Locked.ShouldBe(0m);
    }

    [Fact]
    public async Task A_pair_counts_as_two_orders_and_the_cancel_of_one_is_the_cancel_of_both()
    {
        await using var world = await VenueWorld.StartAsync();
        var bid = await world.BestAsync("bids");
        var before = (await world.OrderAsync(Limit("BUY", 0.001m, bid - 500m, "one"))).Ok();
        before.Text("status").ShouldBe("NEW");
        var placed = await PairAsync(world, bid + 500m, bid - 500m);
        placed.Header("X-MBX-ORDER-COUNT-1D").ShouldBe("3");
        var orders = placed.Ok().GetProperty("orders").EnumerateArray().ToList();
        (await world.SignedAsync(
            HttpMethod.Delete, "/api/v3/order", ("symbol", "BTCUSDT"), ("orderId", orders[0].Long("orderId")))).Ok();
        foreach (var order in orders)
            (await QueryAsync(world, order)).Text("status").ShouldBe("CANCELED");
        (await world.BalanceAsync("BTC")).Locked.ShouldBe(0m);
    }

    [Theory]
    [InlineData(500, 100)]
    [InlineData(-100, -500)]
    [InlineData(-500, 500)]
    public async Task A_pair_stands_around_the_last_price_or_is_refused_as_a_whole(int limit, int stop)
    {
        await using var world = await VenueWorld.StartAsync();
        var bid = await world.BestAsync("bids");
        (await PairAsync(world, bid + limit, bid + stop)).Code.ShouldBe(-2010);
        (await world.SignedAsync(HttpMethod.Get, "/api/v3/openOrders", ("symbol", "BTCUSDT"))).Ok()
            .GetArrayLength().ShouldBe(0);
    }

    private static Task<VenueAnswer> PairAsync(VenueWorld world, decimal limit, decimal stop) => world.SignedAsync(
        HttpMethod.Post, "/api/v3/orderList/oco", ("symbol", "BTCUSDT"), ("side", "SELL"), ("quantity", "0.01"),
        ("aboveType", "LIMIT_MAKER"), ("abovePrice", limit), ("belowType", "STOP_LOSS"), ("belowStopPrice", stop),
        ("newOrderRespType", "ACK"));

    [Fact]
    public async Task Two_customers_trade_with_each_other_at_the_better_price()
    {
        await using var world = await VenueWorld.StartAsync();
        var inside = await world.BestAsync("bids") + 0.01m;
        var resting = (await world.OrderAsync(Limit("BUY", 0.001m, inside, "resting"))).Ok();
        resting.Text("status").ShouldBe("NEW");

        world.KeyName = "second";
        var taking = (await world.OrderAsync(
            ("symbol", "BTCUSDT"), ("side", "SELL"), ("type", "MARKET"), ("quantity", "0.001"))).Ok();

        taking.GetProperty("fills")[0].Money("price").ShouldBe(inside);
        world.KeyName = "trading";
        (await QueryAsync(world, resting)).Text("status").ShouldBe("FILLED");
    }

    private static async Task<JsonElement> QueryAsync(VenueWorld world, JsonElement order) => (await world.SignedAsync(
        HttpMethod.Get, Path, ("symbol", "BTCUSDT"), ("orderId", order.Long("orderId")))).Ok();

    private static (string Name, object Value)[] Limit(
        string side, decimal quantity, decimal price, string clientId, string timeInForce = "GTC") =>
    [
        ("symbol", "BTCUSDT"), ("side", side), ("type", "LIMIT"), ("timeInForce", timeInForce), ("quantity", quantity),
        ("price", price), ("newClientOrderId", clientId),
    ];
}
