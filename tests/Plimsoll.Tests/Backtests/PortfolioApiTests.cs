using System.Net;
using System.Text.Json;
using Plimsoll.Tests.Data;

namespace Plimsoll.Tests.Backtests;

/// <summary>Several instruments in one backtest, and finer bars inside the strategy's, by the API.</summary>
public sealed class PortfolioApiTests(DataServer server) : IClassFixture<DataServer>
{
    private readonly BacktestClient _backtests = new(server.Admin);

    [Fact]
    public async Task Instruments_of_the_synthetic_market_share_an_account()
    {
        var request = BacktestClient.Short();
        request["instrumentIds"] = new[] { "sim:ALPHA-USD", "sim:BRAVO-USD" };
        var id = await _backtests.RunAsync(request);

        var answer = await _backtests.WaitForAsync(id, "completed");

        var (run, report) = (answer.GetProperty("run"), answer.GetProperty("report"));
        run.GetProperty("instrumentCount").GetInt32().ShouldBe(2);
        run.GetProperty("instrumentId").GetString().ShouldBe("sim:ALPHA-USD");
        var parts = report.GetProperty("instruments").EnumerateArray().ToList();
        parts.Select(Id).ShouldBe(["sim:ALPHA-USD", "sim:BRAVO-USD"]);
        parts.ShouldAllBe(part => part.GetProperty("data").GetProperty("rows").GetInt64() == 720);
        parts.ShouldAllBe(part => part.GetProperty("price").GetArrayLength() > 100);
        report.GetProperty("trades").EnumerateArray().Select(trade => trade.GetProperty("instrumentId").GetString())
            .Distinct().ShouldBe(["sim:ALPHA-USD", "sim:BRAVO-USD"], ignoreOrder: true);
        (await _backtests.GetAsync(id, "/report.html")).Text.ShouldContain("<summary>sim:BRAVO-USD: market");
        (await _backtests.GetAsync(id, "/trades?format=csv")).Text.ShouldContain(",sim:BRAVO-USD\n");

        static string? Id(JsonElement part) => part.GetProperty("rules").GetProperty("id").GetString();
    }

    [Fact]
    public async Task Datasets_bring_their_instruments_and_the_finer_bars()
    {
        await server.StoreBuiltInAsync("first of two", 600);
        await server.StoreBuiltInAsync("second of two", 40, "15m", "sim:BRAVO-USD");
        var request = new
        {
            strategy = "sma-cross",
            datasets = new[] { "first of two", "second of two" },
            timeframe = "1h",
            parameters = BacktestClient.Crossing,
        };

        var answer = await _backtests.WaitForAsync(await _backtests.RunAsync(request), "completed");

        var (run, report) = (answer.GetProperty("run"), answer.GetProperty("report"));
        run.GetProperty("source").GetString().ShouldBe("first of two, second of two");
        run.GetProperty("instrumentCount").GetInt32().ShouldBe(2);
        report.GetProperty("configuration").GetProperty("detailTimeframe").GetString().ShouldBe("15m", "what both have");
        report.GetProperty("data").GetProperty("rows").GetInt64().ShouldBe(80);
        report.GetProperty("strategyBars").GetInt64().ShouldBe(20);
        report.GetProperty("fidelity").GetString().ShouldBe("C");
    }

    [Theory]
    [InlineData(null, "1m", "B", 600)]
    [InlineData("5m", "5m", "C", 120)]
    [InlineData("1h", null, "C", 10)]
    public async Task A_dataset_is_its_own_detail_unless_another_is_named(
        string? asked, string? used, string fidelity, int rows)
    {
        var dataset = await server.StoreBuiltInAsync($"detail {asked}", 600);
        var id = await _backtests.RunAsync(new
        {
            strategy = "sma-cross",
            dataset = dataset.Name,
            timeframe = "1h",
            detailTimeframe = asked,
            parameters = BacktestClient.Crossing,
        });

        var report = (await _backtests.WaitForAsync(id, "completed")).GetProperty("report");

        report.GetProperty("configuration").GetProperty("detailTimeframe").GetString().ShouldBe(used);
        report.GetProperty("fidelity").GetString().ShouldBe(fidelity);
        report.GetProperty("data").GetProperty("rows").GetInt32().ShouldBe(rows);
        (await _backtests.GetAsync(id, "/evaluations")).Json.GetProperty("bars").GetInt32().ShouldBe(10);
    }

    [Fact]
    public async Task What_does_not_fit_together_is_refused()
    {
        var one = (await server.StoreBuiltInAsync("fits not", 100)).Name;
        await RefusedAsync("instrumentIds validation.format", ("instrumentId", "sim:ALPHA-USD"), ("instrumentIds", Two));
        await RefusedAsync("instrumentIds validation.format", ("instrumentIds", (string[])["sim:ALPHA-USD", "sim:ALPHA-USD"]));
        await RefusedAsync("instrumentIds validation.required", ("instrumentIds", (string[])[]));
        await RefusedAsync(
            "instrumentIds validation.format", ("syntheticSeed", null), ("dataset", one), ("instrumentIds", Two));
        await RefusedAsync("datasets validation.format", ("syntheticSeed", null), ("dataset", one), ("datasets", (string[])[one]));
        await RefusedAsync(
            "instrumentIds backtest.currency", ("syntheticSeed", null), ("datasets", (string[])[one, one]),
            ("instrumentIds", (string[])["BTCUSDT", "EUR/USD"]));
        await RefusedAsync("detailTimeframe data.timeframe", ("detailTimeframe", "5m"));
        await RefusedAsync("detailTimeframe validation.enum", ("detailTimeframe", "7m"));

        var twice = await _backtests.TryRunAsync(new { strategy = "sma-cross", datasets = new[] { one, one } });
        twice.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, twice.Text);
        var missing = await _backtests.TryRunAsync(new { strategy = "sma-cross", datasets = new[] { one, "none" } });
        (missing.Status, missing.Code).ShouldBe((HttpStatusCode.NotFound, "dataset.not_found"));
    }

    private static string[] Two => ["sim:ALPHA-USD", "sim:BRAVO-USD"];

    private async Task RefusedAsync(string problem, params (string Field, object? Value)[] changes)
    {
        var request = BacktestClient.Short();
        foreach (var (field, value) in changes)
            request[field] = value;
        var answer = await _backtests.TryRunAsync(request);
        answer.Status.ShouldBe(HttpStatusCode.BadRequest, answer.Text);
        answer.Fields.ShouldBe([problem]);
    }
}
