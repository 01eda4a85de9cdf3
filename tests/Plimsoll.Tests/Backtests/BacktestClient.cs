using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Backtests;

/// <summary>A user of the backtests' endpoints. Every wait ends, and says what it last saw.</summary>
internal sealed class BacktestClient(Browser browser)
{
    public const string Results = "/api/v1/backtest/results";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(25);

    public Browser Browser => browser;

    /// <summary>A strategy that crosses every few bars, over twelve hours of the synthetic market.</summary>
    public static Dictionary<string, object?> Short(long seed = 7) => new()
    {
        ["strategy"] = "sma-cross",
        ["syntheticSeed"] = seed,
        ["timeframe"] = "1m",
        ["to"] = "2026-01-01T12:00:00Z",
        ["parameters"] = Crossing,
    };

    /// <summary>One that nobody waits for: nineteen years, minute by minute.</summary>
    public static Dictionary<string, object?> Long() => new(Short()) { ["to"] = "2045-01-01T00:00:00Z" };

    public static Dictionary<string, string> Crossing =>
        new() { ["fast"] = "2", ["slow"] = "5", ["atrPeriod"] = "5" };

    public Task<Answer> TryRunAsync(object request, string? key = null) => browser.SendAsync(
        HttpMethod.Post, "/api/v1/backtest/run", JsonContent.Create(request),
        key is null ? [] : [("Idempotency-Key", key)]);

    public async Task<Guid> RunAsync(object request, string? key = null)
    {
        var answer = await TryRunAsync(request, key);
        answer.Status.ShouldBe(HttpStatusCode.Accepted, answer.Text);
        var id = answer.Json.GetProperty("backtestId").GetGuid();
        answer.Header("Location").ShouldBe($"{Results}/{id}");
        return id;
    }

    public Task<Answer> GetAsync(Guid id, string part = "") => browser.GetAsync($"{Results}/{id}{part}");

    public Task<Answer> StopAsync(Guid id) => browser.PostAsync($"{Results}/{id}/stop", new { });

    public Task<Answer> DeleteAsync(Guid id) => browser.SendAsync(HttpMethod.Delete, $"{Results}/{id}", null);

    /// <summary>The answer once its run is so, within a minute.</summary>
    public async Task<JsonElement> WaitAsync(Guid id, string what, Func<JsonElement, bool> isSo)
    {
        var waited = Stopwatch.StartNew();
        using var pace = new PeriodicTimer(Pace);
        while (true)
        {
            var answer = await GetAsync(id);
            answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
            var run = answer.Json.GetProperty("run");
            if (isSo(run))
                return answer.Json;
            if (waited.Elapsed > Patience)
                throw new TimeoutException($"Backtest {id} is not {what} after {Patience}: {run}");
            await pace.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    public Task<JsonElement> WaitForAsync(Guid id, string status) =>
        WaitAsync(id, status, run => StatusOf(run) == status || Throws(run, status));

    public static string StatusOf(JsonElement run) => run.GetProperty("status").GetString()!;

    // It has ended another way than expected and will stay so: no reason to wait for the minute's end.
    private static bool Throws(JsonElement run, string expected) =>
        run.GetProperty("finishedAt").ValueKind is JsonValueKind.Null
            ? false
            : throw new InvalidOperationException($"It should become {expected}: {run}");
}
