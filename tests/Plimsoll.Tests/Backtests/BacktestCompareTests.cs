using System.Net;
using System.Text.Json;
using Plimsoll.Storage.Identity;
using Plimsoll.Tests.Data;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Backtests;

/// <summary>Results side by side, as files, and why they did not trade.</summary>
public sealed class BacktestCompareTests(DataServer server) : IClassFixture<DataServer>
{
    private readonly BacktestClient _backtests = new(server.Admin);

    [Fact]
    public async Task Results_stand_in_the_order_asked_for_with_the_best_of_each_figure()
    {
        var (one, other) = (await DoneAsync(BacktestClient.Short()), await DoneAsync(Slower()));

        var answer = (await CompareAsync(other, one)).Json;

        answer.GetProperty("isSameData").GetBoolean().ShouldBeTrue();
        var items = answer.GetProperty("items").EnumerateArray().ToArray();
        items.Select(item => item.GetProperty("run").GetProperty("id").GetGuid()).ShouldBe([other, one]);
        items.ShouldAllBe(item => item.GetProperty("equity").GetArrayLength() > 100);
        items[0].GetProperty("configuration").GetProperty("parameters").GetProperty("slow").GetString().ShouldBe("40");
        foreach (var (metric, isHighBest) in new[] { ("netProfit", true), ("feesPaid", false) })
        {
            var values = items.Select(item =>
                decimal.Parse(item.GetProperty("metrics").GetProperty(metric).GetString()!)).ToArray();
            values[0].ShouldNotBe(values[1]);
            Best(answer, metric).ShouldBe([values[0] > values[1] == isHighBest ? other : one]);
        }
        Best(answer, "totalTrades").ShouldBeEmpty();
    }

