using System.Net;
using System.Text.Json;
using Plimsoll.Tests.Data;

namespace Plimsoll.Tests.Backtests;

/// <summary>Backtests under the caller's calendar of economic events.</summary>
public sealed class EventApiTests(DataServer server) : IClassFixture<DataServer>
{
    private readonly BacktestClient _backtests = new(server.Admin);

    [Fact]
    public async Task A_run_with_a_rule_knows_the_callers_calendar()
    {
        var free = await ReportAsync(BacktestClient.Short());
        var entry = Entries(free)[0];
        var entered = await server.Admin.PostAsync(
            "/api/v1/data/events", new { time = entry, currency = "USD", title = "Rates", impact = "high" });
        entered.Status.ShouldBe(HttpStatusCode.Created, entered.Text);
        var request = BacktestClient.Short();
        request["blackout"] = new { minutesBefore = 45 };

        var told = await ReportAsync(request);

        Entries(told).ShouldNotContain(time => (time - entry).Duration() < TimeSpan.FromMinutes(28));
        told.GetProperty("assumptions").EnumerateArray()
            .Single(one => one.GetProperty("name").GetString() == "Economic events").GetProperty("value").GetString()
            .ShouldBe("1 in the calendar");
        Entries(await ReportAsync(BacktestClient.Short())).ShouldBe(Entries(free), "nobody asked for a rule");
    }

    [Fact]
    public async Task A_rule_that_cannot_be_is_refused()
    {
        var request = BacktestClient.Short();
        request["blackout"] = new { minutesBefore = 2_000, currencies = new[] { "Dollar" } };

        (await server.Admin.PostAsync("/api/v1/backtest/run", request)).Fields.ShouldBe(
            ["blackout.minutesBefore validation.out_of_range", "blackout.currencies validation.format"]);
    }

    private async Task<JsonElement> ReportAsync(Dictionary<string, object?> request) =>
        (await _backtests.WaitForAsync(await _backtests.RunAsync(request), "completed")).GetProperty("report");

    private static DateTimeOffset[] Entries(JsonElement report) =>
        [.. report.GetProperty("trades").EnumerateArray().Select(one => one.GetProperty("entryTime").GetDateTimeOffset())];
}
