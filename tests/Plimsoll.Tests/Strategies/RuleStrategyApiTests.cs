using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Plimsoll.Tests.Backtests;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Strategies;

/// <summary>Strategies that users build: kept in versions, checked, run, and nobody else's.</summary>
public sealed class RuleStrategyApiTests(TradingServer server) : IClassFixture<TradingServer>
{
    private const string Own = "/api/v1/rule-strategies";
    private const string Shared = "/api/v1/strategies";

    [Fact]
    public async Task Every_save_is_a_version_that_stays_as_it_was()
    {
        var created = await CreateAsync("Versions");
        var id = created.GetProperty("id").GetGuid();
        var edited = Crosser("Versions", slow: 9);
        var saved = await PutAsync(id, new { document = edited, baseVersion = 1 });
        saved.Status.ShouldBe(HttpStatusCode.OK, saved.Text);
        saved.Json.GetProperty("version").GetInt32().ShouldBe(2);

        var stale = await PutAsync(id, new { document = edited, baseVersion = 1 });
        (stale.Status, stale.Code).ShouldBe((HttpStatusCode.PreconditionFailed, "request.version_conflict"));
        var renamed = await PutAsync(id, new { document = Crosser("Other name") });
        renamed.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        renamed.Fields.ShouldBe(["/strategyName strategy.name_fixed"]);

        (await server.ListAsync($"{Own}/{id}/versions")).Select(one => one.GetProperty("version").GetInt32())
            .ShouldBe([2, 1]);
        var first = await server.GetAsync($"{Own}/{id}/versions/1");
        Specs(first).ShouldContain("sma(5)");
        Specs(await server.GetAsync($"{Own}/{id}")).ShouldContain("sma(9)");
        (await server.Admin.GetAsync($"{Own}/{id}/versions/3")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_document_comes_back_as_it_went_out()
    {
        var created = await CreateAsync("Round trip");
        var file = await server.Admin.GetAsync($"{Own}/{created.GetProperty("id").GetGuid()}/export");
        file.Status.ShouldBe(HttpStatusCode.OK);
        file.Header("Content-Disposition").ShouldContain("Round trip.json");
        var validated = await server.Admin.PostAsync($"{Shared}/validate", new { document = file.Json });
        validated.Json.GetProperty("isValid").GetBoolean().ShouldBeTrue();
        JsonNode.DeepEquals(
            JsonNode.Parse(validated.Json.GetProperty("document").GetRawText()),
            JsonNode.Parse(created.GetProperty("document").GetRawText())).ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_wrong_is_told_at_once_and_nothing_is_kept()
    {
        var document = Crosser("Wrong");
        document["z1_entry"]!["conditions"]![0]!["operator"] = "?";
        document["z1_entry"]!.AsObject().Remove("stopLoss");
        string[] expected =
            ["/z1_entry/conditions/0/operator validation.enum", "/z1_entry/stopLoss strategy.incomplete"];

        var refused = await server.Admin.PostAsync(Own, new { document });
        (refused.Status, refused.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "strategy.invalid"));
        refused.Fields.ShouldBe(expected, ignoreOrder: true);
        var validated = await server.Admin.PostAsync($"{Shared}/validate", new { document });
        validated.Json.GetProperty("isValid").GetBoolean().ShouldBeFalse();
        validated.Json.GetProperty("problems").EnumerateArray()
            .Select(one => $"{one.GetProperty("field")} {one.GetProperty("code")}").ShouldBe(expected, ignoreOrder: true);
        document["schemaVersion"] = 2;
        (await server.Admin.PostAsync(Own, new { document })).Code.ShouldBe("strategy.schema_version");
        (await server.ListAsync(Own)).ShouldNotContain(one => one.GetProperty("name").GetString() == "Wrong");
    }

    [Fact]
    public async Task A_name_is_one_strategy_for_ever()
    {
        var id = (await CreateAsync("Taken")).GetProperty("id").GetGuid();
        (await server.Admin.PostAsync(Own, new { document = Crosser("Taken") })).Code.ShouldBe("strategy.name_taken");
        (await DeleteAsync(server.Admin, id)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await server.Admin.PostAsync(Own, new { document = Crosser("Taken") })).Code.ShouldBe("strategy.name_taken");
        (await server.ListAsync(Shared)).ShouldNotContain(one => one.GetProperty("name").GetString() == "Taken");
        (await server.ListAsync($"{Own}?deleted=true")).ShouldContain(one => one.GetProperty("id").GetGuid() == id);

        (await server.Admin.PostAsync($"{Own}/{id}/restore", new { })).Status.ShouldBe(HttpStatusCode.OK);
        (await server.ListAsync(Shared)).ShouldContain(one => one.GetProperty("name").GetString() == "Taken");
    }

    [Fact]
    public async Task Nobody_else_sees_or_runs_it()
    {
        var id = (await CreateAsync("Mine")).GetProperty("id").GetGuid();
        foreach (var path in new[] { $"{Own}/{id}", $"{Own}/{id}/versions", $"{Own}/{id}/versions/1", $"{Own}/{id}/export" })
            (await server.Other.GetAsync(path)).Code.ShouldBe("strategy.not_found", path);
        (await DeleteAsync(server.Other, id)).Code.ShouldBe("strategy.not_found");
        (await server.Other.PostAsync($"{Own}/{id}/restore", new { })).Code.ShouldBe("strategy.not_found");
        (await server.Other.SendAsync(HttpMethod.Put, $"{Own}/{id}", JsonContent.Create(new { document = Crosser("Mine") })))
            .Code.ShouldBe("strategy.not_found");
        (await server.Other.GetAsync($"{Shared}/Mine")).Code.ShouldBe("strategy.not_found");
        var run = await new BacktestClient(server.Other).TryRunAsync(
            new Dictionary<string, object?>(BacktestClient.Short()) { ["strategy"] = "Mine@1", ["parameters"] = null });
        run.Fields.ShouldBe(["strategy validation.enum"]);
    }

    [Fact]
    public async Task A_backtest_runs_the_version_it_was_asked_for()
    {
        var id = (await CreateAsync("Backtested")).GetProperty("id").GetGuid();
        await PutAsync(id, new { document = Crosser("Backtested", slow: 60) });
        var client = new BacktestClient(server.Admin);
        var (first, second, latest) = (
            await ReportAsync(client, "Backtested@1"), await ReportAsync(client, "Backtested@2"),
            await ReportAsync(client, "Backtested"));

        first.GetProperty("run").GetProperty("strategy").GetString().ShouldBe("Backtested@1");
        latest.GetProperty("run").GetProperty("strategy").GetString().ShouldBe("Backtested@2");
        Hash(latest).ShouldBe(Hash(second));
        Hash(first).ShouldNotBe(Hash(second));
        first.GetProperty("run").GetProperty("totalTrades").GetInt32().ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task A_preview_says_where_conditions_were_true()
    {
        var preview = await server.Admin.PostAsync(
            $"{Shared}/preview", new { document = Crosser("Preview"), instrumentId = TradingServer.Instrument });
        preview.Status.ShouldBe(HttpStatusCode.OK, preview.Text);
        var crossing = preview.Json.GetProperty("conditions")[0];
        crossing.GetProperty("text").GetString().ShouldBe("sma(2) crosses_above sma(5)");
        crossing.GetProperty("trueBars").GetInt64().ShouldBeGreaterThan(10);
        crossing.GetProperty("pendingBars").GetInt64().ShouldBe(5, "the slow average and the bar before");
        crossing.GetProperty("times").GetArrayLength().ShouldBe((int)crossing.GetProperty("trueBars").GetInt64());
        preview.Json.GetProperty("sections").GetArrayLength().ShouldBe(5);
        preview.Json.GetProperty("candles").GetArrayLength().ShouldBe(500);
        (await server.Admin.PostAsync($"{Shared}/preview", new { document = Crosser("Preview"), dataset = "none" }))
            .Code.ShouldBe("dataset.not_found");
    }

    [Fact]
    public async Task A_bot_keeps_the_version_it_began_with_and_its_strategy_cannot_be_deleted_meanwhile()
    {
        await server.SetModeAsync("autonomous");
        var id = (await CreateAsync("Botted")).GetProperty("id").GetGuid();
        var created = await server.Admin.PostAsync("/api/v1/bots", server.BotRequest("Ruled", "Botted", []));
        created.Status.ShouldBe(HttpStatusCode.Created, created.Text);
        created.Json.GetProperty("strategy").GetString().ShouldBe("Botted@1");
        var bot = created.Json.GetProperty("id").GetGuid();
        (await server.Admin.PostAsync($"/api/v1/bots/{bot}/start", new { })).Status.ShouldBe(HttpStatusCode.OK);
        await PutAsync(id, new { document = Crosser("Botted", slow: 60) });

        await server.AdvanceUntilAsync(async () => (await server.ListAsync($"/api/v1/bots/{bot}/trades")).Count > 0);

        var evaluation = (await server.ListAsync($"/api/v1/bots/{bot}/evaluations"))[0];
        evaluation.GetProperty("state").GetString().ShouldNotBeNullOrEmpty();
        evaluation.GetProperty("conditions").EnumerateArray()
            .Select(one => one.GetProperty("name").GetString()).ShouldContain("s1_signal: sma(2) crosses_above sma(5)");
        (await DeleteAsync(server.Admin, id)).Code.ShouldBe("strategy.active");
        (await server.Admin.PostAsync($"/api/v1/bots/{bot}/stop", new { flatten = true })).Status
            .ShouldBe(HttpStatusCode.OK);
        (await DeleteAsync(server.Admin, id)).Status.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task The_schema_knows_every_member_that_is_written()
    {
        var schema = await server.GetAsync($"{Shared}/schema");
        var file = (await CreateAsync("Schema")).GetProperty("document");
        RuleSchema.Undeclared(file, schema).ShouldBeEmpty();
    }

    private async Task<JsonElement> CreateAsync(string name)
    {
        var created = await server.Admin.PostAsync(Own, new { document = Crosser(name) });
        created.Status.ShouldBe(HttpStatusCode.Created, created.Text);
        return created.Json;
    }

    private Task<Answer> PutAsync(Guid id, object body) =>
        server.Admin.SendAsync(HttpMethod.Put, $"{Own}/{id}", JsonContent.Create(body));

    private static Task<Answer> DeleteAsync(Browser browser, Guid id) =>
        browser.SendAsync(HttpMethod.Delete, $"{Own}/{id}", null);

    private static async Task<JsonElement> ReportAsync(BacktestClient client, string strategy)
    {
        var id = await client.RunAsync(new Dictionary<string, object?>(BacktestClient.Short())
        {
            ["strategy"] = strategy,
            ["parameters"] = null,
        });
        return await client.WaitForAsync(id, "completed");
    }

    private static string? Hash(JsonElement answer) =>
        answer.GetProperty("report").GetProperty("resultHash").GetString();

    private static IEnumerable<string?> Specs(JsonElement strategy) =>
        strategy.GetProperty("document").GetProperty("s1_signal").GetProperty("conditions").EnumerateArray()
            .Select(one => one.GetProperty("valueIndicator").GetString());

    private static JsonNode Crosser(string name, int slow = 5) => JsonNode.Parse(
        $$"""
        {
          "schemaVersion": 1, "strategyName": "{{name}}", "timeframe": "1m",
          "globalLimits": { "tradesPerDay": 20, "cooldownAfterCloseMinutes": 0 },
          "s1_signal": { "conditions": [
            { "id": "cross", "indicator": "sma(2)", "operator": "crosses_above", "valueIndicator": "sma({{slow}})" } ] },
          "o1_cancel": { "cooldownMinutes": 0 },
          "z1_entry": {
            "conditions": [ { "indicator": "close", "operator": ">", "value": 0 } ],
            "stopLoss": { "offsetPercent": 2 }, "takeProfit": { "offsetPercent": 4 } },
          "ze1_close": { "conditions": [
            { "indicator": "sma(2)", "operator": "crosses_below", "valueIndicator": "sma({{slow}})" } ] }
        }
        """)!;
}
