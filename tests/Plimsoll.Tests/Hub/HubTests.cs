using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Plimsoll.Features.Hub;
using Plimsoll.Testing;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Hub;

public sealed class HubTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly HubServer _server = new(postgres);

    private HubPublisher Publisher => _server.App.Services.GetRequiredService<HubPublisher>();

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_stranger_and_another_site_stay_outside()
    {
        using var stranger = _server.NewBrowser();

        (await stranger.PostAsync("/hub/negotiate?negotiateVersion=1", new { })).Status
            .ShouldBe(HttpStatusCode.Unauthorized);
        await Should.ThrowAsync<WebSocketException>(HubClient.ConnectAsync(stranger, _server.Address));
        await Should.ThrowAsync<WebSocketException>(
            HubClient.ConnectAsync(_server.Admin, _server.Address, "https://evil.example"));
    }

    [Fact]
    public async Task A_topic_tells_its_listeners_in_order_and_without_holes()
    {
        await using var client = await ConnectAsync();
        var joined = await client.SubscribeAsync("letters:1");
        joined.GetProperty("ok").GetBoolean().ShouldBeTrue();
        var seq = joined.GetProperty("seq").GetInt64();

        Publisher.Publish("letters:1", "created", new { quantity = 1.10m });
        Publisher.Publish("letters:2", "created", new { quantity = 9m });
        Publisher.Publish("letters:1", "filled", new { quantity = 1.10m });

        var first = await client.NextMessageAsync();
        first.GetRawText().ShouldBe(
            $"{{\"v\":1,\"seq\":{seq + 1},\"time\":\"2026-03-02T09:00:00Z\",\"topic\":\"letters:1\"," +
            "\"type\":\"created\",\"data\":{\"quantity\":\"1.10\"}}");
        var second = await client.NextMessageAsync();
        second.GetProperty("seq").GetInt64().ShouldBe(seq + 2);
        second.GetProperty("type").GetString().ShouldBe("filled");
    }

    [Fact]
    public async Task A_client_that_was_away_gets_what_it_missed()
    {
        await using var before = await ConnectAsync();
        var seq = (await before.SubscribeAsync("letters:1")).GetProperty("seq").GetInt64();
        for (var number = 1; number <= 3; number++)
            Publisher.Publish("letters:1", "created", new { number });

        await using var after = await ConnectAsync();
        (await after.SubscribeAsync("letters:1", seq + 1)).GetProperty("ok").GetBoolean().ShouldBeTrue();

        (await after.NextMessageAsync()).GetProperty("data").GetProperty("number").GetInt32().ShouldBe(2);
        (await after.NextMessageAsync()).GetProperty("data").GetProperty("number").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task A_client_that_was_away_too_long_is_told_to_load_anew()
    {
        await using var client = await ConnectAsync();
        var seq = (await client.SubscribeAsync("letters:1")).GetProperty("seq").GetInt64();
        await client.CallAsync("Unsubscribe", "letters:1");
        for (var number = 0; number <= TopicLog.Remembered; number++)
            Publisher.Publish("letters:1", "created", new { number });

        var answer = await client.SubscribeAsync("letters:1", seq);

        answer.GetProperty("code").GetString().ShouldBe("hub.resync");
        answer.GetProperty("ok").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData("gossip:1", "hub.topic")]
    [InlineData("letters:7", "hub.forbidden")]
    public async Task Unknown_and_foreign_topics_are_refused(string topic, string code)
    {
        await using var client = await ConnectAsync();

        var answer = await client.SubscribeAsync(topic);

        answer.GetProperty("ok").GetBoolean().ShouldBeFalse();
        answer.GetProperty("code").GetString().ShouldBe(code);
    }

    [Fact]
    public async Task Only_the_newest_of_many_quotes_is_told()
    {
        await using var client = await ConnectAsync();
        await client.SubscribeAsync("prices:sim:ALPHA-USD");
        for (var price = 1; price <= 100; price++)
            Publisher.Publish("prices:sim:ALPHA-USD", "quote", new { price });
        _server.Clock.Advance(TimeSpan.FromMilliseconds(250));

        Price(await client.NextMessageAsync()).ShouldBe(1);
        Price(await client.NextMessageAsync()).ShouldBe(100);
    }

    [Fact]
    public async Task More_than_twenty_calls_a_second_are_refused()
    {
        await using var client = await ConnectAsync();
        for (var call = 0; call < 20; call++)
            (await client.CallAsync("Ping")).GetProperty("ok").GetBoolean().ShouldBeTrue();

        (await client.CallAsync("Ping")).GetProperty("code").GetString().ShouldBe("request.rate_limited");
    }

    [Fact]
    public async Task A_client_that_does_not_read_is_cut_and_delays_nobody()
    {
        await using var sleeper = await ConnectAsync();
        await sleeper.SubscribeAsync("letters:1");
        var text = new string('x', 4_096);

        // More than the queue and all buffers of the operating system between us hold.
        for (var number = 0; number < 10_000; number++)
            Publisher.Publish("letters:1", "created", new { number, text });

        await sleeper.WaitForCutAsync();
    }

    [Fact]
    public async Task Logging_out_cuts_the_connection()
    {
        await using var client = await ConnectAsync();

        await _server.Admin.PostAsync("/api/v1/auth/logout", new { });

        await client.WaitForCutAsync();
    }

    [Fact]
    public async Task A_sign_in_that_runs_out_cuts_the_connection()
    {
        await using var client = await ConnectAsync();

        _server.Clock.Advance(TimeSpan.FromMinutes(31));

        await client.WaitForCutAsync();
    }

    private static int Price(JsonElement message) => message.GetProperty("data").GetProperty("price").GetInt32();

    private Task<HubClient> ConnectAsync() => HubClient.ConnectAsync(_server.Admin, _server.Address);

    private sealed class HubServer(PostgresFixture postgres) : SetUpServer(postgres)
    {
        protected override void Configure(IServiceCollection services)
        {
            base.Configure(services);
            services.AddHubTopic(
                new HubTopic("letters", request => ValueTask.FromResult(request.Subject is "1" or "2")));
            services.AddHubTopic(HubTopic.ForEveryone("prices") with
            {
                LatestWinsEvery = TimeSpan.FromMilliseconds(250),
            });
        }
    }
}
