using System.Net;
using System.Text.Json;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Bots;

/// <summary>A bot that borrows, from its form to its position.</summary>
public sealed class LeveragedBotTests(TradingServer server) : IClassFixture<TradingServer>
{
    [Fact]
    public async Task A_position_has_the_leverage_of_its_bot()
    {
        await server.SetModeAsync("autonomous");
        var created = await server.Admin.PostAsync("/api/v1/bots", new
        {
            accountId = server.AccountId,
            name = "Borrower",
            strategy = "sma-cross",
            instrumentId = "sim:EUR-USD",
            timeframe = "1m",
            sizing = new { kind = "equityFraction", value = "0.3" },
            parameters = new Dictionary<string, string> { ["fast"] = "2", ["slow"] = "5", ["atrPeriod"] = "5" },
            leverage = "5",
        });
        created.Status.ShouldBe(HttpStatusCode.Created, created.Text);
        var bot = created.Json.GetProperty("id").GetGuid();
        var started = await server.Admin.PostAsync($"/api/v1/bots/{bot}/start", new { });
        started.Status.ShouldBe(HttpStatusCode.OK, started.Text);

        await server.AdvanceUntilAsync(async () => (await PositionsAsync()).Count > 0);

        var position = (await PositionsAsync()).ShouldHaveSingleItem();
        position.GetProperty("instrumentId").GetString().ShouldBe("sim:EUR-USD");
        position.GetProperty("leverage").GetString().ShouldBe("5");
        (await server.GetAsync($"/api/v1/bots/{bot}")).GetProperty("leverage").GetString().ShouldBe("5");
    }

    private async Task<IReadOnlyList<JsonElement>> PositionsAsync() =>
        [.. (await server.DashboardAsync()).GetProperty("positions").EnumerateArray()];
}
