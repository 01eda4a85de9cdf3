using System.Net;
using System.Text.Json;
using Plimsoll.Venues.Binance;
using Plimsoll.Venues.Calls;

namespace Plimsoll.Venues.Tests.Binance;

public sealed class BinanceClientTests : IAsyncDisposable
{
    private const string Order = "POST /api/v3/order";

    private readonly Scene _scene = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void The_signature_is_that_of_the_venues_own_example()
    {
        _scene.Clock.Advance(DateTimeOffset.FromUnixTimeMilliseconds(1_499_827_319_559) - _scene.Clock.GetUtcNow());
        _scene.Client.Sign([
            ("symbol", "LTCBTC"), ("side", "BUY"), ("type", "LIMIT"), ("timeInForce", "GTC"), ("quantity", "1"),
            ("price", "0.1"),
        ]).ShouldEndWith(
            "&recvWindow=5000&timestamp=1499827319559"
            + "&signature=c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71");
    }

    [Fact]
    public async Task A_signed_call_names_the_key_and_never_the_secret()
    {
        _scene.Script.Answer(Order, """{"orderId":1}""");
        await _scene.Client.SendAsync(Call(), Cancel);
        _scene.Script.Keys.ShouldBe([Scene.Key.Name]);
        _scene.Script.Asked.Single().ShouldNotContain(Scene.Key.Secret);
        Scene.Key.ToString().ShouldBe("key …Eh8A");
    }

    [Fact]
    public async Task What_is_signed_carries_the_venues_time()
    {
        var ours = _scene.Clock.GetUtcNow();
        var venue = ours.AddSeconds(-4).ToUnixTimeMilliseconds();
        _scene.Script.Answer("GET /api/v3/time", $$"""{"serverTime":{{venue}}}""").Answer(Order, "{}");
        (await _scene.Client.MeasureClockLeadAsync(Cancel)).ShouldBe(TimeSpan.FromSeconds(4));
        await _scene.Client.SendAsync(Call(), Cancel);
        _scene.Script.Asked[^1].ShouldContain($"timestamp={venue}&");
    }

    [Fact]
    public async Task A_venue_that_does_not_tell_its_time_is_asked_once()
    {
        _scene.Script.Answer("GET /api/v3/time", "", HttpStatusCode.BadGateway);
        (await Should.ThrowAsync<BinanceException>(() => _scene.Client.MeasureClockLeadAsync(Cancel)))
            .Code.ShouldBe("venue.clock");
        _scene.Script.Asked.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(200, """{"code":-1121,"msg":"Invalid symbol."}""", "instrument.not_trading")]
    [InlineData(400, """{"code":-1013,"msg":"Filter failure: LOT_SIZE"}""", "order.filter")]
    [InlineData(400, """{"code":"-2010","msg":"Account has insufficient balance for requested action."}""", "order.funds")]
    [InlineData(400, """{"code":-2010,"msg":"Order would immediately match and take."}""", "order.would_match")]
    [InlineData(400, """{"code":-2019,"msg":"Margin is insufficient."}""", "order.funds")]
    [InlineData(401, """{"code":-2015,"msg":"Invalid API-key, IP, or permissions for action."}""", "venue.key")]
    [InlineData(401, """{"code":-1022,"msg":"Signature for this request is not valid."}""", "venue.signature")]
    [InlineData(400, """{"code":-1021,"msg":"Timestamp for this request is outside of the recvWindow."}""", "venue.clock")]
    [InlineData(429, """{"code":-1003,"msg":"Too many requests."}""", "venue.rate_limit")]
    [InlineData(418, """{"code":-1003,"msg":"IP banned."}""", "venue.banned")]
    public async Task An_explicit_no_is_a_refusal_with_a_sentence(int status, string body, string code)
    {
        _scene.Script.Answer(Order, body, (HttpStatusCode)status);
        var reply = await _scene.Client.SendAsync(Call(), Cancel);
        var refused = BinanceVenue.OutcomeOf(OrderPlace.Market, reply).ShouldBeOfType<Runtime.Venues.SubmitOutcome.Refused>();
        refused.Code.ShouldBe(code);
        refused.Text.Length.ShouldBeGreaterThan(20);
    }

