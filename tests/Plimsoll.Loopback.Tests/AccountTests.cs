namespace Plimsoll.Loopback.Tests;

/// <summary>What accounts ask beside trading: fees, lists, windows, settings.</summary>
public sealed class AccountTests
{
    [Fact]
    public async Task Taking_one_half_of_a_pair_out_takes_the_other_with_it()
    {
        await using var world = await VenueWorld.StartAsync();
        var bid = decimal.Floor(await world.BestAsync("bids"));
        var pair = (await PairAsync(world, bid + 500m, bid - 500m)).Ok();
        var half = pair.GetProperty("orders")[0].Long("orderId");

        (await world.SignedAsync(HttpMethod.Delete, "/api/v3/order", ("symbol", "BTCUSDT"), ("orderId", half))).Ok();

        (await world.SignedAsync(HttpMethod.Get, "/api/v3/openOrders")).Ok().GetArrayLength().ShouldBe(0);
        (await world.SignedAsync(HttpMethod.Get, "/api/v3/openOrderList")).Ok().GetArrayLength().ShouldBe(0);
        (await world.SignedAsync(HttpMethod.Get, "/api/v3/allOrderList")).Ok()[0].Text("listOrderStatus")
            .ShouldBe("ALL_DONE");
        (await world.BalanceAsync("BTC")).ShouldBe((1m, 0m));
    }

    [Fact]
    public async Task A_pair_with_its_prices_the_wrong_way_round_is_refused()
    {
        await using var world = await VenueWorld.StartAsync();
        var bid = decimal.Floor(await world.BestAsync("bids"));

        (await PairAsync(world, bid - 500m, bid + 500m)).Code.ShouldBe(-2010);
        (await PairAsync(world, bid - 100m, bid - 500m)).Code.ShouldBe(-2010);
        (await world.BalanceAsync("BTC")).ShouldBe((1m, 0m));
    }

    [Fact]
    public async Task Everything_of_a_symbol_is_cancelled_at_once_and_nothing_is_an_error()
    {
        await using var world = await VenueWorld.StartAsync();
        var bid = decimal.Floor(await world.BestAsync("bids"));
        (await PairAsync(world, bid + 500m, bid - 500m)).Ok();
        (await world.OrderAsync(
            ("symbol", "BTCUSDT"), ("side", "BUY"), ("type", "LIMIT_MAKER"), ("quantity", "0.01"),
            ("price", bid - 100m))).Ok();

        var gone = (await world.SignedAsync(HttpMethod.Delete, "/api/v3/openOrders", ("symbol", "BTCUSDT"))).Ok();

        gone.GetArrayLength().ShouldBe(2);
        gone[0].GetProperty("orderReports").GetArrayLength().ShouldBe(2);
        gone[1].Text("status").ShouldBe("CANCELED");
        (await world.SignedAsync(HttpMethod.Delete, "/api/v3/openOrders", ("symbol", "BTCUSDT"))).Code.ShouldBe(-2011);
    }

    [Fact]
    public async Task Only_so_many_stops_wait_at_a_time()
    {
        await using var world = await VenueWorld.StartAsync();
        var bid = decimal.Floor(await world.BestAsync("bids"));
        for (var i = 0; i < 5; i++)
            (await StopAsync(world, bid - 500m - i)).Ok();

        var sixth = await StopAsync(world, bid - 600m);

        (sixth.Code, sixth.Body.Text("msg")).ShouldBe((-1013, "Filter failure: MAX_NUM_ALGO_ORDERS"));
    }

    [Fact]
    public async Task Fees_are_told_and_history_is_asked_for_a_day_at_a_time()
    {
        await using var world = await VenueWorld.StartAsync();

        var fees = (await world.SignedAsync(HttpMethod.Get, "/api/v3/account/commission", ("symbol", "BTCUSDT"))).Ok();
        var long24 = await world.SignedAsync(HttpMethod.Get, "/api/v3/myTrades", ("symbol", "BTCUSDT"),
            ("startTime", world.Now - 90_000_000), ("endTime", world.Now));

        fees.GetProperty("standardCommission").Money("taker").ShouldBe(0.001m);
        long24.Code.ShouldBe(-1127);
        (await world.SignedAsync(HttpMethod.Get, "/api/v3/order", ("symbol", "BTCUSDT"))).Code.ShouldBe(-1102);
    }

