using System.Net;

namespace Plimsoll.Loopback.Tests;

/// <summary>Whatever a client sends, the venue answers as a venue: no 500, no broken line.</summary>
public sealed class BadInputTests
{
    [Theory]
    [InlineData("99999999999999999999", "60000")]
    [InlineData("0.00000000000000000001", "60000")]
    [InlineData("0.001", "99999999999999999999.99")]
    [InlineData("-1", "60000")]
    [InlineData("NaN", "1e5")]
    [InlineData("0", "0")]
    [InlineData("", "60000")]
    [InlineData("١", "60000")]
    public async Task Numbers_beyond_all_bounds_are_refused(string quantity, string price)
    {
        await using var world = await VenueWorld.StartAsync();
        foreach (var path in new[] { "/api/v3/order", "/fapi/v1/order" })
            foreach (var side in new[] { "BUY", "SELL" })
            {
                var answer = await world.SignedAsync(HttpMethod.Post, path, ("symbol", "BTCUSDT"), ("side", side),
                    ("type", "LIMIT"), ("timeInForce", "GTC"), ("quantity", Uri.EscapeDataString(quantity)),
                    ("price", Uri.EscapeDataString(price)));
                (answer.Status, answer.Code).ShouldBe((HttpStatusCode.BadRequest, answer.Code));
                answer.Code.ShouldBeLessThan(-1_000);
            }
        var algo = await world.SignedAsync(HttpMethod.Post, "/fapi/v1/algoOrder", ("algoType", "CONDITIONAL"),
            ("symbol", "BTCUSDT"), ("side", "SELL"), ("type", "STOP"), ("quantity", Uri.EscapeDataString(quantity)),
            ("price", Uri.EscapeDataString(price)), ("triggerPrice", "1"));
        algo.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("/api/v3/klines?symbol=BTCUSDT&interval=7m", -1120)]
    [InlineData("/api/v3/klines?symbol=BTCUSDT&interval=1m&limit=0", -1130)]
    [InlineData("/api/v3/klines?symbol=BTCUSDT&interval=1m&startTime=99999999999999999999", -1100)]
    [InlineData("/api/v3/ticker/price?symbols=[", -1135)]
    [InlineData("/api/v3/depth?symbol=btc/usdt", -1100)]
    [InlineData("/api/v3/depth?symbol=", -1102)]
    [InlineData("/fapi/v1/depth?symbol=BTCUSDT&limit=7", -1130)]
    [InlineData("/api/v3/aggTrades?symbol=BTCUSDT&fromId=1&startTime=1", -1128)]
    public async Task Questions_that_make_no_sense_are_refused_by_name(string target, int code)
    {
        await using var world = await VenueWorld.StartAsync();

        var answer = await world.GetAsync(target);

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.BadRequest, code));
    }

    [Fact]
    public async Task Nonsense_on_a_stream_is_answered_and_the_line_stays()
    {
        await using var world = await VenueWorld.StartAsync();
        await using var api = await StreamListener.OpenAsync(new Uri(world.Server.SpotStreams, "ws-api/v3"));
        await using var stream = await StreamListener.OpenAsync(new Uri(world.Server.SpotStreams, "ws"));

        foreach (var message in new object[] { 7, new[] { "ping" }, new { method = 7 }, new { method = "sing" } })
        {
            await api.SayAsync(message);
            (await api.HearAsync()).Long("status").ShouldBe(400);
            await stream.SayAsync(message);
            (await stream.HearAsync()).TryGetProperty("error", out _).ShouldBeTrue();
        }
        await api.SayAsync(new { id = 1, method = "ping" });
        (await api.HearAsync()).Long("status").ShouldBe(200);
        (await stream.IsHeardAsync()).ShouldBe(0);
    }
}
