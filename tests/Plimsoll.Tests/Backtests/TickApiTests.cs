using System.Net;
using System.Text.Json;
using Plimsoll.Tests.Data;

namespace Plimsoll.Tests.Backtests;

/// <summary>Backtests over trades, and over data that are partly held out, by the API.</summary>
public sealed class TickApiTests(DataServer server) : IClassFixture<DataServer>
{
    private readonly BacktestClient _backtests = new(server.Admin);

    [Fact]
    public async Task The_trades_of_the_synthetic_market_are_run_and_the_same_each_time()
    {
        var request = BacktestClient.Short();
        request["ticks"] = true;

        var first = await _backtests.WaitForAsync(await _backtests.RunAsync(request), "completed");
        var second = await _backtests.WaitForAsync(await _backtests.RunAsync(request), "completed");
        var bars = await _backtests.WaitForAsync(await _backtests.RunAsync(BacktestClient.Short()), "completed");

        var report = first.GetProperty("report");
        report.GetProperty("configuration").GetProperty("detailTimeframe").GetString().ShouldBe("ticks");
        report.GetProperty("fidelity").GetString().ShouldBe("B");
        report.GetProperty("data").GetProperty("trades").GetInt64().ShouldBeGreaterThan(20_000);
        report.GetProperty("trades").GetArrayLength().ShouldBeGreaterThan(0);
        Hash(second).ShouldBe(Hash(first));
        Hash(bars).ShouldNotBe(Hash(first));
    }

    [Fact]
    public async Task A_dataset_has_bars_only()
    {
        await server.StoreBuiltInAsync("no trades", 60);

        var answer = await _backtests.TryRunAsync(new { strategy = "sma-cross", dataset = "no trades", ticks = true });

        answer.Status.ShouldBe(HttpStatusCode.BadRequest, answer.Text);
        answer.Fields.ShouldBe(["ticks validation.format"]);
    }

    [Fact]
    public async Task The_last_share_of_a_dataset_can_be_held_out()
    {
        await server.StoreBuiltInAsync("held out", 600);
        var request = new
        {
            strategy = "sma-cross",
            dataset = "held out",
            timeframe = "5m",
            holdOut = "0.25",
            parameters = BacktestClient.Crossing,
        };

        var report = (await _backtests.WaitForAsync(await _backtests.RunAsync(request), "completed"))
            .GetProperty("report");

        report.GetProperty("data").GetProperty("rows").GetInt64().ShouldBe(450);
        report.GetProperty("assumptions").EnumerateArray()
            .Single(one => one.GetProperty("name").GetString() == "Hold-out")
            .GetProperty("value").GetString().ShouldBe("sealed, the last 25 %");
        var late = await _backtests.TryRunAsync(new
        {
            strategy = "sma-cross",
            dataset = "held out",
            holdOut = "0.25",
            from = report.GetProperty("configuration").GetProperty("to").GetString(),
        });
        late.Code.ShouldBe("backtest.no_data", late.Text);
    }

    private static string? Hash(JsonElement answer) => answer.GetProperty("report").GetProperty("resultHash").GetString();
}
