using System.Net;
using Plimsoll.Tests.Data;

namespace Plimsoll.Tests.Backtests;

/// <summary>What cannot run is refused at once, with a code, and leaves nothing behind.</summary>
public sealed class BacktestInputTests(DataServer server) : IClassFixture<DataServer>
{
    private readonly BacktestClient _backtests = new(server.Admin);

    [Theory]
    [InlineData("strategy", "nope", "strategy validation.enum")]
    [InlineData("syntheticSeed", -1, "dataset validation.required")]
    [InlineData("syntheticSeed", null, "dataset validation.required")]
    [InlineData("dataset", "both", "dataset validation.required")]
    [InlineData("timeframe", "7m", "timeframe validation.enum")]
    [InlineData("instrumentId", "sim:NOPE-USD", "instrumentId data.unknown_instrument")]
    [InlineData("instrumentId", "binance:BTCUSDT", "instrumentId data.unknown_instrument")]
    [InlineData("to", "2025-12-31T00:00:00Z", "from validation.format")]
    [InlineData("to", "tomorrow", "to validation.format")]
    [InlineData("initialBalance", "99.99", "initialBalance validation.out_of_range")]
    [InlineData("takerFeeFraction", "0.06", "takerFeeFraction validation.out_of_range")]
    [InlineData("makerFeeFraction", "-0.1", "makerFeeFraction validation.out_of_range")]
    [InlineData("slippageFraction", "0.06", "slippageFraction validation.out_of_range")]
    [InlineData("spreadIncrements", "101", "spreadIncrements validation.out_of_range")]
    [InlineData("slippageModel", "best", "slippageModel validation.enum")]
    [InlineData("latencyMs", -1, "latencyMs validation.out_of_range")]
    [InlineData("latencyMs", 60001, "latencyMs validation.out_of_range")]
    [InlineData("latencyJitter", "1.1", "latencyJitter validation.out_of_range")]
    [InlineData("fillProbability", "-0.1", "fillProbability validation.out_of_range")]
    [InlineData("partialFills", "0.0001", "partialFills validation.out_of_range")]
    [InlineData("riskFreeFraction", 0.6, "riskFreeFraction validation.out_of_range")]
    [InlineData("sameBarPolicy", "guess", "sameBarPolicy validation.enum")]
    [InlineData("speed", 1, "speed validation.unknown_field")]
    [InlineData("holdOut", "0.41", "holdOut validation.out_of_range")]
    [InlineData("holdOut", "-0.1", "holdOut validation.out_of_range")]
    [InlineData("ticks", "maybe", "ticks validation.format")]
    public async Task A_wrong_field_is_named(string field, object? value, string problem)
    {
        var before = await CountAsync();
        var request = BacktestClient.Short();
        request["from"] = "2026-01-01T00:00:00Z";
        request[field] = value;

        var answer = await _backtests.TryRunAsync(request);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest, answer.Text);
        answer.Fields.ShouldBe([problem]);
        (await CountAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData("fast", "0", "parameters.fast strategy.parameter")]
    [InlineData("speed", "1", "parameters.speed strategy.unknown_parameter")]
    public async Task A_wrong_parameter_is_named(string name, string value, string problem)
    {
        var request = BacktestClient.Short();
        request["parameters"] = new Dictionary<string, string> { [name] = value };

        (await _backtests.TryRunAsync(request)).Fields.ShouldContain(problem);
        (await CountAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData("maxRiskPerTradeFraction", "0.021", "limits.maxRiskPerTradeFraction validation.out_of_range")]
    [InlineData("minRewardRisk", "1.4", "limits.minRewardRisk validation.out_of_range")]
    [InlineData("maxEntriesPerDay", "2.5", "limits.maxEntriesPerDay validation.format")]
    [InlineData("luck", "1", "limits.luck validation.enum")]
    public async Task A_limit_that_is_looser_or_none_is_named(string name, string value, string problem)
    {
        var request = BacktestClient.Short();
        request["limits"] = new Dictionary<string, string> { [name] = value };

        (await _backtests.TryRunAsync(request)).Fields.ShouldBe([problem]);
        (await CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_timeframe_that_the_strategy_cannot_use_is_refused_at_once()
    {
        var named = await _backtests.TryRunAsync(
            new { strategy = "jadecap", timeframe = "1d", syntheticSeed = 7 });
        var dataset = await server.StoreBuiltInAsync("days", 30, "1d");
        var taken = await _backtests.TryRunAsync(new { strategy = "jadecap", dataset = dataset.Name });

        (named.Status, named.Fields.Single()).ShouldBe((HttpStatusCode.BadRequest, "timeframe strategy.timeframe"));
        (taken.Status, taken.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "strategy.timeframe"));
        (await CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Everything_wrong_is_told_at_once() =>
        (await _backtests.TryRunAsync(new { strategy = "nope", timeframe = "7m", initialBalance = "1" })).Fields.ShouldBe(
            [
                "dataset validation.required", "strategy validation.enum", "timeframe validation.enum",
                "initialBalance validation.out_of_range",
            ],
            ignoreOrder: true);

    [Theory]
    [InlineData("from", "2025-01-01T00:00:00Z", "backtest.no_data")]
    [InlineData("to", "2080-01-01T00:00:00Z", "backtest.too_large")]
    public async Task A_range_that_the_synthetic_market_does_not_have_is_refused(string field, string time, string code)
    {
        var request = BacktestClient.Short();
        request[field] = time;

        var answer = await _backtests.TryRunAsync(request);

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, code));
        (await CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task What_a_dataset_does_not_have_is_refused()
    {
        var dataset = await server.StoreBuiltInAsync("short", 60);
        var range = await _backtests.TryRunAsync(
            new { strategy = "sma-cross", dataset = dataset.Name, from = "2024-02-01T00:00:00Z" });
        var before = await _backtests.TryRunAsync(
            new { strategy = "sma-cross", dataset = dataset.Name, to = "2024-01-01T00:00:00Z" });
        var missing = await _backtests.TryRunAsync(new { strategy = "sma-cross", dataset = "nowhere" });

        (range.Status, range.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "backtest.no_data"));
        (before.Status, before.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "backtest.no_data"));
        (missing.Status, missing.Code).ShouldBe((HttpStatusCode.NotFound, "dataset.not_found"));
        (await CountAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData("{", "request.body")]
    [InlineData("[]", "validation.failed")]
    [InlineData("""{"strategy":"sma-cross","strategy":"nbb"}""", "request.body")]
    public async Task What_is_no_request_is_refused(string body, string code)
    {
        var answer = await _backtests.Browser.PostTextAsync("/api/v1/backtest/run", body);

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.BadRequest, code), answer.Text);
        (await CountAsync()).ShouldBe(0);
    }

    private async Task<int> CountAsync() =>
        (await _backtests.Browser.GetAsync($"{BacktestClient.Results}?limit=500")).Json.GetProperty("items")
            .GetArrayLength();
}
