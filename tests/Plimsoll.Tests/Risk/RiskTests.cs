using System.Net;
using System.Text.Json;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Risk;

public sealed class RiskTests(TradingServer server) : IClassFixture<TradingServer>
{
    [Fact]
    public async Task A_dry_run_shows_every_check_and_the_size_that_would_pass()
    {
        var mark = await MarkAsync();

        var answer = await ValidateAsync(quantity: 50m, stop: mark * 0.98m, target: mark * 1.05m);

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        answer.Json.GetProperty("approved").GetBoolean().ShouldBeFalse();
        answer.Json.GetProperty("code").GetString().ShouldBe("risk.position_size");
        var checks = answer.Json.GetProperty("checks").EnumerateArray().ToList();
        checks.Count.ShouldBeGreaterThan(15);
        checks.ShouldNotContain(check => check.GetProperty("result").GetString() == "not_reached");
        var size = checks.Single(check => check.GetProperty("code").GetString() == "risk.position_size");
        size.GetProperty("limit").GetString().ShouldBe("0.08");
        var suggestion = decimal.Parse(
            answer.Json.GetProperty("sizeSuggestion").GetProperty("quantity").GetString()!);

        var smaller = await ValidateAsync(suggestion, mark * 0.98m, mark * 1.05m);
        smaller.Json.GetProperty("approved").GetBoolean().ShouldBeTrue(smaller.Text);
        // Nothing was reserved and nothing written down.
        (await server.ListAsync($"/api/v1/risk/decisions?accountId={server.AccountId}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Reward_to_risk_below_the_limit_is_refused()
    {
        var mark = await MarkAsync();

        var answer = await ValidateAsync(0.5m, mark * 0.98m, mark * 1.01m);

        answer.Json.GetProperty("code").GetString().ShouldBe("risk.reward_risk");
    }

    [Fact]
    public async Task Numbers_that_make_no_order_are_all_named()
    {
        var answer = await server.Admin.PostAsync("/api/v1/risk/validate", new
        {
            accountId = server.AccountId,
            instrumentId = "sim:NOTHING",
            side = "long",
            quantity = "0",
            stopLoss = "-1",
            takeProfit = "99999999999999",
        });

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Fields.ShouldBe(
        [
            "quantity validation.out_of_range",
            "stopLoss validation.out_of_range",
            "takeProfit validation.out_of_range",
            "instrumentId validation.enum",
        ]);
        (await server.Admin.PostAsync("/api/v1/risk/validate", new { side = "up" })).Fields.ShouldBe(
        [
            "side validation.enum",
            "accountId validation.required",
            "instrumentId validation.required",
            "quantity validation.required",
            "stopLoss validation.required",
        ]);
    }

    [Fact]
    public async Task State_and_limits_of_an_account_at_rest()
    {
        var state = await server.GetAsync($"/api/v1/risk/state?accountId={server.AccountId}");
        state.GetProperty("equity").GetString().ShouldBe("10000");
        state.GetProperty("drawdownFraction").GetString().ShouldBe("0");
        state.GetProperty("killState").GetString().ShouldBe("none");
        state.GetProperty("emergencyShutdown").GetProperty("active").GetBoolean().ShouldBeFalse();

        var limits = await server.ListAsync($"/api/v1/risk/limits?accountId={server.AccountId}");
        limits.Count.ShouldBe(13);
        var drawdown = limits.Single(limit => limit.GetProperty("name").GetString() == "drawdown");
        drawdown.GetProperty("ceiling").GetString().ShouldBe("0.15");
        drawdown.GetProperty("remaining").GetString().ShouldBe("0.15");
        drawdown.GetProperty("unit").GetString().ShouldBe("fraction");
        var balance = limits.Single(limit => limit.GetProperty("name").GetString() == "minBalance");
        balance.GetProperty("isMinimum").GetBoolean().ShouldBeTrue();
        balance.GetProperty("remaining").GetString().ShouldBe("9000");
    }

    [Fact]
    public async Task The_constants_are_the_load_line()
    {
        var constants = await server.GetAsync("/api/v1/settings/constants");

        constants.GetProperty("maxRiskPerTradeFraction").GetString().ShouldBe("0.02");
        constants.GetProperty("maxEntriesPerDay").GetInt32().ShouldBe(20);
    }

    private async Task<decimal> MarkAsync()
    {
        var instruments = await server.ListAsync("/api/v1/data/instruments");
        return instruments
            .Single(one => one.GetProperty("id").GetString() == TradingServer.Instrument)
            .GetProperty("lastPrice").GetDecimal();
    }

    private Task<Answer> ValidateAsync(decimal quantity, decimal stop, decimal target) =>
        server.Admin.PostAsync("/api/v1/risk/validate", new
        {
            accountId = server.AccountId,
            instrumentId = TradingServer.Instrument,
            side = "long",
            quantity = Text(quantity),
            stopLoss = Text(stop),
            takeProfit = Text(target),
        });

    private static string Text(decimal value) => JsonSerializer.Serialize(value);
}
