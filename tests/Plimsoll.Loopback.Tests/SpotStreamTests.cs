using System.Text.Json;

namespace Plimsoll.Loopback.Tests;

public sealed class SpotStreamTests
{
    [Fact]
    public async Task Depth_events_join_the_snapshot_without_a_gap_and_keep_the_book()
    {
        await using var world = await VenueWorld.StartAsync();
        await using var stream = await OpenAsync(world, "ws/btcusdt@depth@100ms");
        world.Clock.Advance(TimeSpan.FromSeconds(5));
        var snapshot = (await world.GetAsync("/api/v3/depth?symbol=BTCUSDT&limit=5000")).Ok();
        var last = snapshot.Long("lastUpdateId");
        var book = Book(snapshot.GetProperty("bids"));
        world.Clock.Advance(TimeSpan.FromSeconds(30));
        var target = (await world.GetAsync("/api/v3/depth?symbol=BTCUSDT&limit=5000")).Ok();

        var isJoined = false;
        long previous = -1;
        while (last < target.Long("lastUpdateId"))
        {
            var change = await stream.HearAsync("depthUpdate");
            if (previous >= 0)
                change.Long("U").ShouldBe(previous + 1);
            previous = change.Long("u");
            if (previous <= last)
                continue;
            if (!isJoined)
                change.Long("U").ShouldBeLessThanOrEqualTo(last + 1);
            isJoined = true;
            foreach (var level in change.GetProperty("b").EnumerateArray())
                if (level[1].Money() == 0m)
                    book.Remove(level[0].Money());
                else
                    book[level[0].Money()] = level[1].Money();
            last = previous;
        }

        book.ShouldBe(Book(target.GetProperty("bids")));
    }

    [Fact]
    public async Task Every_trade_is_told_once_and_bars_are_made_of_them()
    {
        await using var world = await VenueWorld.StartAsync();
        await using var stream = await OpenAsync(world, "stream?streams=btcusdt@trade/btcusdt@kline_1m");
        world.Clock.Advance(TimeSpan.FromMinutes(2.5));

        var trades = new List<JsonElement>();
        var closed = new List<JsonElement>();
        while (closed.Count < 2)
        {
            var frame = await stream.HearAsync();
            var data = frame.GetProperty("data");
            if (frame.Text("stream") == "btcusdt@trade")
                trades.Add(data);
            else if (data.GetProperty("k").GetProperty("x").GetBoolean())
                closed.Add(data.GetProperty("k"));
        }

        trades.Zip(trades.Skip(1)).ShouldAllBe(pair => pair.Second.Long("t") == pair.First.Long("t") + 1);
        var bar = closed[1];
        var within = trades
            .Where(trade => trade.Long("T") >= bar.Long("t") && trade.Long("T") <= bar.Long("T"))
            .ToList();
        bar.Long("n").ShouldBe(within.Count);
        bar.Money("v").ShouldBe(within.Sum(trade => trade.Money("q")));
        (bar.Money("o"), bar.Money("c")).ShouldBe((within[0].Money("p"), within[^1].Money("p")));
    }

    [Fact]
    public async Task Subscriptions_come_and_go_on_an_open_line()
    {
        await using var world = await VenueWorld.StartAsync();
        await using var stream = await OpenAsync(world, "ws");

        await stream.SayAsync(new { method = "SUBSCRIBE", @params = new[] { "ethusdt@bookTicker" }, id = 1 });
        (await stream.HearAsync()).Long("id").ShouldBe(1);
        world.Clock.Advance(TimeSpan.FromSeconds(10));
        (await stream.HearAsync()).Text("s").ShouldBe("ETHUSDT");
        await stream.SayAsync(new { method = "SHOUT", id = 2 });

        JsonElement answer;
        do
            answer = await stream.HearAsync();
        while (!answer.TryGetProperty("error", out _));
        answer.Long("id").ShouldBe(2);
    }

    [Fact]
    public async Task User_data_by_signature_tells_an_order_from_birth_to_fill()
    {
        await using var world = await VenueWorld.StartAsync();
        await using var stream = await OpenAsync(world, "ws-api/v3");
        var key = world.Server.Keys["trading"].Key;
        var payload = $"apiKey={key}&timestamp={world.Now}";
        await stream.SayAsync(new
        {
            id = "one",
            method = "userDataStream.subscribe.signature",
            @params = new { apiKey = key, timestamp = world.Now, signature = world.Sign(payload) },
        });
        var opened = await stream.HearAsync();
        opened.Long("status").ShouldBe(200);
        opened.GetProperty("result").Long("subscriptionId").ShouldBe(0);

        (await world.OrderAsync(
            ("symbol", "BTCUSDT"), ("side", "BUY"), ("type", "MARKET"), ("quantity", "0.001"),
            ("newClientOrderId", "told"))).Ok();

        var born = await stream.HearAsync("executionReport");
        (born.Text("c"), born.Text("x"), born.Text("X")).ShouldBe(("told", "NEW", "NEW"));
        var filled = await stream.HearAsync("executionReport");
        (filled.Text("x"), filled.Text("X"), filled.Money("z")).ShouldBe(("TRADE", "FILLED", 0.001m));
        var balances = await stream.HearAsync("outboundAccountPosition");
        balances.GetProperty("B").EnumerateArray().Select(row => row.Text("a")).ShouldBe(["BTC", "USDT"]);
    }

    [Fact]
    public async Task A_listen_key_lives_an_hour_and_longer_where_it_is_prolonged()
    {
        await using var world = await VenueWorld.StartAsync();
        var key = world.Server.Keys["trading"].Key;
        const string path = "/api/v3/userDataStream";
        var name = (await world.SendAsync(HttpMethod.Post, path, key)).Ok().Text("listenKey");
        await using var stream = await OpenAsync(world, "ws/" + name);

        world.Clock.Advance(TimeSpan.FromMinutes(59));
        (await world.SendAsync(HttpMethod.Put, $"{path}?listenKey={name}", key)).Ok();
        world.Clock.Advance(TimeSpan.FromMinutes(59));
        (await world.OrderAsync(
            ("symbol", "BTCUSDT"), ("side", "BUY"), ("type", "MARKET"), ("quantity", "0.001"))).Ok();
        (await stream.HearAsync("executionReport")).Text("x").ShouldBe("NEW");
        world.Clock.Advance(TimeSpan.FromMinutes(2));

        (await stream.HearAsync("listenKeyExpired")).Text("listenKey").ShouldBe(name);
        (await world.SendAsync(HttpMethod.Put, $"{path}?listenKey={name}", key)).Code.ShouldBe(-1125);
    }

    private static async Task<StreamListener> OpenAsync(VenueWorld world, string path)
    {
        var listener = await StreamListener.OpenAsync(new Uri(world.Server.SpotStreams, path));
        if (path != "ws-api/v3")
            await listener.IsHeardAsync();
        return listener;
    }

    private static SortedDictionary<decimal, decimal> Book(JsonElement levels) => new(
        levels.EnumerateArray().ToDictionary(level => level[0].Money(), level => level[1].Money()));
}
