using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Plimsoll.Runtime.Ticks;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Collecting;

/// <summary>Sessions that record the simulated market, by the API.</summary>
public sealed class CollectingApiTests(TradingServer server) : IClassFixture<TradingServer>
{
    private const string Sessions = "/api/v1/data-collection/sessions";
    private const string Alpha = "sim:ALPHA-USD";
    private const string Bravo = "sim:BRAVO-USD";

    private ITickStore Store => server.App.Services.GetRequiredService<ITickStore>();

    [Fact]
    public async Task What_the_market_tells_until_it_is_stopped_is_there_once_and_nothing_else()
    {
        var id = await StartAsync("both", Alpha, Bravo);
        await server.AdvanceAsync(TimeSpan.FromMinutes(7));
        var active = await server.GetAsync($"{Sessions}/{id}");

        var stopped = await StopAsync(id);
        await server.AdvanceAsync(TimeSpan.FromMinutes(2));

        (Text(active, "status"), Text(active, "kind"), Text(active, "source")).ShouldBe(("active", "collect", "sim"));
        (Text(stopped, "status"), Text(stopped, "endReason")).ShouldBe(("stopped", null));
        var total = 0;
        foreach (var instrument in new[] { Alpha, Bravo })
        {
            var trades = await Recorded.ReadAsync(Store, id, instrument);
            trades.Count.ShouldBeGreaterThan(100);
            trades.ShouldBe(Recorded.OfMarket(instrument, trades[0].Sequence, trades[^1].Sequence));
            total += trades.Count;
        }

        stopped.GetProperty("recordsCollected").GetInt64().ShouldBe(total);
        stopped.GetProperty("gaps").GetInt32().ShouldBe(0);
        (await server.GetAsync($"{Sessions}/{id}")).GetRawText().ShouldBe(stopped.GetRawText());
    }

    [Fact]
    public async Task Two_that_stop_it_together_get_the_same_answer_and_so_does_a_third()
    {
        var id = await StartAsync("stopped twice", Alpha);
        await server.AdvanceAsync(TimeSpan.FromMinutes(1));

        var both = await Task.WhenAll(StopAsync(id), StopAsync(id));

        both[0].GetRawText().ShouldBe(both[1].GetRawText());
        (await StopAsync(id)).GetRawText().ShouldBe(both[0].GetRawText());
    }

