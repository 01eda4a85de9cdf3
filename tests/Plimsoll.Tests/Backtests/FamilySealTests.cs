using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Plimsoll.Storage;
using Plimsoll.Storage.Datasets;
using Plimsoll.Storage.Identity;
using Plimsoll.Tests.Data;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Backtests;

/// <summary>What is held out of a strategy on an instrument is held out of all its runs until somebody opens it.</summary>
public sealed class FamilySealTests(DataServer server) : IClassFixture<DataServer>
{
    private readonly BacktestClient _backtests = new(server.Admin);

    [Fact]
    public async Task A_seal_binds_every_later_run_of_the_family()
    {
        var dataset = await StoreAsync("sealed", "sim:ALPHA-USD");
        var ask = Ask("sealed");
        (await RowsAsync(ask, ("holdOut", "0.25"))).ShouldBe(300);
        (await RowsAsync(ask)).ShouldBe(300, "nobody asked for it again, and it is sealed all the same");
        (await RowsAsync(ask, ("holdOut", "0.1"))).ShouldBe(300, "a seal never becomes smaller");
        (await RowsAsync(Ask(dataset.Id.ToString()))).ShouldBe(300, "by whatever name");
        await StoreAsync("sealed once more", "sim:ALPHA-USD");
        (await RowsAsync(Ask("sealed once more"))).ShouldBe(300, "the same bars under another name");
        (await RowsAsync(ask, ("timeframe", "5m"))).ShouldBe(400, "another family");
        (await RowsAsync(ask, ("strategy", "buy-and-hold"), ("parameters", null))).ShouldBe(400, "another family");
        (await RowsAsync(ask, ("holdOut", "0.4"))).ShouldBe(240, "it can grow");
        (await RowsAsync(ask)).ShouldBe(240);
        (await _backtests.TryRunAsync(With(ask, ("from", At(240))))).Code.ShouldBe("backtest.no_data");
        Note(await ReportAsync(ask)).ShouldBe((
            "sealed, the last 40 %", $"Nothing from {At(240)} on was read: it is left for a last test."));
    }

    [Fact]
    public async Task Each_opening_is_counted_and_a_candidate_opens_once()
    {
        await StoreAsync("opened", "sim:BRAVO-USD");
        var ask = Ask("opened");
        var other = With(ask, ("parameters", new Dictionary<string, string> { ["fast"] = "3", ["slow"] = "7" }));
        await RowsAsync(ask, ("holdOut", "0.25"));

        var first = await ReportAsync(With(ask, ("openHoldOut", " the last test ")));
        Rows(first).ShouldBe(400);
        Note(first).ShouldBe(("opened", $"Read from {At(300)} on, as opening 1 of this family: the last test."));
        Codes(first).ShouldNotContain("hold_out_burnt");
        var again = await _backtests.TryRunAsync(With(ask, ("openHoldOut", "once more"), ("seed", 9)));
        (again.Status, again.Code).ShouldBe((HttpStatusCode.Conflict, "backtest.hold_out_opened"));
        Note(await ReportAsync(ask)).Value.ShouldBe("opened, the last 25 %", "opening ends no seal");

        var second = await ReportAsync(With(other, ("openHoldOut", "another try")));
        Note(second).Value.ShouldBe("burnt");
        Codes(second).ShouldContain("hold_out_burnt");
        var bound = await ReportAsync(ask);
        (Rows(bound), Note(bound).Value).ShouldBe((300, "burnt, the last 25 %"));

        var view = (await server.Admin.GetAsync("/api/v1/backtest/hold-outs")).Json.GetProperty("items")
            .EnumerateArray().Single(one => one.GetProperty("instrumentId").GetString() == "sim:BRAVO-USD");
        (view.GetProperty("state").GetString(), view.GetProperty("fraction").GetString()).ShouldBe(("burnt", "0.25"));
        view.GetProperty("openings").EnumerateArray().Select(one => one.GetProperty("reason").GetString())
            .ShouldBe(["the last test", "another try"]);
        (await AuditedAsync()).ShouldBe(["the last test", "another try"]);
    }