    [Fact]
    public async Task Equal_results_have_no_best_and_other_bars_are_said()
    {
        var (one, same) = (await DoneAsync(BacktestClient.Short()), await DoneAsync(BacktestClient.Short()));
        var elsewhere = await DoneAsync(BacktestClient.Short(8));

        (await CompareAsync(one, same)).Json.GetProperty("best").GetArrayLength().ShouldBe(0);
        (await CompareAsync(one, elsewhere)).Json.GetProperty("isSameData").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task What_cannot_be_compared_is_refused()
    {
        var one = await DoneAsync(BacktestClient.Short());
        var stopped = await _backtests.RunAsync(BacktestClient.Long());
        var waiting = await _backtests.RunAsync(BacktestClient.Short());
        (await CompareAsync(one, waiting)).Code.ShouldBe("backtest.no_report");
        await _backtests.StopAsync(stopped);
        await _backtests.WaitForAsync(waiting, "completed");

        (await CompareAsync(one)).Fields.ShouldBe(["ids validation.out_of_range"]);
        (await CompareAsync([.. Enumerable.Range(0, 7).Select(_ => Guid.NewGuid())])).Fields
            .ShouldBe(["ids validation.out_of_range"]);
        (await CompareAsync(one, one)).Fields.ShouldBe(["ids validation.format"]);
        (await CompareAsync(one, Guid.Empty)).Code.ShouldBe("backtest.not_found");
        using var other = await server.AddUserAsync(UserRole.Trader);
        var foreign = await other.PostAsync("/api/v1/backtest/compare", new { ids = new[] { one, waiting } });
        (foreign.Status, foreign.Code).ShouldBe((HttpStatusCode.NotFound, "backtest.not_found"));
    }

    [Theory]
    [InlineData("?format=csv", "*/*")]
    [InlineData("", "text/csv")]
    public async Task Trades_and_equity_come_as_files(string query, string accept)
    {
        var id = await DoneAsync(BacktestClient.Short());
        var json = (await _backtests.GetAsync(id, "/trades")).Json.GetProperty("items");

        var trades = await FileAsync(id, "trades" + query, accept);
        var equity = await FileAsync(id, "equity" + query, accept);

        trades.Header("Content-Disposition").ShouldBe($"attachment; filename=\"backtest-{id}-trades.csv\"");
        trades.Header("Content-Type").ShouldBe("text/csv; charset=utf-8");
        var rows = Rows(trades);
        rows.Length.ShouldBe(json.GetArrayLength() + 1);
        var names = rows[0];
        for (var row = 0; row < json.GetArrayLength(); row++)
            foreach (var (name, value) in names.Zip(rows[row + 1]))
                value.ShouldBe(Text(json[row], name), $"{name} of trade {row}");
        Rows(equity)[0].ShouldBe(["time", "equity", "low", "drawdown", "benchmark"]);
        Rows(equity).Length.ShouldBe(
            (await _backtests.GetAsync(id, "/equity")).Json.GetProperty("total").GetInt32() + 1);
    }

    [Fact]
    public async Task The_query_decides_before_the_header_and_other_formats_are_refused()
    {
        var id = await DoneAsync(BacktestClient.Short());

        (await FileAsync(id, "trades?format=json", "text/csv")).Header("Content-Type")
            .ShouldStartWith("application/json");
        (await _backtests.GetAsync(id, "/trades?format=xml")).Fields.ShouldBe(["format validation.enum"]);
        (await _backtests.GetAsync(Guid.Empty, "/trades?format=csv")).Code.ShouldBe("backtest.not_found");
    }

    [Fact]
    public async Task Why_it_did_not_trade_is_counted()
    {
        var id = await DoneAsync(BacktestClient.Short());

        var answer = (await _backtests.GetAsync(id, "/evaluations")).Json;

        answer.GetProperty("bars").GetInt64().ShouldBe(720);
        Count(answer, "blockers", "strategy.warming_up").ShouldBeGreaterThan(0);
        answer.GetProperty("blockers").EnumerateArray().Sum(one => one.GetProperty("count").GetInt64())
            .ShouldBeInRange(100, 720);
        Count(answer, "riskVerdicts", "approved").ShouldBeGreaterThan(0);
        (await _backtests.GetAsync(Guid.Empty, "/evaluations")).Code.ShouldBe("backtest.not_found");
    }

    [Fact]
    public async Task Why_it_did_not_trade_is_told_bar_by_bar()
    {
        var id = await DoneAsync(BacktestClient.Short());

        var rows = new List<JsonElement>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = (await _backtests.GetAsync(id, $"/evaluations?limit=500&cursor={cursor}")).Json;
            rows.AddRange(page.GetProperty("items").EnumerateArray());
            cursor = page.GetProperty("nextCursor").GetString();
        }

        rows.Count.ShouldBe(720);
        rows.Select(Time).ShouldBe(rows.Select(Time).OrderDescending());
        var trades = (await _backtests.GetAsync(id, "/trades")).Json.GetProperty("items").EnumerateArray()
            .Select(trade => trade.GetProperty("entryTime").GetDateTimeOffset()).ToList();
        var traded = (await _backtests.GetAsync(id, "/evaluations?traded=true&limit=500")).Json.GetProperty("items")
            .EnumerateArray().ToList();
        // An entry fills at the open of the bar after the one that made its signal.
        trades.ShouldAllBe(entry => traded.Any(bar => Time(bar).AddMinutes(1) == entry));
        traded.Count.ShouldBeLessThan(100);
        var cross = traded[0].GetProperty("conditions").EnumerateArray().First();
        cross.GetProperty("name").GetString().ShouldNotBeNullOrEmpty();
        cross.GetProperty("left").ValueKind.ShouldBe(JsonValueKind.Number);
        rows[^1].GetProperty("blocker").GetString().ShouldBe("indicator.warming_up");

        const string Range = "from=2026-01-01T03:00:00Z&to=2026-01-01T03:10:00Z";
        var part = (await _backtests.GetAsync(id, $"/evaluations?{Range}")).Json.GetProperty("items");
        part.EnumerateArray().Select(Time).Select(time => time.Minute).ShouldBe([9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
        foreach (var wrong in new[] { "from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z", "from=x", "to=2026-01-01", "until=1" })
            (await _backtests.GetAsync(id, $"/evaluations?{wrong}")).Status.ShouldBe(HttpStatusCode.BadRequest, wrong);
        (await _backtests.GetAsync(id, "/evaluations?from=2026-01-01T03:00:00Z&to=2026-01-01T03:00:00Z")).Fields
            .ShouldBe(["from validation.format"]);
        (await _backtests.GetAsync(id, "/evaluations?cursor=x")).Code.ShouldBe("request.cursor");
    }

    private static DateTimeOffset Time(JsonElement bar) => bar.GetProperty("barTime").GetDateTimeOffset();

    private static Dictionary<string, object?> Slower() => new(BacktestClient.Short())
    {
        ["parameters"] = new Dictionary<string, string> { ["fast"] = "10", ["slow"] = "40" },
    };

    private static long Count(JsonElement answer, string list, string code) => answer.GetProperty(list)
        .EnumerateArray().Where(one => one.GetProperty("code").GetString() == code)
        .Sum(one => one.GetProperty("count").GetInt64());

    private static Guid[] Best(JsonElement answer, string metric) =>
    [
        .. answer.GetProperty("best").EnumerateArray()
            .Where(best => best.GetProperty("metric").GetString() == metric)
            .SelectMany(best => best.GetProperty("ids").EnumerateArray().Select(id => id.GetGuid())),
    ];

    private static string[][] Rows(Answer file)
    {
        file.Text.ShouldEndWith("\n");
        return [.. file.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split(','))];
    }

    private static string Text(JsonElement trade, string name) => trade.GetProperty(name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { ValueKind: JsonValueKind.Null } => "",
        var number => number.GetRawText(),
    };

    private async Task<Guid> DoneAsync(object request)
    {
        var id = await _backtests.RunAsync(request);
        await _backtests.WaitForAsync(id, "completed");
        return id;
    }

    private Task<Answer> CompareAsync(params Guid[] ids) =>
        server.Admin.PostAsync("/api/v1/backtest/compare", new { ids });

    private Task<Answer> FileAsync(Guid id, string part, string accept) =>
        server.Admin.SendAsync(HttpMethod.Get, $"{BacktestClient.Results}/{id}/{part}", null, ("Accept", accept));
}
