using System.Globalization;
using System.Net;
using System.Text.Json;
using Plimsoll.Core.Market;
using Plimsoll.Tests.Data;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Backtests;

/// <summary>Backtests that are given stored funding rates and notices.</summary>
public sealed class RecordingApiTests(DataServer server) : IClassFixture<DataServer>
{
    private readonly BacktestClient _backtests = new(server.Admin);

    [Fact]
    public async Task Rates_are_settled_and_notices_heard_and_the_report_names_both_by_content()
    {
        await ImportBarsAsync("wave");
        var rates = await RecordAsync("no rates", "funding", "time,rate\n2022-12-31,0\n2023-03-01,0\n");
        var notices = await RecordAsync("short crowd", "notices", "time,kind,value\n" + string.Concat(
            Enumerable.Range(0, 45).Select(day => $"{Start + TimeSpan.FromDays(day)},funding,-0.0006\n")));

        var usual = await ReportAsync("wave");
        var told = await ReportAsync("wave", "no rates", notices.GetProperty("id").GetString()!);

        Funding(usual).ShouldNotBe(0m);
        Funding(told).ShouldBe(0m, "all of them are zero");
        Shorts(usual).ShouldBeGreaterThan(0);
        Shorts(told).ShouldBe(0, "shorts pay for their crowd all the time");
        usual.GetProperty("configuration").GetProperty("recordings").GetArrayLength().ShouldBe(0);
        var named = told.GetProperty("configuration").GetProperty("recordings").EnumerateArray()
            .Select(one => $"{one.GetProperty("kind")} {one.GetProperty("name")} {one.GetProperty("sha256")}");
        named.ShouldBe(
        [
            $"funding no rates {rates.GetProperty("sha256")}", $"notices short crowd {notices.GetProperty("sha256")}",
        ]);
    }

    [Fact]
    public async Task The_synthetic_market_can_have_notices_too()
    {
        await RecordAsync(
            "made up", "notices", "time,kind,value\n2026-01-01T01:00:00Z,news,bad\n", "sim:ALPHA-USD");
        var request = BacktestClient.Short();
        request["recordings"] = new[] { "made up" };

        var id = await _backtests.RunAsync(request);
        var report = (await _backtests.WaitForAsync(id, "completed")).GetProperty("report");

        (await _backtests.GetAsync(id, "/report.html")).Text.ShouldContain("<dt>notices of sim:ALPHA-USD</dt><dd>made up, ");
        report.GetProperty("assumptions").EnumerateArray()
            .Single(one => one.GetProperty("name").GetString() == "Notices").GetProperty("note").GetString()!
            .ShouldContain("sim:ALPHA-USD 1 notices of made up");
    }

    [Fact]
    public async Task What_does_not_fit_together_is_refused_before_it_runs()
    {
        await RecordAsync("of bravo", "notices", "time,kind,value\n2026-01-01,news,bad\n", "sim:BRAVO-USD");
        await RecordAsync("of alpha", "notices", "time,kind,value\n2026-01-01,news,bad\n", "sim:ALPHA-USD");
        await RecordAsync("of alpha too", "notices", "time,kind,value\n2026-01-01,news,good\n", "sim:ALPHA-USD");

        var missing = await TryAsync("nowhere");
        (missing.Status, missing.Code).ShouldBe((HttpStatusCode.NotFound, "recording.not_found"));
        var foreign = await TryAsync("of bravo");
        (foreign.Status, foreign.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "backtest.config"));
        foreign.Fields.ShouldBe(["recordings backtest.config"]);
        foreign.Text.ShouldContain("of bravo is of sim:BRAVO-USD, which is not traded");
        (await TryAsync("of alpha", "of alpha too")).Text.ShouldContain("are both notices of sim:ALPHA-USD");
        (await TryAsync("of alpha", "of alpha")).Code.ShouldBe("backtest.config");
        (await TryAsync([.. Enumerable.Repeat("of alpha", 101)])).Fields
            .ShouldBe(["recordings validation.out_of_range"]);
    }

    [Fact]
    public async Task A_recording_that_was_deleted_meanwhile_fails_the_run_with_its_name()
    {
        var stored = await RecordAsync(
            "short-lived", "notices", "time,kind,value\n2026-01-01,news,bad\n", "sim:ALPHA-USD");
        var before = await _backtests.RunAsync(BacktestClient.Long());
        await _backtests.WaitForAsync(before, "running");
        var request = BacktestClient.Short();
        request["recordings"] = new[] { "short-lived" };
        var waiting = await _backtests.RunAsync(request);

        await server.Admin.SendAsync(
            HttpMethod.Delete, $"/api/v1/data/recordings/{stored.GetProperty("id").GetString()}", null);
        await _backtests.StopAsync(before);

        var run = (await _backtests.WaitForAsync(waiting, "failed")).GetProperty("run");
        run.GetProperty("errorCode").GetString().ShouldBe("recording.not_found");
        run.GetProperty("errorText").GetString()!.ShouldContain("short-lived");
    }

    private static Timestamp Start => new(1_672_531_200_000_000);

    private static decimal Funding(JsonElement report) => decimal.Parse(
        report.GetProperty("costs").GetProperty("funding").GetString()!, CultureInfo.InvariantCulture);

    private static int Shorts(JsonElement report) => report.GetProperty("trades").EnumerateArray()
        .Count(trade => trade.GetProperty("side").GetString() == "short");

    private Task<Answer> TryAsync(params string[] recordings)
    {
        var request = BacktestClient.Short();
        request["recordings"] = recordings;
        return _backtests.TryRunAsync(request);
    }

    private async Task<JsonElement> ReportAsync(string dataset, params string[] recordings)
    {
        var id = await _backtests.RunAsync(new { strategy = "alpha", dataset, recordings });
        return (await _backtests.WaitForAsync(id, "completed")).GetProperty("report");
    }

    private async Task<JsonElement> RecordAsync(
        string name, string kind, string text, string instrument = "BTCUSDT.P")
    {
        var query = $"name={Uri.EscapeDataString(name)}&kind={kind}&instrument={Uri.EscapeDataString(instrument)}";
        var answer = await server.Admin.PostTextAsync($"/api/v1/data/recordings?{query}", text, "text/csv");
        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
        return answer.Json;
    }

    private async Task ImportBarsAsync(string name)
    {
        var answer = await server.Admin.PostTextAsync(
            $"/api/v1/data/import?name={name}&instrument=BTCUSDT.P&timeframe=1h",
            DataServer.Csv(Enumerable.Range(0, 1_000).Select(Wave)), "text/csv");
        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
    }

    private static Bar Wave(int i)
    {
        var (open, close) = (Level(i), Level(i + 1));
        return new Bar(
            Start + TimeSpan.FromHours(i), open, Math.Max(open, close) + 60, Math.Min(open, close) - 60, close, 500);
    }

    private static double Level(int i) => Math.Round(20_000 + 600 * Math.Sin(i / 40.0) + 100 * Math.Sin(i / 3.3), 2);
}
