using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Plimsoll.Testing;

namespace Plimsoll.Loopback.Tests;

/// <summary>
/// A venue of its own with a clock that the test moves, and a client that knows nothing but the wire.
/// </summary>
internal sealed class VenueWorld : IAsyncDisposable
{
    private readonly HttpClient _client;

    private VenueWorld(LoopbackServer server, ManualClock clock)
    {
        (Server, Clock) = (server, clock);
        _client = new HttpClient { BaseAddress = server.Address };
    }

    public LoopbackServer Server { get; }

    public ManualClock Clock { get; }

    /// <summary>Name of the demo key that signs.</summary>
    public string KeyName { get; set; } = "trading";

    public long Now => Clock.GetUtcNow().ToUnixTimeMilliseconds();

    public static async Task<VenueWorld> StartAsync(Func<LoopbackOptions, LoopbackOptions>? change = null)
    {
        var clock = new ManualClock();
        var options = new LoopbackOptions { Clock = clock, Seed = 7, History = TimeSpan.FromHours(1) };
        var server = await LoopbackServer.StartAsync(
            change?.Invoke(options) ?? options, TestContext.Current.CancellationToken);
        return new VenueWorld(server, clock);
    }

    public Task<VenueAnswer> GetAsync(string target) => SendAsync(HttpMethod.Get, target);

    /// <summary>Adds what a signed request needs.</summary>
    public Task<VenueAnswer> SignedAsync(
        HttpMethod method, string path, params (string Name, object Value)[] parameters)
    {
        var pairs = parameters.Append(("timestamp", Now)).Select(pair => string.Create(
            CultureInfo.InvariantCulture, $"{pair.Item1}={pair.Item2}"));
        var query = string.Join('&', pairs);
        return SendAsync(method, $"{path}?{query}&signature={Sign(query)}", Server.Keys[KeyName].Key);
    }

    public Task<VenueAnswer> OrderAsync(params (string Name, object Value)[] parameters) =>
        SignedAsync(HttpMethod.Post, "/api/v3/order", parameters);

    public string Sign(string payload) => Convert.ToHexStringLower(HMACSHA256.HashData(
        Encoding.UTF8.GetBytes(Server.Keys[KeyName].Secret), Encoding.UTF8.GetBytes(payload)));

    public async Task<VenueAnswer> SendAsync(HttpMethod method, string target, string? key = null)
    {
        using var request = new HttpRequestMessage(method, target);
        if (key is not null)
            request.Headers.Add("X-MBX-APIKEY", key);
        var answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var body = answer.Content.Headers.ContentType?.MediaType == "application/json" ? text : "{}";
        using var document = JsonDocument.Parse(body);
        return new VenueAnswer(answer.StatusCode, document.RootElement.Clone(), answer);
    }

    /// <summary>Best bid or best ask of the book now.</summary>
    public async Task<decimal> BestAsync(string side, string symbol = "BTCUSDT") =>
        (await GetAsync($"/api/v3/depth?symbol={symbol}&limit=5")).Ok().GetProperty(side)[0][0].Money();

    public async Task<(decimal Free, decimal Locked)> BalanceAsync(string asset)
    {
        var account = (await SignedAsync(HttpMethod.Get, "/api/v3/account")).Ok();
        var row = account.GetProperty("balances").EnumerateArray().Single(row => row.Text("asset") == asset);
        return (row.Money("free"), row.Money("locked"));
    }

    /// <summary>Moves the clock second by second until it holds, for at most so many.</summary>
    public async Task UntilAsync(int seconds, Func<Task<bool>> holds)
    {
        for (var second = 0; second < seconds; second++)
        {
            if (await holds())
                return;
            Clock.Advance(TimeSpan.FromSeconds(1));
        }
        (await holds()).ShouldBeTrue($"not within {seconds} seconds of the venue's time");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Server.DisposeAsync();
    }
}
