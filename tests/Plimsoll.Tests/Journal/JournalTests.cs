using System.Net;
using System.Text.Json;
using Plimsoll.Testing;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Journal;

/// <summary>An account that has traded for a while, read back in pages.</summary>
public sealed class JournalTests(JournalTests.Traded server) : IClassFixture<JournalTests.Traded>
{
    [Theory]
    [InlineData("/api/v1/journal/entries")]
    [InlineData("/api/v1/journal/entries", "fill")]
    [InlineData("/api/v1/execution/fills")]
    [InlineData("/api/v1/execution/orders")]
    [InlineData("/api/v1/risk/decisions")]
    [InlineData("/api/v1/signals")]
    public async Task Pages_hold_everything_once_and_in_order(string path, string? kind = null)
    {
        var query = $"{path}?accountId={server.AccountId}{(kind is null ? "" : $"&kind={kind}")}";
        var whole = await server.ListAsync($"{query}&limit=500");
        var size = Math.Max(1, whole.Count / 4);

        var paged = new List<JsonElement>();
        var cursor = "";
        do
        {
            var page = await server.GetAsync($"{query}&limit={size}{cursor}");
            paged.AddRange(page.GetProperty("items").EnumerateArray());
            cursor = page.GetProperty("nextCursor").GetString() is { } next ? $"&cursor={next}" : "";
        }
        while (cursor.Length > 0);

        whole.Count.ShouldBeGreaterThan(1);
        paged.Select(one => one.GetRawText()).ShouldBe(whole.Select(one => one.GetRawText()));
    }

    [Fact]
    public async Task Facts_are_told_in_sentences_and_chained()
    {
        var events = await server.ListAsync($"/api/v1/accounts/{server.AccountId}/events?limit=500");

        events.Select(one => one.GetProperty("sequence").GetInt64()).ShouldBeInOrder(SortDirection.Descending);
        events[^1].GetProperty("type").GetString().ShouldBe("AccountOpened");
        events[^1].GetProperty("text").GetString().ShouldBe("Account opened with 10000");
        events.ShouldAllBe(one => one.GetProperty("hash").GetString()!.Length == 64);
        var runs = await server.ListAsync($"/api/v1/accounts/{server.AccountId}/events?type=RunStarted");
        runs.ShouldHaveSingleItem().GetProperty("text").GetString()
            .ShouldBe($"Crosser started on {TradingServer.Instrument}");
    }

    [Fact]
    public async Task A_filter_by_time_and_instrument_leaves_the_rest_out()
    {
        var query = $"/api/v1/journal/entries?accountId={server.AccountId}&limit=500";
        var fills = await server.ListAsync($"{query}&kind=fill");
        var middle = fills[fills.Count / 2].GetProperty("time").GetString();

        var later = await server.ListAsync($"{query}&kind=fill&from={middle}");
        var earlier = await server.ListAsync($"{query}&kind=fill&to={middle}");
        (later.Count + earlier.Count).ShouldBe(fills.Count);
        later.ShouldNotBeEmpty();
        (await server.ListAsync($"{query}&instrument=sim%3ABRAVO-USD")).ShouldBeEmpty();
        (await server.ListAsync($"{query}&instrument=sim%3AALPHA-USD")).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_chain_leads_from_the_signal_to_its_fills()
    {
        var query = $"/api/v1/journal/entries?accountId={server.AccountId}&limit=500";
        var verdict = (await server.ListAsync($"{query}&kind=decision"))[^1].GetProperty("decision");
        verdict.GetProperty("isApproved").GetBoolean().ShouldBeTrue();
        var signal = verdict.GetProperty("signalNumber").GetInt64();

        var chain = await server.ListAsync($"{query}&signal={signal}");
        chain.Select(Kind).Distinct().ShouldBe(["fill", "order", "decision", "signal"], ignoreOrder: true);
        var intents = chain.Where(one => Kind(one) == "order").Select(Intent).ToHashSet();
        chain.Where(one => Kind(one) == "fill").ShouldAllBe(one => intents.Contains(Intent(one)));
        var entry = chain.First(one =>
            Kind(one) == "order" && one.GetProperty("order").GetProperty("purpose").GetString() == "entry");
        var ofEntry = await server.ListAsync($"{query}&intent={Intent(entry)}");
        ofEntry.Select(Kind).Distinct().ShouldBe(["fill", "order", "decision", "signal"], ignoreOrder: true);
        ofEntry.Select(one => one.GetRawText()).ShouldBeSubsetOf(chain.Select(one => one.GetRawText()));
        ofEntry.Count(one => Kind(one) == "order").ShouldBe(1);
        (await server.ListAsync($"{query}&intent=999999")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Together_nothing_is_told_twice()
    {
        var query = $"/api/v1/journal/entries?accountId={server.AccountId}&limit=500";

        var together = (await server.ListAsync(query)).Where(one => Kind(one) == "event").Select(Type).ToHashSet();
        var facts = (await server.ListAsync($"{query}&kind=event")).Select(Type).ToHashSet();

        together.ShouldContain("ModeChanged");
        string[] own =
        [
            "SignalCreated", "SignalMoved", "RiskDecided", "OrderIntended", "OrderStepped", "FillBooked",
            "RoundTripClosed",
        ];
        together.ShouldNotContain(type => own.Contains(type));
        own.ShouldBeSubsetOf(facts);
    }

    private static string Kind(JsonElement entry) => entry.GetProperty("kind").GetString()!;

    private static long Intent(JsonElement entry) =>
        entry.GetProperty(Kind(entry)).GetProperty("intentNumber").GetInt64();

    private static string Type(JsonElement entry) => entry.GetProperty("event").GetProperty("type").GetString()!;

    [Theory]
    [InlineData("&kind=gossip", "kind validation.enum")]
    [InlineData("&instrument=nonsense", "instrument validation.format")]
    [InlineData("&from=2026-01-02T00:00:00Z&to=2026-01-02T00:00:00Z", "to validation.out_of_range")]
    [InlineData("&limit=501", "limit validation.out_of_range")]
    [InlineData("&order=asc", "order validation.unknown_field")]
    public async Task Wrong_filters_are_named(string filter, string problem)
    {
        var answer = await server.Admin.GetAsync($"/api/v1/journal/entries?accountId={server.AccountId}{filter}");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Fields.ShouldBe([problem]);
    }

    [Theory]
    [InlineData("/api/v1/journal/entries")]
    [InlineData("/api/v1/execution/fills")]
    [InlineData("/api/v1/execution/orders")]
    public async Task A_cursor_of_another_list_is_refused(string path)
    {
        var answer = await server.Admin.GetAsync($"{path}?accountId={server.AccountId}&cursor=bm9uc2Vuc2U");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Code.ShouldBe("request.cursor");
    }

    [Fact]
    public async Task A_list_of_an_account_needs_the_account()
    {
        var answer = await server.Admin.GetAsync("/api/v1/journal/entries");

        answer.Fields.ShouldBe(["accountId validation.required"]);
        (await server.Admin.GetAsync("/api/v1/execution/orders?accountId=mine")).Fields
            .ShouldBe(["accountId validation.format"]);
        (await server.Admin.GetAsync($"/api/v1/execution/orders?accountId={server.AccountId}&status=lost")).Fields
            .ShouldBe(["status validation.enum"]);
    }

    public sealed class Traded(PostgresFixture postgres) : TradingServer(postgres)
    {
        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await SetModeAsync("autonomous");
            var bot = await StartBotAsync();
            await AdvanceUntilAsync(async () => (await ListAsync($"/api/v1/bots/{bot}/trades")).Count > 1);
        }
    }
}
