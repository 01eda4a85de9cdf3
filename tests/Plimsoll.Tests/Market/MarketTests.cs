using System.Net;
using System.Text.Json;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Market;

public sealed class MarketTests(TradingServer server) : IClassFixture<TradingServer>
{
    private const string Encoded = "sim%3AALPHA-USD";

    [Fact]
    public async Task Instruments_carry_their_rules_and_the_last_price()
    {
        var alpha = (await server.ListAsync("/api/v1/data/instruments"))
            .Single(one => one.GetProperty("id").GetString() == TradingServer.Instrument);

        alpha.GetProperty("assetClass").GetString().ShouldBe("crypto_spot");
        alpha.GetProperty("priceIncrement").GetString().ShouldBe("0.01");
        alpha.GetProperty("lastPrice").GetDouble().ShouldBeGreaterThan(0);
        alpha.GetProperty("canShort").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Candles_are_ascending_and_only_the_last_one_is_not_final()
    {
        await server.AdvanceAsync(TimeSpan.FromSeconds(90));

        var candles = await server.ListAsync($"/api/v1/data/candles?instrument={Encoded}&interval=1m&limit=100");

        candles.Count.ShouldBe(100);
        candles.Select(Open).ShouldBeInOrder();
        candles.SkipLast(1).ShouldAllBe(candle => candle.GetProperty("final").GetBoolean());
        candles[^1].GetProperty("final").GetBoolean().ShouldBeFalse();
        (Open(candles[^1]) - Open(candles[^2])).ShouldBe(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Higher_intervals_are_made_of_whole_minutes()
    {
        var to = "2026-01-02T00:00:00Z";
        var hours = await server.ListAsync(
            $"/api/v1/data/candles?instrument={Encoded}&interval=1h&to={to}&limit=5");
        var minutes = await server.ListAsync(
            $"/api/v1/data/candles?instrument={Encoded}&interval=1m&from=2026-01-01T23:00:00Z&to={to}");

        hours.Count.ShouldBe(5);
        Open(hours[^1]).ShouldBe(new DateTimeOffset(2026, 1, 1, 23, 0, 0, TimeSpan.Zero));
        minutes.Count.ShouldBe(60);
        hours[^1].GetProperty("open").GetDouble().ShouldBe(minutes[0].GetProperty("open").GetDouble());
        hours[^1].GetProperty("close").GetDouble().ShouldBe(minutes[^1].GetProperty("close").GetDouble());
        hours[^1].GetProperty("high").GetDouble()
            .ShouldBe(minutes.Max(minute => minute.GetProperty("high").GetDouble()));
    }

    [Fact]
    public async Task An_average_is_the_average_of_its_closes()
    {
        var values = await server.ListAsync(
            $"/api/v1/indicators/values?instrument={Encoded}&interval=1m&indicator=sma&period=10&limit=20");
        var candles = (await server.ListAsync($"/api/v1/data/candles?instrument={Encoded}&interval=1m&limit=100"))
            .Where(candle => candle.GetProperty("final").GetBoolean()).ToList();

        values.Count.ShouldBe(20);
        var expected = candles.TakeLast(10).Average(candle => candle.GetProperty("close").GetDouble());
        values[^1].GetProperty("value").GetDouble().ShouldBe(expected, 1e-9);
        values[^1].GetProperty("time").GetString().ShouldBe(candles[^1].GetProperty("openTime").GetString());
    }

    [Theory]
    [InlineData("/api/v1/data/candles?instrument=sim%3AX&interval=7m&limit=0",
        "limit validation.out_of_range", "instrument validation.enum", "interval validation.enum")]
    [InlineData("/api/v1/data/candles?instrument=sim%3AALPHA-USD&interval=1m&from=yesterday", "from validation.format")]
    [InlineData("/api/v1/data/candles?instrument=sim%3AALPHA-USD&interval=1m&from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z",
        "to validation.out_of_range")]
    [InlineData("/api/v1/data/candles?interval=1m", "instrument validation.required")]
    [InlineData("/api/v1/indicators/values?instrument=sim%3AALPHA-USD&interval=1m&indicator=sma&period=0",
        "period indicator.parameter")]
    [InlineData("/api/v1/indicators/values?instrument=sim%3AALPHA-USD&interval=1m&indicator=magic",
        "indicator indicator.unknown_kind")]
    [InlineData("/api/v1/data/synthetic?speed=9", "speed validation.unknown_field")]
    public async Task Wrong_questions_are_answered_with_what_is_wrong(string path, params string[] problems)
    {
        var answer = await server.Admin.GetAsync(path);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest, answer.Text);
        answer.Fields.ShouldBe(problems, ignoreOrder: true);
    }

    [Theory]
    [InlineData("sim%3AALPHA-USD", "data.no_book")]
    [InlineData("nowhere%3AX", "data.unknown_instrument")]
    public async Task A_book_that_nobody_tells_is_not_made_up(string instrument, string code)
    {
        var answer = await server.Admin.GetAsync($"/api/v1/data/book?instrument={instrument}");

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.NotFound, code));
    }

    [Fact]
    public async Task The_pace_is_set_within_its_range_and_everybody_hears_of_it()
    {
        await using var hub = await HubClient.ConnectAsync(server.Other, server.Address);
        await hub.SubscribeAsync("market");

        (await server.Admin.PostAsync("/api/v1/data/synthetic", new { acceleration = 4_000 })).Fields
            .ShouldBe(["acceleration validation.out_of_range"]);
        var set = await server.Admin.PostAsync("/api/v1/data/synthetic", new { acceleration = 120 });

        set.Json.GetProperty("acceleration").GetDouble().ShouldBe(120);
        set.Json.GetProperty("isOpen").GetBoolean().ShouldBeTrue();
        var told = await hub.NextMessageAsync();
        told.GetProperty("type").GetString().ShouldBe("acceleration");
        told.GetProperty("data").GetProperty("acceleration").GetDouble().ShouldBe(120);
    }

    [Fact]
    public async Task Strategies_describe_their_parameters()
    {
        var strategy = await server.GetAsync("/api/v1/strategies/sma-cross");
        var fast = strategy.GetProperty("parameters").EnumerateArray()
            .Single(parameter => parameter.GetProperty("name").GetString() == "fast");
        fast.GetProperty("kind").GetString().ShouldBe("integer");
        fast.GetProperty("max").GetString().ShouldBe("5000");
        (await server.ListAsync("/api/v1/strategies")).ShouldNotBeEmpty();
        (await server.Admin.GetAsync("/api/v1/strategies/nothing")).Code.ShouldBe("strategy.not_found");
    }

    private static DateTimeOffset Open(JsonElement candle) => candle.GetProperty("openTime").GetDateTimeOffset();
}