    [Fact]
    public async Task An_order_is_tried_without_an_effect()
    {
        await using var world = await VenueWorld.StartAsync();

        (await world.SignedAsync(HttpMethod.Post, "/api/v3/order/test", ("symbol", "BTCUSDT"), ("side", "BUY"),
            ("type", "MARKET"), ("quantity", "0.001"))).Ok();

        (await world.SignedAsync(HttpMethod.Get, "/api/v3/allOrders", ("symbol", "BTCUSDT"))).Ok()
            .GetArrayLength().ShouldBe(0);
        (await world.SignedAsync(HttpMethod.Post, "/api/v3/order/test", ("symbol", "BTCUSDT"), ("side", "BUY"),
            ("type", "MARKET"), ("quantity", "0.000001"))).Code.ShouldBe(-1013);
    }

    [Fact]
    public async Task Settings_of_futures_are_kept_and_what_changes_nothing_is_said_to_change_nothing()
    {
        await using var world = await VenueWorld.StartAsync();
        const string margin = "/fapi/v1/marginType";

        (await world.SignedAsync(HttpMethod.Post, margin, ("symbol", "BTCUSDT"), ("marginType", "CROSSED")))
            .Code.ShouldBe(-4046);
        (await world.SignedAsync(HttpMethod.Post, margin, ("symbol", "BTCUSDT"), ("marginType", "ISOLATED"))).Ok();
        (await world.SignedAsync(HttpMethod.Post, "/fapi/v1/positionSide/dual", ("dualSidePosition", "false")))
            .Code.ShouldBe(-4059);
        (await world.SignedAsync(HttpMethod.Post, "/fapi/v1/leverage", ("symbol", "BTCUSDT"), ("leverage", 7))).Ok();

        var position = (await world.SignedAsync(
            HttpMethod.Get, "/fapi/v2/positionRisk", ("symbol", "BTCUSDT"))).Ok()[0];
        (position.Text("leverage"), position.Text("marginType")).ShouldBe(("7", "isolated"));
        var rates = (await world.SignedAsync(HttpMethod.Get, "/fapi/v1/commissionRate", ("symbol", "BTCUSDT"))).Ok();
        rates.Money("takerCommissionRate").ShouldBe(0.0005m);
    }

    [Fact]
    public async Task Margins_of_an_account_add_up()
    {
        await using var world = await VenueWorld.StartAsync();
        (await world.SignedAsync(HttpMethod.Post, "/fapi/v1/order", ("symbol", "BTCUSDT"), ("side", "SELL"),
            ("type", "MARKET"), ("quantity", "0.5"))).Ok();

        var account = (await world.SignedAsync(HttpMethod.Get, "/fapi/v2/account")).Ok();

        account.Money("totalMarginBalance")
            .ShouldBe(account.Money("totalWalletBalance") + account.Money("totalUnrealizedProfit"));
        account.Money("availableBalance")
            .ShouldBe(account.Money("totalMarginBalance") - account.Money("totalInitialMargin"));
        var position = account.GetProperty("positions").EnumerateArray().Single(row => row.Money("positionAmt") != 0m);
        position.Money("initialMargin").ShouldBe(-position.Money("notional") / 20m, 0.00000001m);
    }

    [Fact]
    public async Task Commands_and_counts_of_faults_come_over_the_wire_too()
    {
        await using var world = await VenueWorld.StartAsync();

        var unknown = await world.SendAsync(HttpMethod.Post, "/loopback/faults?kind=nonsense");
        (await world.SendAsync(HttpMethod.Post, "/loopback/faults?kind=okWithError&occasion=GET%20/api/v3/ping")).Ok();

        unknown.Body.Text("code").ShouldBe("loopback.fault_unknown");
        (await world.GetAsync("/api/v3/time")).Code.ShouldBe(0);
        (await world.GetAsync("/api/v3/ping")).Code.ShouldBe(-1000);
        (await world.GetAsync("/loopback/faults")).Ok().Long("okWithError").ShouldBe(1);
    }

    private static Task<VenueAnswer> PairAsync(VenueWorld world, decimal above, decimal below) => world.SignedAsync(
        HttpMethod.Post, "/api/v3/orderList/oco", ("symbol", "BTCUSDT"), ("side", "SELL"), ("quantity", "0.01"),
        ("aboveType", "LIMIT_MAKER"), ("abovePrice", above), ("belowType", "STOP_LOSS_LIMIT"),
        ("belowStopPrice", below), ("belowPrice", below - 10m), ("belowTimeInForce", "GTC"));

    private static Task<VenueAnswer> StopAsync(VenueWorld world, decimal trigger) => world.OrderAsync(
        ("symbol", "BTCUSDT"), ("side", "SELL"), ("type", "STOP_LOSS"), ("quantity", "0.01"), ("stopPrice", trigger));
}
