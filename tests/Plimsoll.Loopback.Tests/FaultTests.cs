using System.Net;
using System.Text.Json;
using Plimsoll.Loopback.Faults;

namespace Plimsoll.Loopback.Tests;

/// <summary>Each fault on command, seen from the wire; that the dice throw them is one test of its own.</summary>
public sealed class FaultTests
{
    private const string Path = "/api/v3/order";
    private const string Post = "POST " + Path;

    [Fact]
    public async Task A_lost_request_leaves_nothing_and_a_lost_answer_leaves_the_order()
    {
        await using var world = await VenueWorld.StartAsync();
        await world.BestAsync("bids"); // The connection is one that was good a moment ago.
        world.Server.Faults.Next(FaultKind.RequestLost, Post);
        await Should.ThrowAsync<HttpRequestException>(() => BuyAsync(world, "lost"));
        await world.BestAsync("bids");
        world.Server.Faults.Next(FaultKind.AckLost, Post);
        await Should.ThrowAsync<HttpRequestException>(() => BuyAsync(world, "unheard"));

        (await QueryAsync(world, "lost")).Code.ShouldBe(-2013);
        (await QueryAsync(world, "unheard")).Ok().Text("status").ShouldBe("FILLED");
    }

    [Fact]
    public async Task A_delayed_request_is_judged_when_it_arrives()
    {
        await using var world = await VenueWorld.StartAsync(options => options with { Seed = 11 });
        world.Server.Faults.Next(FaultKind.RequestDelayed, Post);
        var sent = BuyAsync(world, "late", ("recvWindow", "1"));
        while (!sent.IsCompleted)
        {
            world.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        (await sent).Code.ShouldBe(-1021);
        (await QueryAsync(world, "late")).Code.ShouldBe(-2013);
    }

    [Theory]
    [InlineData(FaultKind.OkWithError, HttpStatusCode.OK, -1000, false)]
    [InlineData(FaultKind.ErrorAfterEffect, HttpStatusCode.ServiceUnavailable, -1007, true)]
    [InlineData(FaultKind.TooMany, HttpStatusCode.TooManyRequests, -1003, false)]
    [InlineData(FaultKind.Banned, (HttpStatusCode)418, -1003, false)]
    [InlineData(FaultKind.UnknownCode, HttpStatusCode.BadRequest, -9999, true)]
    public async Task An_answer_lies_about_what_happened(
        FaultKind fault, HttpStatusCode status, int code, bool happened)
    {
        await using var world = await VenueWorld.StartAsync();
        world.Server.Faults.Next(fault, Post);

        var answer = await BuyAsync(world, "doubtful");

        (answer.Status, answer.Code).ShouldBe((status, code));
        world.Clock.Advance(TimeSpan.FromSeconds(6)); // A ban is over by then.
        (await QueryAsync(world, "doubtful")).Code.ShouldBe(happened ? 0 : -2013);
    }

    [Fact]
    public async Task Answers_come_cut_off_and_with_numbers_written_in_other_ways()
    {
        await using var world = await VenueWorld.StartAsync();
        world.Server.Faults.Next(FaultKind.TruncatedJson, Post);
        await Should.ThrowAsync<JsonException>(() => BuyAsync(world, "cut"));
        world.Server.Faults.Next(FaultKind.NumberAsString, Post);
        var text = (await BuyAsync(world, "text")).Ok();
        world.Server.Faults.Next(FaultKind.NumberAsExponent, Post);
        var exponent = (await BuyAsync(world, "exponent")).Ok();

        (await QueryAsync(world, "cut")).Ok();
        long.Parse(text.Text("orderId"), System.Globalization.CultureInfo.InvariantCulture).ShouldBe(10_000_002);
        exponent.GetProperty("orderId").GetRawText().ShouldStartWith("1.0000003");
        exponent.GetProperty("orderId").GetRawText().ShouldContain("E+");
        exponent.GetProperty("orderId").GetDouble().ShouldBe(10_000_003);
    }

    [Fact]
    public async Task Reads_lag_behind_and_catch_up()
    {
        await using var world = await VenueWorld.StartAsync();
        (await BuyAsync(world, "fresh")).Ok();
        world.Server.Faults.Next(FaultKind.ReadLag, "GET " + Path);

        (await QueryAsync(world, "fresh")).Code.ShouldBe(-2013);
        (await QueryAsync(world, "fresh")).Ok();
    }

    [Fact]
    public async Task A_cancelled_order_fills_nevertheless()
    {
        await using var world = await VenueWorld.StartAsync();
        await RestAsync(world, "gone");
        world.Server.Faults.Next(FaultKind.FillAfterCancel);
        (await world.SignedAsync(HttpMethod.Delete, Path, ("symbol", "BTCUSDT"), ("origClientOrderId", "gone"))).Ok()
            .Text("status").ShouldBe("CANCELED");
        world.Clock.Advance(TimeSpan.FromSeconds(2));

        var order = (await QueryAsync(world, "gone")).Ok();
        (order.Text("status"), order.Money("executedQty")).ShouldBe(("CANCELED", 0.005m));
    }

    [Fact]
    public async Task The_venue_takes_an_order_out_after_a_part_of_it()
    {
        await using var world = await VenueWorld.StartAsync();
        await RestAsync(world, "half");
        world.Server.Faults.Next(FaultKind.PartialThenCancel);
        world.Clock.Advance(TimeSpan.FromSeconds(2));

        var order = (await QueryAsync(world, "half")).Ok();
        (order.Text("status"), order.Money("executedQty")).ShouldBe(("EXPIRED", 0.005m));
        (await world.BalanceAsync("USDT")).Locked.ShouldBe(0m);
    }

    [Fact]
    public async Task More_is_filled_than_was_asked_for()
    {
        await using var world = await VenueWorld.StartAsync();
        await RestAsync(world, "much");
        world.Server.Faults.Next(FaultKind.Overfill);
        world.Clock.Advance(TimeSpan.FromSeconds(2));

        var order = (await QueryAsync(world, "much")).Ok();
        order.Money("executedQty").ShouldBeGreaterThan(order.Money("origQty"));
    }

    [Fact]
    public async Task An_order_is_forgotten_by_the_venue_and_kept_in_its_book()
    {
        await using var world = await VenueWorld.StartAsync();
        (await BuyAsync(world, "archived")).Ok();
        world.Server.Faults.Next(FaultKind.Forgets);
        world.Clock.Advance(TimeSpan.FromSeconds(2));

        (await QueryAsync(world, "archived")).Code.ShouldBe(-2013);
        (await world.SignedAsync(HttpMethod.Get, "/api/v3/allOrders", ("symbol", "BTCUSDT"))).Ok()
            .GetArrayLength().ShouldBe(0);
        (await BookAsync(world)).ShouldContain(line => line.Contains("\"archived\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Numbers_begin_again_at_those_of_other_orders()
    {
        await using var world = await VenueWorld.StartAsync();
        var first = (await BuyAsync(world, "one")).Ok().Long("orderId");
        world.Server.Faults.Next(FaultKind.IdsRollBack, "BTCUSDT");
        world.Clock.Advance(TimeSpan.FromSeconds(2));

        (await BuyAsync(world, "two")).Ok().Long("orderId").ShouldBe(first);
    }

    [Fact]
    public async Task Maintenance_refuses_everything_and_ends()
    {
        await using var world = await VenueWorld.StartAsync();
        world.Server.Faults.Next(FaultKind.Maintenance);
        world.Clock.Advance(TimeSpan.FromSeconds(2));
        (await world.GetAsync("/api/v3/ping")).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        world.Clock.Advance(TimeSpan.FromSeconds(10));
        (await world.GetAsync("/api/v3/ping")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(FaultKind.ClockLead, 1_000)]
    [InlineData(FaultKind.ClockJump, 10_000)]
    public async Task The_venues_clock_is_wrong(FaultKind fault, long most)
    {
        await using var world = await VenueWorld.StartAsync();
        world.Server.Faults.Next(fault);
        world.Clock.Advance(TimeSpan.FromSeconds(2));

        var shown = (await world.GetAsync("/api/v3/time")).Ok().Long("serverTime");

        Math.Abs(shown - world.Now).ShouldBeInRange(1, most);
    }

    [Fact]
    public async Task A_symbol_leaves_and_another_gets_a_wider_tick()
    {
        await using var world = await VenueWorld.StartAsync();
        await RestAsync(world, "stranded");
        world.Server.Faults.Next(FaultKind.Delisted, "BTCUSDT");
        world.Server.Faults.Next(FaultKind.TickChanged, "ETHUSDT");
        world.Clock.Advance(TimeSpan.FromSeconds(2));

        (await QueryAsync(world, "stranded")).Ok().Text("status").ShouldBe("EXPIRED");
        (await BuyAsync(world, "closed")).Code.ShouldBe(-2010);
        var symbols = (await world.GetAsync("/api/v3/exchangeInfo")).Ok().GetProperty("symbols");
        symbols[0].Text("status").ShouldBe("BREAK");
        symbols[1].GetProperty("filters")[0].Money("tickSize").ShouldBe(0.1m);
    }

    [Fact]
    public async Task Money_changes_by_hand_and_a_position_is_liquidated()
    {
        await using var world = await VenueWorld.StartAsync();
        var before = await world.BalanceAsync("USDT");
        (await world.SignedAsync(HttpMethod.Post, "/fapi/v1/order", ("symbol", "BTCUSDT"), ("side", "BUY"),
            ("type", "MARKET"), ("quantity", "0.01"))).Ok();
        world.Server.Faults.Next(FaultKind.BalanceByHand, "spot");
        world.Server.Faults.Next(FaultKind.Liquidation);
        world.Clock.Advance(TimeSpan.FromSeconds(2));

        (await world.BalanceAsync("USDT")).Free.ShouldNotBe(before.Free);
        (await world.SignedAsync(HttpMethod.Get, "/fapi/v3/positionRisk")).Ok().GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData(FaultKind.FrameMissing, "2,3,4")]
    [InlineData(FaultKind.DuplicateDelivery, "1,1,2")]
    [InlineData(FaultKind.Reordering, "2,1,3")]
    public async Task Frames_are_missing_come_twice_or_in_another_order(FaultKind fault, string order)
    {
        await using var world = await VenueWorld.StartAsync();
        await using var stream = await StreamListener.OpenAsync(new Uri(world.Server.SpotStreams, "ws/btcusdt@trade"));
        await stream.IsHeardAsync();
        world.Server.Faults.Next(fault, "btcusdt@trade");
        var last = (await world.GetAsync("/api/v3/trades?symbol=BTCUSDT&limit=1")).Ok()[0].Long("id");
        world.Clock.Advance(TimeSpan.FromSeconds(20));

        var heard = new List<long>();
        while (heard.Count < 3)
            heard.Add((await stream.HearAsync("trade")).Long("t") - last);

        string.Join(',', heard).ShouldBe(order);
    }

    [Fact]
    public async Task A_silent_stream_speaks_again_and_a_half_open_one_never_does()
    {
        await using var world = await VenueWorld.StartAsync();
        await using var silent = await StreamListener.OpenAsync(new Uri(world.Server.SpotStreams, "ws/btcusdt@trade"));
        await silent.IsHeardAsync();
        world.Server.Faults.Next(FaultKind.StreamSilent, "btcusdt@trade");
        world.Clock.Advance(TimeSpan.FromSeconds(30));
        var during = await silent.IsHeardAsync();
        world.Clock.Advance(TimeSpan.FromSeconds(60));
        var after = await silent.HearAsync("trade");
        during.ShouldBe(0);
        after.Long("T").ShouldBeGreaterThan(world.Now - 31_000);

        world.Server.Faults.Next(FaultKind.HalfOpen, "btcusdt@trade");
        world.Clock.Advance(TimeSpan.FromSeconds(10));
        await silent.SayAsync(new { method = "LIST_SUBSCRIPTIONS", id = 1 });
        await Should.ThrowAsync<OperationCanceledException>(() => HearToTheEndAsync(silent));
    }

    [Fact]
    public async Task The_answer_to_an_order_waits_until_the_stream_has_told_it()
    {
        await using var world = await VenueWorld.StartAsync();
        var key = (await world.SendAsync(
            HttpMethod.Post, "/api/v3/userDataStream", world.Server.Keys["trading"].Key)).Ok();
        await using var stream = await StreamListener.OpenAsync(
            new Uri(world.Server.SpotStreams, "ws/" + key.Text("listenKey")));
        await stream.IsHeardAsync();
        world.Server.Faults.Next(FaultKind.FillBeforeAck, Post);

        var sent = BuyAsync(world, "early");
        await stream.HearAsync("executionReport");
        (await stream.HearAsync("executionReport")).Text("X").ShouldBe("FILLED");
        sent.IsCompleted.ShouldBeFalse();
        while (!sent.IsCompleted)
        {
            world.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        (await sent).Ok();
    }

    [Fact]
    public async Task The_same_dice_fall_the_same_and_every_fall_is_counted()
    {
        var rates = FaultRates.Parse("okWithError=0.3,tooMany=0.2");
        var (first, second) = (await FallsAsync(rates), await FallsAsync(rates));

        second.Codes.ShouldBe(first.Codes);
        first.Counts[FaultKind.OkWithError].ShouldBe(first.Codes.Count(code => code == -1000));
        first.Counts[FaultKind.TooMany].ShouldBe(first.Codes.Count(code => code == -1003));
        first.Codes.Count(code => code == -1000).ShouldBeInRange(10, 55);
    }

    [Fact]
    public void A_fault_that_there_is_none_is_answered_with_those_that_there_are()
    {
        Should.Throw<FormatException>(() => FaultRates.Parse("ackLots=0.1")).Message.ShouldContain("ackLost");
        Should.Throw<FormatException>(() => FaultRates.Parse("ackLost=2")).Message.ShouldContain("0 to 1");
        FaultRates.Names.Count.ShouldBe(Enum.GetValues<FaultKind>().Length);
    }

    private static async Task<(List<int> Codes, IReadOnlyDictionary<FaultKind, long> Counts)> FallsAsync(
        FaultRates rates)
    {
        await using var world = await VenueWorld.StartAsync(options => options with { Faults = rates });
        var codes = new List<int>();
        for (var i = 0; i < 100; i++)
            codes.Add((await world.GetAsync("/api/v3/time")).Code);
        return (codes, world.Server.Faults.Counts);
    }

    private static async Task<string[]> BookAsync(VenueWorld world)
    {
        using var client = new HttpClient { BaseAddress = world.Server.Address };
        var text = await client.GetStringAsync("/loopback/book", TestContext.Current.CancellationToken);
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    // What was under way when the line died may still come.
    private static async Task HearToTheEndAsync(StreamListener stream)
    {
        while (true)
            await stream.HearAsync(TimeSpan.FromSeconds(1));
    }

    private static Task<VenueAnswer> BuyAsync(
        VenueWorld world, string clientId, params (string Name, object Value)[] more) => world.OrderAsync(
        [
            ("symbol", "BTCUSDT"), ("side", "BUY"), ("type", "MARKET"), ("quantity", "0.001"),
            ("newClientOrderId", clientId), .. more,
        ]);

    private static async Task RestAsync(VenueWorld world, string clientId)
    {
        var price = decimal.Floor(await world.BestAsync("bids") * 0.9m);
        (await world.OrderAsync(
            ("symbol", "BTCUSDT"), ("side", "BUY"), ("type", "LIMIT"), ("timeInForce", "GTC"), ("quantity", "0.01"),
            ("price", price), ("newClientOrderId", clientId))).Ok();
    }

    private static Task<VenueAnswer> QueryAsync(VenueWorld world, string clientId) => world.SignedAsync(
        HttpMethod.Get, Path, ("symbol", "BTCUSDT"), ("origClientOrderId", clientId));
}
