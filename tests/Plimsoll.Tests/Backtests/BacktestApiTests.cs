using System.Net;
using System.Text.Json;
using Plimsoll.Storage.Identity;
using Plimsoll.Tests.Data;

namespace Plimsoll.Tests.Backtests;

/// <summary>Asking for backtests, reading what came of them, and throwing them away.</summary>
public sealed class BacktestApiTests(DataServer server) : IClassFixture<DataServer>
{
    private readonly BacktestClient _backtests = new(server.Admin);

    [Fact]
    public async Task The_synthetic_market_gives_a_report_with_all_its_parts()
    {
        var id = await _backtests.RunAsync(BacktestClient.Short());

        var answer = await _backtests.WaitForAsync(id, "completed");

        var (run, report) = (answer.GetProperty("run"), answer.GetProperty("report"));
        run.GetProperty("progress").GetDouble().ShouldBe(1);
        run.GetProperty("source").GetString().ShouldBe("7");
        run.GetProperty("verdict").GetString().ShouldBe(report.GetProperty("verdict").GetString());
        report.GetProperty("data").GetProperty("rows").GetInt64().ShouldBe(720);
        var count = run.GetProperty("totalTrades").GetInt32();
        count.ShouldBeGreaterThan(0);
        var trades = (await _backtests.GetAsync(id, "/trades")).Json;
        trades.GetProperty("total").GetInt32().ShouldBe(count);
        trades.GetProperty("items").GetArrayLength().ShouldBe(count);
        var net = trades.GetProperty("items").EnumerateArray()
            .Sum(trade => decimal.Parse(trade.GetProperty("netPnl").GetString()!));
        net.ShouldBe(decimal.Parse(run.GetProperty("netProfit").GetString()!));
        var equity = (await _backtests.GetAsync(id, "/equity")).Json.GetProperty("items");
        equity[equity.GetArrayLength() - 1].GetProperty("equity").GetDouble()
            .ShouldBe((double)(10_000m + net), tolerance: 1e-6);
    }

    [Fact]
    public async Task The_report_as_a_page_stands_alone_and_reaches_nothing()
    {
        var id = await _backtests.RunAsync(BacktestClient.Short());
        await _backtests.WaitForAsync(id, "completed");

        var page = await _backtests.GetAsync(id, "/report.html");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Header("Content-Type").ShouldBe("text/html; charset=utf-8");
        page.Header("Content-Security-Policy").ShouldContain("default-src 'none'");
        page.Header("X-Frame-Options").ShouldBe("SAMEORIGIN");
        page.Text.ShouldStartWith("<!doctype html>");
    }

    [Fact]
    public async Task A_dataset_is_found_by_name_and_by_id_and_brings_instrument_and_timeframe()
    {
        var dataset = await server.StoreBuiltInAsync("to be tested on", 500);

        foreach (var name in new[] { dataset.Name, dataset.Id.ToString() })
        {
            var id = await _backtests.RunAsync(new
            {
                strategy = "sma-cross",
                dataset = name,
                parameters = BacktestClient.Crossing,
            });
            var run = (await _backtests.WaitForAsync(id, "completed")).GetProperty("run");
            run.GetProperty("instrumentId").GetString().ShouldBe("sim:ALPHA-USD");
            run.GetProperty("timeframe").GetString().ShouldBe("1m");
            run.GetProperty("source").GetString().ShouldBe(name);
        }
    }

    [Fact]
    public async Task The_same_request_gives_the_same_result()
    {
        var (first, second) = (
            await _backtests.RunAsync(BacktestClient.Short(11)), await _backtests.RunAsync(BacktestClient.Short(11)));

        var (one, other) = (
            await _backtests.WaitForAsync(first, "completed"), await _backtests.WaitForAsync(second, "completed"));

        first.ShouldNotBe(second);
        one.GetProperty("report").GetRawText().ShouldBe(other.GetProperty("report").GetRawText());
    }

    [Fact]
    public async Task A_key_belongs_to_one_request()
    {
        var first = await _backtests.RunAsync(BacktestClient.Short(), "key-1");

        (await _backtests.RunAsync(BacktestClient.Short(), "key-1")).ShouldBe(first);
        (await _backtests.RunAsync(BacktestClient.Short(), "key-2")).ShouldNotBe(first);
        var conflict = await _backtests.TryRunAsync(BacktestClient.Short(8), "key-1");

        (conflict.Status, conflict.Code).ShouldBe((HttpStatusCode.Conflict, "request.idempotency_conflict"));
        var tooLong = await _backtests.TryRunAsync(BacktestClient.Short(), new string('k', 65));
        tooLong.Status.ShouldBe(HttpStatusCode.BadRequest);
        tooLong.Fields.ShouldBe(["Idempotency-Key validation.length"]);
    }

    [Fact]
    public async Task A_finished_one_can_be_deleted_and_is_gone()
    {
        var id = await _backtests.RunAsync(BacktestClient.Short());
        await _backtests.WaitForAsync(id, "completed");

        (await _backtests.StopAsync(id)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await _backtests.DeleteAsync(id)).Status.ShouldBe(HttpStatusCode.NoContent);

        (await _backtests.GetAsync(id)).Code.ShouldBe("backtest.not_found");
        (await _backtests.DeleteAsync(id)).Code.ShouldBe("backtest.not_found");
        (await ListedAsync("")).ShouldNotContain(id);
    }

    [Fact]
    public async Task Lists_go_newest_first_by_page_and_filter()
    {
        var ids = new List<Guid>();
        for (var run = 0; run < 3; run++)
            ids.Add(await _backtests.RunAsync(BacktestClient.Short()));
        foreach (var id in ids)
            await _backtests.WaitForAsync(id, "completed");

        var first = (await _backtests.Browser.GetAsync($"{BacktestClient.Results}?limit=2")).Json;
        var cursor = first.GetProperty("nextCursor").GetString();

        Ids(first).ShouldBe([ids[2], ids[1]]);
        (await ListedAsync($"?limit=1&cursor={cursor}")).ShouldBe([ids[0]]);
        (await ListedAsync("?strategy=sma-cross&status=completed&limit=3")).ShouldBe([ids[2], ids[1], ids[0]]);
        (await ListedAsync("?strategy=nbb")).ShouldBeEmpty();
        (await _backtests.Browser.GetAsync($"{BacktestClient.Results}?kind=x")).Fields
            .ShouldBe(["kind validation.unknown_field"]);
    }

    [Fact]
    public async Task Somebody_elses_is_not_there()
    {
        var id = await _backtests.RunAsync(BacktestClient.Short());
        await _backtests.WaitForAsync(id, "completed");
        using var browser = await server.AddUserAsync(UserRole.Trader);
        var other = new BacktestClient(browser);

        foreach (var part in new[] { "", "/trades", "/equity", "/evaluations", "/report.html" })
        {
            var answer = await other.GetAsync(id, part);
            (answer.Status, answer.Code).ShouldBe((HttpStatusCode.NotFound, "backtest.not_found"), part);
        }
        (await other.StopAsync(id)).Code.ShouldBe("backtest.not_found");
        (await other.DeleteAsync(id)).Code.ShouldBe("backtest.not_found");
        Ids((await browser.GetAsync(BacktestClient.Results)).Json).ShouldBeEmpty();
        (await _backtests.GetAsync(id)).Status.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<Guid[]> ListedAsync(string query) =>
        Ids((await _backtests.Browser.GetAsync(BacktestClient.Results + query)).Json);

    private static Guid[] Ids(JsonElement page) =>
        [.. page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid())];
}