    [Theory]
    [InlineData(500, """{"code":-2010,"msg":"Account has insufficient balance for requested action."}""")]
    [InlineData(503, """{"code":-1008,"msg":"Server is currently overloaded."}""")]
    [InlineData(400, """{"code":-1007,"msg":"Timeout waiting for response from backend server."}""")]
    [InlineData(400, """{"code":-1006,"msg":"An unexpected response was received from the message bus."}""")]
    [InlineData(400, """{"code":-9999,"msg":"Something of next year."}""")]
    [InlineData(400, """{"code":-2010,"msg":"Duplicate order sent."}""")]
    [InlineData(400, """{"code":-4116,"msg":"ClientOrderId is duplicated."}""")]
    [InlineData(403, "<html>the gateway says no</html>")]
    [InlineData(502, "")]
    public async Task What_proves_nothing_is_unknown_and_never_refused(int status, string body)
    {
        _scene.Script.Answer(Order, body, (HttpStatusCode)status);
        var reply = await _scene.Client.SendAsync(Call(), Cancel);
        BinanceVenue.OutcomeOf(OrderPlace.Market, reply).ShouldBeOfType<Runtime.Venues.SubmitOutcome.Unknown>();
        _scene.Script.Asked.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"orderId":12""")]
    [InlineData("")]
    [InlineData("OK")]
    public async Task A_success_that_nobody_can_read_is_no_answer(string body)
    {
        _scene.Script.Answer(Order, body);
        await Should.ThrowAsync<JsonException>(() => _scene.Client.SendAsync(Call(), Cancel));
    }

    [Fact]
    public async Task A_reply_of_many_mebibytes_is_not_read()
    {
        _scene.Script.Answer(Order, new string(' ', 9 * 1024 * 1024));
        await Should.ThrowAsync<HttpRequestException>(() => _scene.Client.SendAsync(Call(), Cancel));
    }

    [Fact]
    public async Task A_venue_that_has_had_enough_is_left_alone_for_as_long_as_it_says()
    {
        _scene.Script.Answer(Order, () =>
        {
            var answer = new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Content = new StringContent("{}") };
            answer.Headers.RetryAfter = new(TimeSpan.FromSeconds(17));
            return answer;
        });
        await _scene.Client.SendAsync(Call(), Cancel);
        (await _scene.Client.SendAsync(Call(), Cancel)).ShouldBeOfType<BinanceReply.NotSent>().Code.ShouldBe("venue.rate_limit");
        _scene.Clock.Advance(TimeSpan.FromSeconds(17));
        await _scene.Client.SendAsync(Call(), Cancel);
        _scene.Script.Asked.Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_weight_that_the_venue_counts_is_learned()
    {
        _scene.Script.Answer(Order, () =>
        {
            var answer = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("{}") };
            answer.Headers.Add("x-mbx-used-weight-1m", "4321");
            return answer;
        });
        await _scene.Client.SendAsync(Call(), Cancel);
        _scene.Client.Budget.Used.ShouldBe(4_321);
    }

    [Fact]
    public async Task Entries_stop_at_a_venue_that_fails_and_exits_do_not()
    {
        _scene.Script.Answer(Order, "", HttpStatusCode.BadGateway);
        for (var time = 0; time < 5; time++)
            await _scene.Client.SendAsync(Call(CallPriority.Entry), Cancel);
        (await _scene.Client.SendAsync(Call(CallPriority.Entry), Cancel))
            .ShouldBeOfType<BinanceReply.NotSent>().Code.ShouldBe("venue.circuit_open");
        await _scene.Client.SendAsync(Call(CallPriority.Exit), Cancel);
        await _scene.Client.SendAsync(Call(CallPriority.Cancel), Cancel);
        _scene.Script.Asked.Count.ShouldBe(7);
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    private static BinanceCall Call(CallPriority priority = CallPriority.Exit) =>
        new(HttpMethod.Post, "/api/v3/order", 1, priority) { Parameters = [("symbol", "BTCUSDT")] };
}
