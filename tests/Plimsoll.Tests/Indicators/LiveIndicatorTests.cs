using System.Text.Json;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Indicators;

/// <summary>Values of indicators over the real hub, as bars close.</summary>
public sealed class LiveIndicatorTests(TradingServer server) : IClassFixture<TradingServer>
{
    private const string Path = "/api/v1/indicators";

    [Fact]
    public async Task Who_listens_is_told_each_value_that_the_interface_answers()
    {
        await using var client = await HubClient.ConnectAsync(server.Admin, server.Address);
        // The market begins on a minute's border: its first minute ends with the second.
        await server.AdvanceAsync(TimeSpan.FromMinutes(2));
        const string Topic = "indicator_updated:bollinger(10,2)|1m|sim:ALPHA-USD";
        (await client.SubscribeAsync(Topic)).GetProperty("ok").GetBoolean().ShouldBeTrue();
        for (var minute = 0; minute < 3; minute++)
        {
            await server.AdvanceAsync(TimeSpan.FromMinutes(1));
            var told = await NextAsync(client, Topic);
            var values = await server.ListAsync(
                $"{Path}/values?instrument=sim%3AALPHA-USD&interval=1m&limit=1&indicator=bollinger(10,2)");
            told.GetProperty("time").GetString().ShouldBe(values[0].GetProperty("time").GetString());
            told.GetProperty("values").EnumerateArray().Select(one => one.GetDouble())
                .ShouldBe(values[0].GetProperty("values").EnumerateArray().Select(one => one.GetDouble()));
            told.GetProperty("value").GetDouble().ShouldBe(values[0].GetProperty("value").GetDouble());
            (told.GetProperty("instrumentId").GetString(), told.GetProperty("interval").GetString())
                .ShouldBe(("sim:ALPHA-USD", "1m"));
        }
    }

    [Fact]
    public async Task A_variant_on_longer_bars_is_told_once_a_bar()
    {
        var created = await server.Admin.PostAsync($"{Path}/variants", new
        {
            baseIndicatorType = "sma",
            name = "Live",
            parameters = new Dictionary<string, string> { ["period"] = "3" },
            scope = new[] { "sim:ALPHA-USD" },
        });
        var id = created.Json.GetProperty("id").GetGuid();
        await using var client = await HubClient.ConnectAsync(server.Admin, server.Address);
        (await client.SubscribeAsync($"indicator_updated:{id}|5m|sim:ALPHA-USD")).GetProperty("ok").GetBoolean().ShouldBeTrue();
        // Its minutes, too: it is meant for one instrument.
        await using var other = await HubClient.ConnectAsync(server.Admin, server.Address);
        (await other.SubscribeAsync($"indicator_updated:{id}")).GetProperty("ok").GetBoolean().ShouldBeTrue();
        await server.AdvanceAsync(TimeSpan.FromMinutes(2));
        (await NextAsync(other)).GetProperty("interval").GetString().ShouldBe("1m");

        var told = new List<DateTimeOffset>();
        while (told.Count < 2)
        {
            await server.AdvanceAsync(TimeSpan.FromMinutes(6));
            told.Add((await NextAsync(client)).GetProperty("time").GetDateTimeOffset());
        }

        (told[1] - told[0]).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMinutes(5));
        told.ShouldAllBe(time => time.Minute % 5 == 0);
    }

    [Theory]
    [InlineData("nope|1m|sim:ALPHA-USD", "indicator.unknown_kind")]
    [InlineData("sma(0)|1m|sim:ALPHA-USD", "indicator.parameter")]
    [InlineData("sma|7m|sim:ALPHA-USD", "hub.topic")]
    [InlineData("sma|1m|ALPHA", "hub.topic")]
    [InlineData("sma|1m", "hub.topic")]
    [InlineData("sma|1m|sim:NOPE-USD", "data.unknown_instrument")]
    [InlineData("correlation(sim:NOPE-USD)|1m|sim:ALPHA-USD", "indicator.reference_missing")]
    [InlineData("sma", "hub.forbidden")]
    [InlineData("00000000-0000-0000-0000-000000000001|1m|sim:ALPHA-USD", "hub.forbidden")]
    public async Task What_is_nothing_to_listen_to_is_refused(string subject, string code)
    {
        await using var client = await HubClient.ConnectAsync(server.Admin, server.Address);
        var answer = await client.SubscribeAsync($"indicator_updated:{subject}");
        (answer.GetProperty("ok").GetBoolean(), answer.GetProperty("code").GetString()).ShouldBe((false, code));
    }

    [Fact]
    public async Task Another_user_s_variant_is_nobody_else_s()
    {
        var created = await server.Other.PostAsync($"{Path}/variants", new
        {
            baseIndicatorType = "sma",
            name = "Mine",
            parameters = new Dictionary<string, string> { ["period"] = "3" },
        });
        var id = created.Json.GetProperty("id").GetGuid();
        await using var client = await HubClient.ConnectAsync(server.Admin, server.Address);
        (await client.SubscribeAsync($"indicator_updated:{id}|1m|sim:ALPHA-USD")).GetProperty("code").GetString()
            .ShouldBe("hub.forbidden");
        // And one that is meant for every instrument has no minutes of its own.
        var everywhere = (await server.ListAsync($"{Path}/variants")).First(one => one.GetProperty("isSystem").GetBoolean());
        (await client.SubscribeAsync($"indicator_updated:{everywhere.GetProperty("id").GetGuid()}")).GetProperty("code")
            .GetString().ShouldBe("hub.topic");
    }

    // A topic tells at most four times a second, and the clock stands still unless it is moved.
    private async Task<JsonElement> NextAsync(HubClient client, string? topic = null)
    {
        var next = client.NextMessageAsync();
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!next.IsCompleted && await pace.WaitForNextTickAsync(TestContext.Current.CancellationToken))
            server.Clock.Advance(TimeSpan.FromMilliseconds(250));
        var message = await next;
        message.GetProperty("type").GetString().ShouldBe("value");
        if (topic is not null)
            message.GetProperty("topic").GetString().ShouldBe(topic);
        return message.GetProperty("data");
    }
}
