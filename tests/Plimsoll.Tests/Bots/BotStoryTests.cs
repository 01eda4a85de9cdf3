using System.Net;
using System.Text.Json;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Bots;

/// <summary>A bot's life, seen through the API.</summary>
public sealed class BotStoryTests(TradingServer server) : IClassFixture<TradingServer>
{
    [Fact]
    public async Task A_bot_that_is_started_trades_and_everything_shows_it()
    {
        await server.SetModeAsync("autonomous");
        var bot = await server.StartBotAsync();

        await server.AdvanceUntilAsync(async () =>
            (await server.ListAsync($"/api/v1/bots/{bot}/trades")).Count > 0);

        var trade = (await server.ListAsync($"/api/v1/bots/{bot}/trades"))[0];
        trade.GetProperty("botName").GetString().ShouldBe("Crosser");
        trade.GetProperty("instrumentId").GetString().ShouldBe(TradingServer.Instrument);
        var orders = await server.ListAsync($"/api/v1/execution/orders?accountId={server.AccountId}");
        orders.ShouldContain(order => order.GetProperty("status").GetString() == "filled");
        orders.ShouldAllBe(order => order.GetProperty("id").GetString()!.StartsWith("PL"));
        var fills = await server.ListAsync($"/api/v1/execution/fills?accountId={server.AccountId}");
        fills.Count.ShouldBeGreaterThanOrEqualTo(2);
        fills.ShouldAllBe(fill => fill.GetProperty("botName").GetString() == "Crosser");
        (await JournalKindsAsync()).ShouldBe(["decision", "event", "fill", "order", "signal", "trade"], ignoreOrder: true);
        await EquityMatchesTheDashboardAsync();
        await TheBotShowsItsFiguresAsync(bot, trade);
    }

    private async Task<IEnumerable<string?>> JournalKindsAsync()
    {
        var entries = await server.ListAsync($"/api/v1/journal/entries?accountId={server.AccountId}&limit=500");
        entries.Select(entry => entry.GetProperty("time").GetDateTimeOffset())
            .ShouldBeInOrder(SortDirection.Descending);
        return entries.Select(entry => entry.GetProperty("kind").GetString()).Distinct();
    }

    private async Task EquityMatchesTheDashboardAsync()
    {
        var dashboard = await server.DashboardAsync();
        var curve = await server.ListAsync($"/api/v1/accounts/{server.AccountId}/equity?limit=10");
        curve.Count.ShouldBeInRange(2, 10);
        var account = (await server.ListAsync("/api/v1/accounts")).ShouldHaveSingleItem();
        account.GetProperty("equity").GetString().ShouldBe(dashboard.GetProperty("equity").GetString());
        dashboard.GetProperty("account").GetProperty("operatingMode").GetString().ShouldBe("autonomous");
        var entries = dashboard.GetProperty("limits").EnumerateArray()
            .Single(limit => limit.GetProperty("name").GetString() == "entriesPerDay");
        decimal.Parse(entries.GetProperty("used").GetString()!).ShouldBeGreaterThan(0m);
        entries.GetProperty("ceiling").GetString().ShouldBe("20");
    }

    private async Task TheBotShowsItsFiguresAsync(Guid bot, JsonElement trade)
    {
        var view = await server.GetAsync($"/api/v1/bots/{bot}");
        view.GetProperty("state").GetString().ShouldBe("running");
        (view.GetProperty("wins").GetInt32() + view.GetProperty("losses").GetInt32()).ShouldBe(1);
        view.GetProperty("realisedPnl").GetString().ShouldBe(trade.GetProperty("netPnl").GetString());
        view.GetProperty("barsSeen").GetInt64().ShouldBeGreaterThan(18);
        var evaluations = await server.ListAsync($"/api/v1/bots/{bot}/evaluations?limit=500");
        evaluations[0].GetProperty("barTime").GetString().ShouldBe(view.GetProperty("lastBar").GetString());
        evaluations[0].GetProperty("conditions")[0].GetProperty("name").GetString().ShouldBe("SMA fast > SMA slow");
        // The bars whose signals went through have no blocker, all the others say what kept them from trading.
        evaluations.Count(one => Blocker(one) is null).ShouldBeGreaterThanOrEqualTo(2);
        evaluations.ShouldContain(one => Blocker(one) == "condition");
        evaluations.ShouldContain(one => Blocker(one) == "strategy.warming_up");
    }

    private static string? Blocker(JsonElement evaluation) =>
        evaluation.GetProperty("blocker").GetString();

    [Fact]
    public async Task Starting_twice_stopping_twice_and_deleting_only_what_stands_still()
    {
        var bot = await server.StartBotAsync("Sleeper");
        var again = await server.Admin.PostAsync($"/api/v1/bots/{bot}/start", new { });
        again.Json.GetProperty("state").GetString().ShouldBe("running");
        (await server.Admin.SendAsync(HttpMethod.Delete, $"/api/v1/bots/{bot}", null)).Code.ShouldBe("strategy.active");

        var stopped = await server.Admin.PostAsync($"/api/v1/bots/{bot}/stop", new { flatten = true });
        stopped.Json.GetProperty("state").GetString().ShouldBe("stopped");
        (await server.Admin.PostAsync($"/api/v1/bots/{bot}/stop", new { })).Status.ShouldBe(HttpStatusCode.OK);

        (await server.Admin.SendAsync(HttpMethod.Delete, $"/api/v1/bots/{bot}", null)).Status
            .ShouldBe(HttpStatusCode.NoContent);
        (await server.Admin.GetAsync($"/api/v1/bots/{bot}")).Code.ShouldBe("bot.not_found");
        (await server.ListAsync($"/api/v1/bots?accountId={server.AccountId}"))
            .ShouldNotContain(one => one.GetProperty("id").GetGuid() == bot);
    }
}
