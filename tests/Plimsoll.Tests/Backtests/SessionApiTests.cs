using System.Net;
using Plimsoll.Tests.Data;

namespace Plimsoll.Tests.Backtests;

/// <summary>Backtests over the trades of a stored session.</summary>
public sealed class SessionApiTests(DataServer server) : IClassFixture<DataServer>
{
    private const string Sessions = "/api/v1/data-collection/sessions";
    private readonly BacktestClient _backtests = new(server.Admin);

    [Fact]
    public async Task A_session_is_found_by_name_and_by_id_and_brings_its_instrument()
    {
        var session = await ImportAsync("tested on");

        foreach (var name in new[] { "tested on", session.ToString() })
        {
            var id = await _backtests.RunAsync(Asked(name));
            var answer = await _backtests.WaitForAsync(id, "completed");

            answer.GetProperty("run").GetProperty("instrumentId").GetString().ShouldBe("binance:BTCUSDT");
            var report = answer.GetProperty("report");
            report.GetProperty("data").GetProperty("rows").GetInt64().ShouldBe(33);
            report.GetProperty("data").GetProperty("trades").GetInt64().ShouldBe(2_000);
            report.GetProperty("data").GetProperty("kind").GetString().ShouldBe("session");
        }
    }

    [Fact]
    public async Task A_session_that_a_waiting_run_needs_is_not_deleted()
    {
        var session = await ImportAsync("needed");
        var busy = await _backtests.RunAsync(BacktestClient.Long());
        var waiting = await _backtests.RunAsync(Asked("needed"));

        var refused = await server.Admin.SendAsync(HttpMethod.Delete, $"{Sessions}/{session}", null);
        await _backtests.StopAsync(busy);
        await _backtests.WaitForAsync(waiting, "completed");
        var deleted = await server.Admin.SendAsync(HttpMethod.Delete, $"{Sessions}/{session}", null);

        (refused.Status, refused.Code).ShouldBe((HttpStatusCode.Conflict, "session.in_use"));
        deleted.Status.ShouldBe(HttpStatusCode.NoContent, deleted.Text);
    }

    [Fact]
    public async Task What_a_session_does_not_have_is_refused_before_it_waits()
    {
        await ImportAsync("little");

        var nowhere = await _backtests.TryRunAsync(Asked("nowhere"));
        var other = await _backtests.TryRunAsync(
            new { strategy = "sma-cross", session = "little", instrumentId = "ETHUSDT" });
        var later = await _backtests.TryRunAsync(
            new { strategy = "sma-cross", session = "little", from = "2025-01-01T00:00:00Z" });
        var both = await _backtests.TryRunAsync(new { strategy = "sma-cross", session = "little", dataset = "x" });

        (nowhere.Status, nowhere.Code).ShouldBe((HttpStatusCode.NotFound, "session.not_found"));
        (other.Status, other.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "session.no_instrument"));
        later.Code.ShouldBe("backtest.no_data");
        both.Status.ShouldBe(HttpStatusCode.BadRequest);
        both.Fields.ShouldBe(["dataset validation.required"]);
    }

    private static object Asked(string session) => new
    {
        strategy = "sma-cross",
        session,
        timeframe = "1m",
        parameters = new Dictionary<string, string> { ["fast"] = "2", ["slow"] = "5" },
    };

    private async Task<Guid> ImportAsync(string name)
    {
        var answer = await server.Admin.PostTextAsync(
            $"/api/v1/data/import/trades?name={Uri.EscapeDataString(name)}&instrument=BTCUSDT", SessionTests.Trades(2_000),
            "text/csv");
        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
        return answer.Json.GetProperty("session").GetProperty("id").GetGuid();
    }
}
