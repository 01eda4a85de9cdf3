using System.Text.Json;
using Microsoft.Playwright;

namespace Plimsoll.Browser.Tests;

/// <summary>What a visitor asks of the API by the page's own sign-in, for tests that are about something else.</summary>
internal static class TradingVisit
{
    /// <summary>Ten minutes of the market a second.</summary>
    public const int Pace = 600;

    public const string Instrument = "sim:ALPHA-USD";

    // A request as the page makes it: same origin, with its cookie and the proof that comes from this page. A server
    // that has just started says 503 until its accounts are recovered: that is waited for, and nothing else.
    private const string Ask =
        """
        async ([method, path, body, patience]) => {
          const { token } = await (await fetch('/api/v1/auth/csrf')).json();
          const headers = { 'Content-Type': 'application/json', 'X-CSRF-Token': token };
          const end = performance.now() + patience;
          for (;;) {
            const answer = await fetch(path, { method, headers, ...(body && { body }) });
            if (answer.status !== 503 || performance.now() > end)
              return { ok: answer.ok, text: await answer.text() };
            await new Promise((again) => setTimeout(again, 250));
          }
        }
        """;

    private const float PatienceMs = 120_000;

    public static async Task<JsonElement> AskAsync(
        this Visitor visitor, string method, string path, object? body = null)
    {
        var text = body is null ? null : JsonSerializer.Serialize(body);
        var answer = await visitor.Page.EvaluateAsync<JsonElement>(
            Ask, new object?[] { method, path, text, PatienceMs });
        answer.GetProperty("ok").GetBoolean().ShouldBeTrue(answer.GetProperty("text").GetString());
        return JsonDocument.Parse(answer.GetProperty("text").GetString()!).RootElement;
    }

    /// <summary>How many seconds of the simulated market pass in one.</summary>
    public static Task SetPaceAsync(this Visitor visitor, int acceleration) =>
        visitor.AskAsync("POST", "/api/v1/data/synthetic", new { acceleration });

    public static async Task<Guid> AccountAsync(this Visitor visitor) =>
        (await visitor.AskAsync("GET", "/api/v1/accounts")).GetProperty("items")[0].GetProperty("id").GetGuid();

    /// <summary>A bot that crosses every few minutes of a market that runs an hour in a few seconds.</summary>
    public static async Task TradeAsync(this Visitor visitor)
    {
        await visitor.Page.GotoAsync("/");
        await visitor.SeesPageAsync("Dashboard");
        var account = await visitor.AccountAsync();
        await visitor.AskAsync(
            "POST", "/api/v1/execution/mode", new { accountId = account, mode = "autonomous", reason = "a test" });
        var bot = await visitor.AskAsync("POST", "/api/v1/bots", new
        {
            accountId = account,
            name = "Crosser",
            strategy = "sma-cross",
            instrumentId = Instrument,
            timeframe = "1m",
            sizing = new { kind = "equityFraction", value = "0.05" },
            parameters = new Dictionary<string, string> { ["fast"] = "2", ["slow"] = "5", ["atrPeriod"] = "5" },
        });
        await visitor.AskAsync("POST", $"/api/v1/bots/{bot.GetProperty("id").GetGuid()}/start", new { });
        await visitor.SetPaceAsync(Pace);

        // The journal hears of the trade by itself.
        await visitor.Page.GotoAsync("/journal?kind=trade");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Trade #" }).First
            .WaitForAsync(new() { Timeout = PatienceMs });
    }
}