    [Fact]
    public async Task Several_instruments_end_before_the_earliest_of_their_seals_and_other_users_have_their_own()
    {
        await StoreAsync("first of two", "sim:CEDAR-USD");
        await StoreAsync("second of two", "sim:DELTA-USD");
        await RowsAsync(Ask("first of two"), ("holdOut", "0.4"));
        var both = With(Ask(""), ("dataset", null), ("datasets", new[] { "first of two", "second of two" }));
        (await RowsAsync(both, ("holdOut", "0.25"))).ShouldBe(2 * 240);
        (await RowsAsync(Ask("second of two"))).ShouldBe(300, "it has been sealed as a part of both");

        var others = new BacktestClient(await server.NewUserAsync("sealed@example.org", UserRole.Trader));
        var id = await others.RunAsync(Ask("first of two"));
        Rows((await others.WaitForAsync(id, "completed")).GetProperty("report")).ShouldBe(400);
        (await others.Browser.GetAsync("/api/v1/backtest/hold-outs")).Json.GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Bad_openings_are_refused()
    {
        await StoreAsync("never sealed", "binance:BTCUSDT");
        var ask = Ask("never sealed");
        var nothing = await _backtests.TryRunAsync(With(ask, ("openHoldOut", "why not")));
        (nothing.Status, nothing.Code).ShouldBe((HttpStatusCode.Conflict, "backtest.hold_out"));
        foreach (var bad in new[]
        {
            With(ask, ("openHoldOut", " ")), With(ask, ("openHoldOut", new string('x', 501))),
            With(ask, ("openHoldOut", "why"), ("holdOut", "0.2")),
            With(BacktestClient.Short(), ("openHoldOut", "why")),
        })
        {
            var answer = await _backtests.TryRunAsync(bad);
            answer.Status.ShouldBe(HttpStatusCode.BadRequest, answer.Text);
            answer.Fields.ShouldHaveSingleItem().ShouldStartWith("openHoldOut validation.");
        }
    }

    private Task<Dataset> StoreAsync(string name, string instrument) =>
        server.StoreBuiltInAsync(name, 400, instrument: instrument);

    private static string At(int minute) => (DataServer.Start + TimeSpan.FromMinutes(minute)).ToString();

    private static Dictionary<string, object?> Ask(string dataset) => new()
    {
        ["strategy"] = "sma-cross",
        ["dataset"] = dataset,
        ["parameters"] = BacktestClient.Crossing,
    };

    private static Dictionary<string, object?> With(
        Dictionary<string, object?> request, params (string Name, object? Value)[] more)
    {
        var changed = new Dictionary<string, object?>(request);
        foreach (var (name, value) in more)
            changed[name] = value;
        return changed;
    }

    private async Task<JsonElement> ReportAsync(object request) =>
        (await _backtests.WaitForAsync(await _backtests.RunAsync(request), "completed")).GetProperty("report");

    private async Task<long> RowsAsync(
        Dictionary<string, object?> request, params (string Name, object? Value)[] more) =>
        Rows(await ReportAsync(With(request, more)));

    private async Task<IReadOnlyList<string?>> AuditedAsync()
    {
        await using var scope = server.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PlimsollContext>().AuditEvents
            .Where(row => row.Action == "backtest.hold_out_opened" && row.Actor == SetUpServer.AdminEmail)
            .OrderBy(row => row.Seq).Select(row => row.Reason)
            .ToListAsync(TestContext.Current.CancellationToken);
    }

    private static long Rows(JsonElement report) => report.GetProperty("data").GetProperty("rows").GetInt64();

    private static IEnumerable<string?> Codes(JsonElement report) =>
        report.GetProperty("diagnosis").EnumerateArray().Select(one => one.GetProperty("code").GetString());

    private static (string? Value, string? Note) Note(JsonElement report)
    {
        var line = report.GetProperty("assumptions").EnumerateArray()
            .Single(one => one.GetProperty("name").GetString() == "Hold-out");
        return (line.GetProperty("value").GetString(), line.GetProperty("note").GetString());
    }
}
