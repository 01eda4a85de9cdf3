using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Strategies;

/// <summary>Own strategies put to work and taken off again, copied, looked at, and their runs.</summary>
public sealed class ActivationTests(TradingServer server) : IClassFixture<TradingServer>
{
    private const string Own = "/api/v1/rule-strategies";
    private const string Runs = "/api/v1/strategies/runs";

    [Fact]
    public async Task An_activated_strategy_trades_until_it_is_deactivated()
    {
        await server.SetModeAsync("autonomous");
        var id = await CreateAsync("Worker");
        var bot = await ActivateAsync(id);
        (bot.GetProperty("state").GetString(), bot.GetProperty("strategy").GetString(),
            bot.GetProperty("timeframe").GetString()).ShouldBe(("running", "Worker@1", "1m"));
        var botId = bot.GetProperty("id").GetGuid();
        (await RowAsync("Worker")).GetProperty("runningBots").GetInt32().ShouldBe(1);
        (await ActivateAsync(id)).GetProperty("id").GetGuid().ShouldBe(botId, "it works there already");
        (await server.Admin.SendAsync(HttpMethod.Delete, $"{Own}/{id}", null)).Code.ShouldBe("strategy.active");

        await server.AdvanceUntilAsync(async () => (await server.ListAsync($"/api/v1/bots/{botId}/trades")).Count > 0);

        var ended = await PostAsync($"{Own}/{id}/deactivate", new { flatten = true });
        ended.GetProperty("items").EnumerateArray().ShouldHaveSingleItem().GetProperty("state").GetString()
            .ShouldBe("stopped");
        (await PostAsync($"{Own}/{id}/deactivate", new { })).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await RowAsync("Worker")).GetProperty("runningBots").GetInt32().ShouldBe(0);
        (await ActivateAsync(id)).GetProperty("id").GetGuid().ShouldBe(botId, "the same bot goes on");
        await PostAsync($"{Own}/{id}/deactivate", new { flatten = true });
    }

    [Fact]
    public async Task A_newer_version_waits_until_the_older_one_is_deactivated()
    {
        var id = await CreateAsync("Newer");
        await ActivateAsync(id);
        var saved = await server.Admin.SendAsync(
            HttpMethod.Put, $"{Own}/{id}", JsonContent.Create(new { document = Document("Newer") }));
        saved.Status.ShouldBe(HttpStatusCode.OK, saved.Text);

        var refused = await server.Admin.PostAsync($"{Own}/{id}/activate", Where());

        (refused.Status, refused.Code).ShouldBe((HttpStatusCode.Conflict, "strategy.active"));
        await PostAsync($"{Own}/{id}/deactivate", new { });
        (await ActivateAsync(id)).GetProperty("strategy").GetString().ShouldBe("Newer@2");
        await PostAsync($"{Own}/{id}/deactivate", new { });
    }

    [Fact]
    public async Task What_may_not_start_leaves_no_bot_behind()
    {
        var document = Document("Off");
        document["enabled"] = false;
        var id = (await PostAsync(Own, new { document }, HttpStatusCode.Created)).GetProperty("id").GetGuid();

        var refused = await server.Admin.PostAsync($"{Own}/{id}/activate", Where());

        refused.Fields.ShouldBe(["strategy strategy.disabled"]);
        (await server.ListAsync($"/api/v1/bots?accountId={server.AccountId}"))
            .ShouldNotContain(bot => bot.GetProperty("name").GetString() == "Off");
        var foreign = new { accountId = server.OtherAccountId, instrumentId = "x" };
        (await server.Admin.PostAsync($"{Own}/{id}/activate", foreign)).Code.ShouldBe("account.not_found");
        (await server.Other.PostAsync($"{Own}/{id}/activate", Where())).Code.ShouldBe("strategy.not_found");
        (await server.Other.PostAsync($"{Own}/{id}/deactivate", new { })).Code.ShouldBe("strategy.not_found");
    }

    [Fact]
    public async Task A_copy_is_a_strategy_of_its_own()
    {
        var id = await CreateAsync("Original");
        var copy = await PostAsync($"{Own}/{id}/copy", new { name = "Copied" }, HttpStatusCode.Created);
        (copy.GetProperty("name").GetString(), copy.GetProperty("version").GetInt32()).ShouldBe(("Copied", 1));
        copy.GetProperty("id").GetGuid().ShouldNotBe(id);
        copy.GetProperty("document").GetProperty("s1_signal").GetRawText().ShouldBe(
            (await server.GetAsync($"{Own}/{id}")).GetProperty("document").GetProperty("s1_signal").GetRawText());
        (await server.Admin.PostAsync($"{Own}/{id}/copy", new { name = "Copied" }))
            .Code.ShouldBe("strategy.name_taken");
        (await server.Admin.PostAsync($"{Own}/{id}/copy", new { name = "" })).Status
            .ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await server.Other.PostAsync($"{Own}/{id}/copy", new { name = "Stolen" })).Code.ShouldBe("strategy.not_found");
    }

    [Fact]
    public async Task A_saved_strategy_can_be_looked_at_and_presets_are_beside_them()
    {
        var id = await CreateAsync("Looked at");
        var preview = await PostAsync($"{Own}/{id}/preview", new { instrumentId = TradingServer.Instrument });
        preview.GetProperty("conditions")[0].GetProperty("trueBars").GetInt64().ShouldBeGreaterThan(10);
        (await server.ListAsync($"{Own}/presets")).Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_run_is_a_bot_from_start_to_stop()
    {
        var started = await PostAsync(Runs, server.BotRequest("Runner"), HttpStatusCode.Created);
        var run = started.GetProperty("runId").GetGuid();
        await server.AdvanceAsync(TimeSpan.FromMinutes(3));
        var view = await server.GetAsync($"{Runs}/{run}");
        (view.GetProperty("strategy").GetString(), view.GetProperty("isActive").GetBoolean())
            .ShouldBe(("sma-cross", true));
        (await server.ListAsync($"{Runs}?active=true&accountId={server.AccountId}"))
            .ShouldContain(one => one.GetProperty("id").GetGuid() == run);
        (await server.ListAsync($"{Runs}/{run}/evaluations")).ShouldNotBeEmpty();
        (await server.Other.GetAsync($"{Runs}/{run}")).Code.ShouldBe("strategy.run_not_found");
        (await server.Other.SendAsync(HttpMethod.Delete, $"{Runs}/{run}", null))
            .Code.ShouldBe("strategy.run_not_found");

        (await server.Admin.SendAsync(HttpMethod.Delete, $"{Runs}/{run}?flatten=true", null)).Status
            .ShouldBe(HttpStatusCode.NoContent);
        (await server.GetAsync($"{Runs}/{run}")).GetProperty("isActive").GetBoolean().ShouldBeFalse();
        (await server.ListAsync($"{Runs}/{run}/evaluations")).ShouldBeEmpty();
        var page = await server.GetAsync($"{Runs}?limit=1");
        page.GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Runs_come_in_pages_newest_first()
    {
        var ids = new List<Guid>();
        for (var number = 0; number < 3; number++)
        {
            var run = (await PostAsync(Runs, server.BotRequest($"Paged {number}"), HttpStatusCode.Created))
                .GetProperty("runId").GetGuid();
            ids.Add(run);
            await server.Admin.SendAsync(HttpMethod.Delete, $"{Runs}/{run}", null);
        }

        var (found, cursor) = (new List<Guid>(), "");
        do
        {
            var page = await server.GetAsync($"{Runs}?limit=1{cursor}");
            found.Add(page.GetProperty("items")[0].GetProperty("id").GetGuid());
            cursor = page.GetProperty("nextCursor").GetString() is { } next ? $"&cursor={next}" : "";
        }
        while (cursor != "");

        found.ShouldBeUnique();
        ids.ShouldBeSubsetOf(found);
        // Ids that were made in one moment of the test's clock stand in the order of their random part.
        found.Select(id => id.ToString()).ShouldBe(found.Select(id => id.ToString()).OrderDescending());
        (await server.Admin.GetAsync($"{Runs}?cursor=aGVsbG8")).Code.ShouldBe("request.cursor");
    }

    [Fact]
    public async Task Strategies_say_what_they_think_of_the_newest_bar()
    {
        var path = $"/api/v1/strategies/analyze/{Uri.EscapeDataString(TradingServer.Instrument)}";
        var all = await PostAsync(path, new { timeframe = "5m" });
        all.GetProperty("items").GetArrayLength().ShouldBe(11);
        var cross = all.GetProperty("items").EnumerateArray()
            .Single(one => one.GetProperty("strategy").GetString() == "sma-cross");
        cross.GetProperty("evaluation").GetProperty("conditions")[0].GetProperty("name").GetString()
            .ShouldBe("SMA fast > SMA slow");
        (await PostAsync(path, new { strategy = "buy-and-hold", timeframe = "1m" })).GetProperty("items")[0]
            .GetProperty("timeframe").GetString().ShouldBe("1m");
        (await server.Admin.PostAsync(path, new { strategy = "none" })).Code.ShouldBe("strategy.not_found");
        (await server.Admin.PostAsync("/api/v1/strategies/analyze/none", new { })).Fields
            .ShouldBe(["instrument validation.enum"]);
    }

    private async Task<Guid> CreateAsync(string name) =>
        (await PostAsync(Own, new { document = Document(name) }, HttpStatusCode.Created)).GetProperty("id").GetGuid();

    private Task<JsonElement> ActivateAsync(Guid id) => PostAsync($"{Own}/{id}/activate", Where());

    private object Where() => new { accountId = server.AccountId, instrumentId = TradingServer.Instrument };

    private async Task<JsonElement> PostAsync(string path, object body, HttpStatusCode status = HttpStatusCode.OK)
    {
        var answer = await server.Admin.PostAsync(path, body);
        answer.Status.ShouldBe(status, answer.Text);
        return answer.Json;
    }

    private async Task<JsonElement> RowAsync(string name) =>
        (await server.ListAsync(Own)).Single(one => one.GetProperty("name").GetString() == name);

    private static JsonNode Document(string name) => JsonNode.Parse(
        $$"""
        {
          "schemaVersion": 1, "strategyName": "{{name}}", "timeframe": "1m",
          "globalLimits": { "tradesPerDay": 20, "cooldownAfterCloseMinutes": 0 },
          "s1_signal": { "conditions": [
            { "id": "cross", "indicator": "sma(2)", "operator": "crosses_above", "valueIndicator": "sma(5)" } ] },
          "o1_cancel": { "cooldownMinutes": 0 },
          "z1_entry": {
            "conditions": [ { "indicator": "close", "operator": ">", "value": 0 } ],
            "stopLoss": { "offsetPercent": 2 }, "takeProfit": { "offsetPercent": 4 } },
          "ze1_close": { "conditions": [
            { "indicator": "sma(2)", "operator": "crosses_below", "valueIndicator": "sma(5)" } ] }
        }
        """)!;
}