    [Fact]
    public async Task Its_time_ends_it()
    {
        var id = await StartAsync(new { name = "a minute", instruments = new[] { Alpha }, durationSeconds = 60 });
        await server.AdvanceAsync(TimeSpan.FromMinutes(1));
        server.Clock.Advance(TimeSpan.FromSeconds(59));
        Text(await server.GetAsync($"{Sessions}/{id}"), "status").ShouldBe("active");

        server.Clock.Advance(TimeSpan.FromSeconds(1));

        await WaitForAsync(id, "completed");
        (await Recorded.ReadAsync(Store, id, Alpha)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Several_record_the_same_instrument_each_from_its_own_beginning()
    {
        var early = await StartAsync("early", Alpha);
        await server.AdvanceAsync(TimeSpan.FromMinutes(1));
        var late = await StartAsync("late", Alpha);
        await server.AdvanceAsync(TimeSpan.FromMinutes(1));
        await StopAsync(early);
        await server.AdvanceAsync(TimeSpan.FromMinutes(1));
        await StopAsync(late);

        var first = await Recorded.ReadAsync(Store, early, Alpha);
        var second = await Recorded.ReadAsync(Store, late, Alpha);
        second[0].Sequence.ShouldBeInRange(first[0].Sequence + 1, first[^1].Sequence);
        second[^1].Sequence.ShouldBeGreaterThan(first[^1].Sequence);
        second.ShouldBe(Recorded.OfMarket(Alpha, second[0].Sequence, second[^1].Sequence));
    }

    [Fact]
    public async Task Its_owner_hears_how_it_stands_and_nobody_else()
    {
        var id = await StartAsync("watched", Alpha);
        await using var client = await HubClient.ConnectAsync(server.Admin, server.Address);
        (await client.SubscribeAsync($"collection:{id}")).GetProperty("ok").GetBoolean().ShouldBeTrue();
        await using var stranger = await HubClient.ConnectAsync(server.Other, server.Address);
        (await stranger.SubscribeAsync($"collection:{id}")).GetProperty("ok").GetBoolean().ShouldBeFalse();
        await server.AdvanceAsync(TimeSpan.FromMinutes(1));

        server.Clock.Advance(TimeSpan.FromSeconds(5));

        var told = await client.NextMessageAsync();
        told.GetProperty("type").GetString().ShouldBe("progress");
        var progress = told.GetProperty("data");
        progress.GetProperty("stored").GetInt64().ShouldBe((await Recorded.ReadAsync(Store, id, Alpha)).Count);
        progress.GetProperty("ratePerSecond").GetDouble().ShouldBeGreaterThan(1);
        progress.GetProperty("lagSeconds").ValueKind.ShouldBe(JsonValueKind.Null);
        (await server.GetAsync($"{Sessions}/{id}/progress")).GetProperty("stored").GetInt64()
            .ShouldBe(progress.GetProperty("stored").GetInt64());
        await StopAsync(id);
        JsonElement last;
        do
            last = await client.NextMessageAsync();
        while (last.GetProperty("type").GetString() != "ended");
        Text(last.GetProperty("data"), "status").ShouldBe("stopped");
        foreach (var refused in new[]
        {
            await server.Other.PostAsync($"{Sessions}/{id}/stop", new { }),
            await server.Other.GetAsync($"{Sessions}/{id}/progress"),
        })
            (refused.Status, refused.Code).ShouldBe((HttpStatusCode.NotFound, "session.not_found"));
    }

    [Fact]
    public async Task One_that_is_deleted_records_no_more()
    {
        var id = await StartAsync("deleted", Alpha);
        await server.AdvanceAsync(TimeSpan.FromMinutes(1));

        (await server.Admin.SendAsync(HttpMethod.Delete, $"{Sessions}/{id}", null)).Status
            .ShouldBe(HttpStatusCode.NoContent);
        await server.AdvanceAsync(TimeSpan.FromMinutes(1));

        (await server.Admin.GetAsync($"{Sessions}/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await server.Admin.PostAsync($"{Sessions}/{id}/stop", new { })).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("""{"name":"x","instruments":["sim:NONE-USD"]}""", 422, "data.unknown_instrument")]
    [InlineData("""{"name":"x","instruments":["nowhere:BTC"]}""", 422, "data.unknown_instrument")]
    [InlineData("""{"name":"x","instruments":["sim:ALPHA-USD"],"dataTypes":["prices","orderbook"]}""", 422,
        "data.not_supported")]
    [InlineData("""{"name":"x","instruments":[]}""", 400, "validation.failed")]
    [InlineData("""{"name":"x","instruments":["sim:ALPHA-USD","sim:ALPHA-USD"]}""", 400, "validation.failed")]
    [InlineData("""{"name":"x","instruments":["sim:ALPHA-USD"],"dataTypes":[]}""", 400, "validation.failed")]
    [InlineData("""{"name":"x","instruments":["sim:ALPHA-USD"],"flushSeconds":301}""", 400, "validation.failed")]
    [InlineData("""{"name":"x","instruments":["sim:ALPHA-USD"],"durationSeconds":0}""", 400, "validation.failed")]
    [InlineData("""{"name":"","instruments":["sim:ALPHA-USD"]}""", 400, "validation.failed")]
    public async Task What_cannot_be_recorded_is_said_at_once(string request, int status, string code)
    {
        var answer = await server.Admin.PostTextAsync(Sessions, request);

        ((int)answer.Status, answer.Code).ShouldBe((status, code), answer.Text);
        (await server.ListAsync(Sessions)).ShouldNotContain(one => Text(one, "name") == "x");
    }

    [Fact]
    public async Task A_name_is_taken_once()
    {
        var id = await StartAsync("once", Alpha);
        var again = await server.Admin.PostAsync(Sessions, new { name = "once", instruments = new[] { Bravo } });
        (again.Status, again.Code).ShouldBe((HttpStatusCode.Conflict, "session.name_taken"));
        await StopAsync(id);
    }

    private Task<Guid> StartAsync(string name, params string[] instruments) => StartAsync(new { name, instruments });

    private async Task<Guid> StartAsync(object request)
    {
        var started = await server.Admin.PostAsync(Sessions, request);
        started.Status.ShouldBe(HttpStatusCode.Created, started.Text);
        started.Header("Location").ShouldBe($"{Sessions}/{Text(started.Json, "id")}");
        return started.Json.GetProperty("id").GetGuid();
    }

    private async Task<JsonElement> StopAsync(Guid id)
    {
        var stopped = await server.Admin.PostAsync($"{Sessions}/{id}/stop", new { });
        stopped.Status.ShouldBe(HttpStatusCode.OK, stopped.Text);
        return stopped.Json;
    }

    private Task WaitForAsync(Guid id, string status) => Patience.UntilAsync(
        $"the session is {status}",
        async () => Text(await server.GetAsync($"{Sessions}/{id}"), "status") == status,
        async () => (await server.GetAsync($"{Sessions}/{id}")).GetRawText());

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
