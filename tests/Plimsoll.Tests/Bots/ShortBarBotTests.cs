using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Bots;

/// <summary>Bots on bars shorter than a minute, which are made of the market's trades as they come.</summary>
public sealed class ShortBarBotTests(TradingServer server) : IClassFixture<TradingServer>
{
    [Fact]
    public async Task A_bot_looks_at_windows_of_trades_and_quotes_every_fifteen_seconds_and_trades()
    {
        await server.SetModeAsync("autonomous");
        var bot = await StartAsync("Windows", "15s");
        (await server.GetAsync($"/api/v1/bots/{bot}")).GetProperty("timeframe").GetString().ShouldBe("15s");

        await server.AdvanceUntilAsync(async () => (await server.ListAsync($"/api/v1/bots/{bot}/trades")).Count > 0);

        var evaluations = await server.ListAsync($"/api/v1/bots/{bot}/evaluations?limit=500");
        var times = evaluations.Select(one => one.GetProperty("barTime").GetDateTimeOffset()).ToArray();
        times.ShouldAllBe(time => time.Ticks % TimeSpan.FromSeconds(15).Ticks == 0);
        times.Zip(times.Skip(1), (later, earlier) => later - earlier).ShouldContain(TimeSpan.FromSeconds(15));
        var names = evaluations[0].GetProperty("conditions").EnumerateArray().Select(Text).ToArray();
        names.ShouldContain("s1_signal: price_momentum(30,0,120,30) > -100");
        names.ShouldContain("z1_entry: spread_pct <= 5");
        // Two minutes of trades are needed first: until then the windows have no answer.
        Outcome(evaluations[^1]).ShouldBe("pending");
        Outcome(evaluations[0]).ShouldBe("true");
        var trade = (await server.ListAsync($"/api/v1/bots/{bot}/trades"))[0];
        trade.GetProperty("botName").GetString().ShouldBe("Windows");
    }

    [Fact]
    public async Task Presets_run_on_their_own_bars()
    {
        foreach (var preset in await server.ListAsync("/api/v1/rule-strategies/presets"))
        {
            var name = preset.GetProperty("name").GetString()!;
            await CreateAsync(JsonNode.Parse(preset.GetProperty("document").GetRawText())!);
            var bot = await PostAsync("/api/v1/strategies/runs", new
            {
                accountId = server.AccountId,
                name,
                strategy = name,
                instrumentId = TradingServer.Instrument,
                timeframe = preset.GetProperty("timeframe").GetString(),
                sizing = new { kind = "riskFraction", value = "0.01" },
            });
            await server.AdvanceAsync(TimeSpan.FromMinutes(12));
            var id = bot.GetProperty("id").GetGuid();
            var conditions = (await server.ListAsync($"/api/v1/bots/{id}/evaluations"))[0].GetProperty("conditions");
            conditions.EnumerateArray().First().GetProperty("outcome").GetString().ShouldNotBe("pending", name);
            await server.Admin.PostAsync($"/api/v1/bots/{id}/stop", new { flatten = true });
        }
    }

    [Fact]
    public async Task What_would_take_an_hour_to_warm_up_is_refused()
    {
        var answer = await server.Admin.PostAsync("/api/v1/bots", new
        {
            accountId = server.AccountId,
            name = "Patient",
            strategy = "jadecap",
            instrumentId = TradingServer.Instrument,
            timeframe = "15s",
            sizing = new { kind = "riskFraction", value = "0.01" },
        });
        answer.Fields.ShouldBe(["timeframe strategy.timeframe"]);
    }

    private async Task<Guid> StartAsync(string name, string timeframe)
    {
        await CreateAsync(JsonNode.Parse(
            $$"""
            {
              "schemaVersion": 1, "strategyName": "{{name}}", "timeframe": "{{timeframe}}",
              "globalLimits": { "tradesPerDay": 20, "cooldownAfterCloseMinutes": 0 },
              "s1_signal": { "conditions": [
                { "id": "any", "indicator": "price_momentum(30,0,120,30)", "operator": ">", "value": -100 } ] },
              "z1_entry": {
                "conditions": [ { "id": "spread", "indicator": "spread_pct", "operator": "<=", "value": 5 } ],
                "stopLoss": { "offsetPercent": 2 }, "takeProfit": { "offsetPercent": 4 } },
              "ze1_close": { "conditions": [
                { "id": "old", "indicator": "position_age_seconds", "operator": ">=", "value": 60 } ] }
            }
            """)!);
        var bot = await PostAsync("/api/v1/strategies/runs", server.BotRequest(name, name, [], timeframe));
        return bot.GetProperty("id").GetGuid();
    }

    private Task<JsonElement> CreateAsync(JsonNode document) =>
        PostAsync("/api/v1/rule-strategies", new { document });

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        var answer = await server.Admin.PostAsync(path, body);
        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
        return answer.Json;
    }

    private static string? Text(JsonElement condition) => condition.GetProperty("name").GetString();

    private static string? Outcome(JsonElement evaluation) =>
        evaluation.GetProperty("conditions")[0].GetProperty("outcome").GetString();
}
