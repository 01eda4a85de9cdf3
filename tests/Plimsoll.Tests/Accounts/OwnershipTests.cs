using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Plimsoll.Testing;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Accounts;

/// <summary>Two users, and every endpoint and topic that names something of the other's.</summary>
public sealed partial class OwnershipTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly string[] Areas =
        ["accounts", "dashboard", "bots", "signals", "execution", "risk", "journal"];

    private readonly TradingServer _server = new(postgres);
    private readonly Dictionary<string, string> _ids = [];

    public async ValueTask InitializeAsync()
    {
        await _server.InitializeAsync();
        await _server.SetModeAsync("autonomous");
        var bot = await _server.StartBotAsync();
        await _server.AdvanceUntilAsync(async () =>
            (await _server.DashboardAsync()).GetProperty("positions").GetArrayLength() > 0);
        var order = (await _server.ListAsync($"/api/v1/execution/orders?accountId={_server.AccountId}"))[0];
        var signal = (await _server.ListAsync($"/api/v1/signals?accountId={_server.AccountId}"))[0];
        _ids["/api/v1/accounts/{id:guid}"] = _server.AccountId.ToString();
        _ids["/api/v1/bots/{id:guid}"] = bot.ToString();
        _ids["/api/v1/signals/{id}"] = signal.GetProperty("id").GetString()!;
        _ids["/api/v1/execution/orders/{clientOrderId}"] = order.GetProperty("id").GetString()!;
        _ids["/api/v1/execution/positions/{instrumentId}"] = Uri.EscapeDataString(TradingServer.Instrument);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task What_is_somebody_elses_is_not_found_anywhere()
    {
        var tried = 0;
        foreach (var (method, pattern) in Endpoints())
        {
            var path = Fill(pattern);
            var answer = await _server.Other.SendAsync(
                new HttpMethod(method), $"{path}{(method == "GET" || pattern.Contains("positions") ? Query(pattern) : "")}",
                method is "POST" or "PUT" ? Body(pattern) : null);

            answer.Status.ShouldBe(HttpStatusCode.NotFound, $"{method} {pattern}: {answer.Text}");
            answer.Code.ShouldEndWith(".not_found");
            tried++;
        }
        tried.ShouldBeGreaterThan(20);
        var account = (await ListAsync("/api/v1/accounts")).ShouldHaveSingleItem();
        account.GetProperty("id").GetGuid().ShouldBe(_server.OtherAccountId);
    }

    [Fact]
    public async Task Nothing_of_somebody_elses_can_be_listened_to()
    {
        var bot = _ids["/api/v1/bots/{id:guid}"];
        await using var hub = await HubClient.ConnectAsync(_server.Other, _server.Address);
        foreach (var family in new[]
            { "orders", "positions", "equity", "signal_generated", "risk", "mode", "journal", "bots" })
        {
            var answer = await hub.SubscribeAsync($"{family}:{(family == "bots" ? bot : _server.AccountId)}");

            answer.GetProperty("ok").GetBoolean().ShouldBeFalse(family);
            answer.GetProperty("code").GetString().ShouldBe("hub.forbidden", family);
        }
        (await hub.SubscribeAsync($"orders:{_server.OtherAccountId}")).GetProperty("ok").GetBoolean().ShouldBeTrue();
    }

    private IEnumerable<(string Method, string Pattern)> Endpoints() =>
        from endpoint in _server.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let pattern = "/" + endpoint.RoutePattern.RawText!.Trim('/')
        where Areas.Contains(pattern.Split('/').ElementAtOrDefault(3)) && pattern != "/api/v1/accounts"
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods
        select (method, pattern);

    private string Fill(string pattern)
    {
        foreach (var (prefix, id) in _ids)
            if (pattern.StartsWith(prefix, StringComparison.Ordinal))
                return Value().Replace(pattern, id);
        return pattern;
    }

    private string Query(string pattern) =>
        pattern.Contains('{') && !pattern.Contains("positions") ? "" : $"?accountId={_server.AccountId}";

    private JsonContent Body(string pattern) => pattern switch
    {
        "/api/v1/bots" => JsonContent.Create(_server.BotRequest()),
        "/api/v1/risk/validate" => JsonContent.Create(new
        {
            accountId = _server.AccountId,
            instrumentId = TradingServer.Instrument,
            side = "long",
            quantity = "1",
            stopLoss = "1",
        }),
        "/api/v1/risk/emergency/reset" => Guarded(_server.AccountId),
        "/api/v1/accounts/{id:guid}/kill/release" or "/api/v1/accounts/{id:guid}/simulation/reset"
            or "/api/v1/accounts/{id:guid}/live-until" => Guarded(null),
        "/api/v1/accounts/{id:guid}/quarantine/{instrumentId}/resolve" => JsonContent.Create(new
        {
            action = "release",
            password = RunningServer.AdminPassword,
            confirmation = TradingServer.AccountName,
            reason = "this is not my account",
        }),
        "/api/v1/bots/{id:guid}/enable" => JsonContent.Create(new { reason = "not mine" }),
        "/api/v1/execution/mode" =>
            JsonContent.Create(new { accountId = _server.AccountId, mode = "guide", reason = "not mine" }),
        _ => JsonContent.Create(new { }),
    };

    private static JsonContent Guarded(Guid? accountId)
    {
        var (password, confirmation, reason) =
            (RunningServer.AdminPassword, TradingServer.AccountName, "this is not my account");
        return accountId is { } id
            ? JsonContent.Create(new { accountId = id, password, confirmation, reason })
            : JsonContent.Create(new { password, confirmation, reason });
    }

    private async Task<IReadOnlyList<System.Text.Json.JsonElement>> ListAsync(string path) =>
        [.. (await _server.Other.GetAsync(path)).Json.GetProperty("items").EnumerateArray()];

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Value();
}
