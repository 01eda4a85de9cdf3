using System.Net;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Bots;

public sealed class BotInputTests(TradingServer server) : IClassFixture<TradingServer>
{
    [Fact]
    public async Task Everything_wrong_with_a_bot_is_said_at_once()
    {
        var answer = await server.Admin.PostAsync("/api/v1/bots", new
        {
            accountId = server.AccountId,
            name = " ",
            strategy = "sma-cross",
            instrumentId = "sim:NOTHING",
            timeframe = "3m",
            sizing = new { kind = "riskFraction", value = "0.021" },
            parameters = new Dictionary<string, string> { ["fast"] = "0", ["slow"] = "many", ["colour"] = "red" },
        });

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Code.ShouldBe("validation.failed");
        answer.Fields.ShouldBe(
        [
            "name validation.required",
            "instrumentId validation.enum",
            "timeframe validation.enum",
            "sizing.value validation.out_of_range",
            "parameters.colour strategy.unknown_parameter",
            "parameters.fast strategy.parameter",
            "parameters.slow strategy.parameter",
        ], ignoreOrder: true);
        var fast = answer.Json.GetProperty("errors").EnumerateArray()
            .Single(error => error.GetProperty("field").GetString() == "parameters.fast");
        fast.GetProperty("min").GetString().ShouldBe("1");
        fast.GetProperty("max").GetString().ShouldBe("5000");
    }

    [Fact]
    public async Task Parameters_that_do_not_fit_together_are_refused()
    {
        var answer = await server.Admin.PostAsync("/api/v1/bots", new
        {
            accountId = server.AccountId,
            name = "Backwards",
            strategy = "sma-cross",
            instrumentId = TradingServer.Instrument,
            timeframe = "1m",
            sizing = new { kind = "fixedQuote", value = "100" },
            parameters = new Dictionary<string, string> { ["fast"] = "50", ["slow"] = "10" },
        });

        answer.Fields.ShouldBe(["parameters.fast strategy.parameter"]);
    }

    [Theory]
    [InlineData("first_wins", null)]
    [InlineData("net", null)]
    [InlineData("NET", "oppositeEntries validation.enum")]
    [InlineData("", "oppositeEntries validation.enum")]
    public async Task Opposite_entries_are_first_wins_or_net(string asked, string? problem)
    {
        var answer = await server.Admin.PostAsync("/api/v1/bots", new
        {
            accountId = server.AccountId,
            name = $"Opposite {asked}",
            strategy = "sma-cross",
            instrumentId = TradingServer.Instrument,
            timeframe = "1m",
            sizing = new { kind = "fixedQuote", value = "100" },
            oppositeEntries = asked,
        });

        answer.Status.ShouldBe(problem is null ? HttpStatusCode.Created : HttpStatusCode.BadRequest, answer.Text);
        if (problem is not null)
            answer.Fields.ShouldBe([problem]);
        else
            answer.Json.GetProperty("oppositeEntries").GetString().ShouldBe(asked);
    }

    [Theory]
    [InlineData(TradingServer.Instrument, "2", false)]
    [InlineData("sim:EUR-USD", "10.1", false)]
    [InlineData("sim:EUR-USD", "0.5", false)]
    [InlineData("sim:EUR-USD", "10", true)]
    [InlineData(TradingServer.Instrument, "1", true)]
    public async Task Leverage_goes_as_far_as_the_instrument_may(string instrument, string leverage, bool isTaken)
    {
        var answer = await server.Admin.PostAsync("/api/v1/bots", new
        {
            accountId = server.AccountId,
            name = "Borrowing",
            strategy = "sma-cross",
            instrumentId = instrument,
            timeframe = "1m",
            sizing = new { kind = "riskFraction", value = "0.01" },
            leverage,
        });

        if (!isTaken)
        {
            answer.Fields.ShouldBe(["leverage validation.out_of_range"]);
            return;
        }

        answer.Status.ShouldBe(HttpStatusCode.Created);
        answer.Json.GetProperty("leverage").GetString().ShouldBe(leverage);
    }

    [Fact]
    public async Task An_unknown_strategy_names_the_known_ones()
    {
        var answer = await server.Admin.PostAsync("/api/v1/bots", server.BotRequest(strategy: "crystal-ball"));

        answer.Fields.ShouldBe(["strategy validation.enum"]);
        answer.Json.GetProperty("errors")[0].GetProperty("allowed").EnumerateArray()
            .Select(name => name.GetString()).ShouldContain("sma-cross");
    }

    [Fact]
    public async Task A_fifth_active_bot_is_refused_with_the_limit()
    {
        var bots = new List<Guid>();
        for (var number = 1; number <= 4; number++)
            bots.Add(await server.StartBotAsync($"Bot {number}"));
        var fifth = await server.CreateBotAsync("Bot 5");

        var answer = await server.Admin.PostAsync($"/api/v1/bots/{fifth}/start", new { });

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Code.ShouldBe("risk.strategy_count");
        answer.Json.GetProperty("limit").GetInt32().ShouldBe(4);
        await server.Admin.PostAsync($"/api/v1/bots/{bots[0]}/stop", new { });
        (await server.Admin.PostAsync($"/api/v1/bots/{fifth}/start", new { })).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Only_a_disabled_bot_can_be_enabled_and_only_with_a_reason()
    {
        var bot = await server.CreateBotAsync("Enabled");

        (await server.Admin.PostAsync($"/api/v1/bots/{bot}/enable", new { reason = "ok" })).Fields
            .ShouldBe(["reason validation.length"]);
        var answer = await server.Admin.PostAsync($"/api/v1/bots/{bot}/enable", new { reason = "it is fine" });
        answer.Status.ShouldBe(HttpStatusCode.Conflict);
        answer.Code.ShouldBe("bot.state");
    }
}
