using System.Globalization;
using System.Net;

namespace Plimsoll.Loopback.Tests;

public sealed class SigningTests
{
    [Fact]
    public async Task A_request_without_a_key_or_with_half_of_one_is_told_so()
    {
        await using var world = await VenueWorld.StartAsync();

        var none = await world.GetAsync($"/api/v3/account?timestamp={world.Now}&signature=00");
        var half = await world.SendAsync(HttpMethod.Get, $"/api/v3/account?timestamp={world.Now}&signature=00", "abc");

        (none.Status, none.Code).ShouldBe((HttpStatusCode.Unauthorized, -2014));
        (half.Status, half.Code).ShouldBe((HttpStatusCode.Unauthorized, -2014));
    }

    [Theory]
    [InlineData("expired")]
    [InlineData("boundElsewhere")]
    public async Task A_key_that_does_not_hold_here_opens_nothing(string key)
    {
        await using var world = await VenueWorld.StartAsync();
        world.KeyName = key;

        (await world.SignedAsync(HttpMethod.Get, "/api/v3/account")).Code.ShouldBe(-2015);
    }

    [Fact]
    public async Task A_key_that_may_only_read_reads_and_does_not_trade()
    {
        await using var world = await VenueWorld.StartAsync();
        world.KeyName = "readOnly";

        (await world.SignedAsync(HttpMethod.Get, "/api/v3/account")).Ok();
        var order = await world.OrderAsync(
            ("symbol", "BTCUSDT"), ("side", "BUY"), ("type", "MARKET"), ("quantity", "0.001"));
        order.Code.ShouldBe(-2015);
        var rights = (await world.SignedAsync(HttpMethod.Get, "/sapi/v1/account/apiRestrictions")).Ok();
        rights.GetProperty("enableSpotAndMarginTrading").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task A_withdrawal_right_is_told()
    {
        await using var world = await VenueWorld.StartAsync();
        world.KeyName = "withdrawal";

        var rights = (await world.SignedAsync(HttpMethod.Get, "/sapi/v1/account/apiRestrictions")).Ok();

        rights.GetProperty("enableWithdrawals").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData(-5_001, -1021)]
    [InlineData(1_000, -1021)]
    [InlineData(-5_000, 0)]
    [InlineData(999, 0)]
    public async Task A_timestamp_holds_for_its_window_only(long offset, int code)
    {
        await using var world = await VenueWorld.StartAsync();
        var query = $"timestamp={world.Now + offset}";

        var answer = await world.SendAsync(
            HttpMethod.Get, $"/api/v3/account?{query}&signature={world.Sign(query)}", world.Server.Keys["trading"].Key);

        answer.Code.ShouldBe(code);
    }

    [Fact]
    public async Task A_changed_byte_breaks_the_signature()
    {
        await using var world = await VenueWorld.StartAsync();
        var query = $"timestamp={world.Now}";

        var answer = await world.SendAsync(
            HttpMethod.Get,
            $"/api/v3/account?omitZeroBalances=true&{query}&signature={world.Sign(query)}",
            world.Server.Keys["trading"].Key);

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.BadRequest, -1022));
    }

    [Fact]
    public async Task Nothing_is_read_twice_and_nothing_is_left_unread()
    {
        await using var world = await VenueWorld.StartAsync();

        (await world.SignedAsync(HttpMethod.Get, "/api/v3/account", ("colour", "red"))).Code.ShouldBe(-1104);
        (await world.GetAsync("/api/v3/depth?symbol=BTCUSDT&symbol=ETHUSDT")).Code.ShouldBe(-1101);
        (await world.GetAsync("/api/v3/depth")).Code.ShouldBe(-1102);
        (await world.GetAsync("/api/v3/depth?symbol=NOPE")).Code.ShouldBe(-1121);
    }

    [Fact]
    public async Task Weights_are_counted_and_who_goes_on_after_429_is_banned()
    {
        await using var world = await VenueWorld.StartAsync();
        VenueAnswer answer;
        do
            answer = await world.GetAsync("/api/v3/depth?symbol=BTCUSDT&limit=5000");
        while (answer.Status == HttpStatusCode.OK);

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.TooManyRequests, -1003));
        int.Parse(answer.Header("X-MBX-USED-WEIGHT-1M"), CultureInfo.InvariantCulture)
            .ShouldBeGreaterThan(6_000 - 250);
        int.Parse(answer.Header("Retry-After"), CultureInfo.InvariantCulture).ShouldBeInRange(1, 60);

        for (var i = 0; i < 12; i++)
            answer = await world.GetAsync("/api/v3/ping");
        answer.Status.ShouldBe((HttpStatusCode)418);

        world.Clock.Advance(TimeSpan.FromMinutes(2.1));
        (await world.GetAsync("/api/v3/ping")).Status.ShouldBe(HttpStatusCode.OK);
    }
}
