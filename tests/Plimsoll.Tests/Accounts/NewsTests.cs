using System.Text.Json;
using Plimsoll.Testing;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Accounts;

/// <summary>What becomes durable is heard by its owner.</summary>
public sealed class NewsTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly TradingServer _server = new(postgres);

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Orders_signals_verdicts_equity_and_bars_are_told()
    {
        var bot = await _server.CreateBotAsync();
        await using var hub = await HubClient.ConnectAsync(_server.Admin, _server.Address);
        string[] topics =
        [
            $"orders:{_server.AccountId}", $"positions:{_server.AccountId}", $"equity:{_server.AccountId}",
            $"signal_generated:{_server.AccountId}", $"risk:{_server.AccountId}", $"mode:{_server.AccountId}",
            $"journal:{_server.AccountId}", $"bots:{bot}", $"market_data:{TradingServer.Instrument}", "market",
        ];
        foreach (var topic in topics)
            (await hub.SubscribeAsync(topic)).GetProperty("ok").GetBoolean().ShouldBeTrue(topic);

        await _server.SetModeAsync("autonomous");
        await _server.Admin.PostAsync($"/api/v1/bots/{bot}/start", new { });
        await _server.AdvanceUntilAsync(async () =>
            (await _server.ListAsync($"/api/v1/execution/fills?accountId={_server.AccountId}")).Count > 0);

        var heard = new Dictionary<string, JsonElement>();
        while (heard.Count < 11)
        {
            var message = await hub.NextMessageAsync();
            var family = message.GetProperty("topic").GetString()!.Split(':')[0];
            heard[$"{family} {message.GetProperty("type").GetString()}"] = message.GetProperty("data");
        }
        heard.Keys.ShouldBeSubsetOf(
        [
            "mode changed", "bots started", "orders order", "orders fill", "signal_generated created",
            "signal_generated moved", "risk decision", "equity equity", "positions positions", "journal entries",
            "market_data trade", "market_data provisional", "market_data final", "market clock",
        ]);
        if (heard.TryGetValue("risk decision", out var decision))
            decision.GetProperty("isApproved").ValueKind.ShouldBeOneOf(JsonValueKind.True, JsonValueKind.False);
        if (heard.TryGetValue("equity equity", out var equity))
            equity.GetProperty("equity").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_slow_eye_does_not_hold_the_market_up()
    {
        await using var hub = await HubClient.ConnectAsync(_server.Admin, _server.Address);
        await hub.SubscribeAsync($"market_data:{TradingServer.Instrument}");

        // The clock of the wall stands still: of everything that only moves, one is told; what is final always is.
        await _server.AdvanceAsync(TimeSpan.FromMinutes(5));

        var types = new List<string>();
        while (types.Count(type => type == "final") < 3)
            types.Add((await hub.NextMessageAsync()).GetProperty("type").GetString()!);
        types.Count(type => type == "trade").ShouldBeLessThanOrEqualTo(1);
        types.Count(type => type == "provisional").ShouldBeLessThanOrEqualTo(1);
    }
}
