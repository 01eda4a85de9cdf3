using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Plimsoll.Core.Market;
using Plimsoll.Loopback;
using Plimsoll.Runtime.Ticks;
using Plimsoll.Storage;
using Plimsoll.Tests.Collecting;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Recovery;

/// <summary>
/// The real program records its own market and two of a venue across a socket, and is killed at moments that nobody
/// chose: what it holds in the end is what the markets themselves say, each trade once.
/// </summary>
public sealed class KilledCollectorTests : IAsyncLifetime
{
    private const int Kills = 6;
    private const int LongestLife = 1_500;
    private const string Spot = "binance-testnet";
    private const string Contracts = "binance-testnet-usdm";
    private const string Sessions = "/data-collection/sessions";

    private static readonly string[] Simulated = ["sim:ALPHA-USD", "sim:CEDAR-USD"];
    private static readonly string[] Far = [$"{Spot}:BTCUSDT", $"{Contracts}:ETHUSDT"];

    private readonly ProgramProcess _program = new();
    private LoopbackServer _venue = null!;
    private Browser _user = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _venue = await LoopbackServer.StartAsync(
            new LoopbackOptions { Seed = 7, Speed = 20m, History = TimeSpan.FromHours(1) }, Cancel);
        foreach (var venue in new[] { Spot, Contracts })
            _program.Environment[$"Venues__{venue}__Address"] = _venue.Address.ToString();
        _program.Environment["Collection__LeastFreeBytes"] = "0";
        await _program.StartAsync();
        _user = new Browser(_program.Address);
        await DoneAsync(HttpStatusCode.OK, "/setup", new
        {
            code = _program.SetupCode,
            email = RunningServer.AdminEmail,
            password = RunningServer.AdminPassword,
        });
        await _user.RenewCsrfTokenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _user?.Dispose();
        await _program.DisposeAsync();
        if (_venue is not null)
            await _venue.DisposeAsync();
    }

    [Fact]
    public async Task Killed_again_and_again_it_misses_no_trade_and_has_none_twice()
    {
        var (near, far) = (await StartAsync("near", Simulated), await StartAsync("far", Far));
        await WaitAsync("trades of all have been written", async () =>
            (await StoredAsync(near)).Values.Concat((await StoredAsync(far)).Values).All(trades => trades.Count > 0));
        for (var kill = 0; kill < Kills; kill++)
        {
            await Patience.LiveAsync(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(LongestLife)));
            await _program.KillAsync();
            await _program.StartAsync();
            var (nearBefore, farBefore) = (await StoredAsync(near), await StoredAsync(far));
            await WaitAsync("it records on", async () =>
                HasGrown(nearBefore, await StoredAsync(near)) && HasGrown(farBefore, await StoredAsync(far)));
        }

        foreach (var session in new[] { near, far })
        {
            var stopped = await DoneAsync(HttpStatusCode.OK, $"{Sessions}/{session.Id}/stop", new { });
            stopped.Json.GetProperty("gaps").GetInt32().ShouldBe(0, _program.Terminal);
            stopped.Json.GetProperty("filledGaps").GetInt32().ShouldBeGreaterThan(0);
        }

        foreach (var (instrument, trades) in await StoredAsync(near))
            trades.ShouldBe(Recorded.OfMarket(instrument, trades[0].Sequence, trades[^1].Sequence));
        foreach (var (instrument, trades) in await StoredAsync(far))
            trades.ShouldBe(await OfVenueAsync(instrument, trades[0].Sequence, trades[^1].Sequence));
        _program.Terminal.ShouldNotContain("crit:");
    }

    private static bool HasGrown(
        IReadOnlyDictionary<string, IReadOnlyList<Trade>> before, IReadOnlyDictionary<string, IReadOnlyList<Trade>> now) =>
        before.All(one => now[one.Key].Count > one.Value.Count);

    private async Task<(Guid Id, string[] Of)> StartAsync(string name, string[] instruments)
    {
        var started = await DoneAsync(HttpStatusCode.Created, Sessions, new { name, instruments });
        return (started.Json.GetProperty("id").GetGuid(), instruments);
    }

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<Trade>>> StoredAsync((Guid Id, string[] Of) session)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System);
        services.AddPlimsollStorage(_program.ConnectionString);
        await using var provider = services.BuildServiceProvider();
        var store = provider.GetRequiredService<ITickStore>();
        var stored = new Dictionary<string, IReadOnlyList<Trade>>();
        foreach (var instrument in session.Of)
            stored[instrument] = await Recorded.ReadAsync(store, session.Id, instrument);
        return stored;
    }

    /// <summary>The venue's own list, page by page, read by nothing of the program.</summary>
    private async Task<IReadOnlyList<Trade>> OfVenueAsync(string instrument, long first, long last)
    {
        using var http = new HttpClient { BaseAddress = _venue.Address };
        var trades = new List<Trade>();
        while (trades.Count == 0 || trades[^1].Sequence < last)
        {
            var from = trades.Count == 0 ? first : trades[^1].Sequence + 1;
            var symbol = instrument.Split(':')[1];
            var path = instrument.StartsWith(Contracts, StringComparison.Ordinal) ? "fapi/v1" : "api/v3";
            var text = await http.GetStringAsync(
                string.Create(CultureInfo.InvariantCulture, $"/{path}/aggTrades?symbol={symbol}&fromId={from}&limit=1000"),
                Cancel);
            trades.AddRange(JsonDocument.Parse(text).RootElement.EnumerateArray().Select(TradeOf));
        }

        return [.. trades.Where(trade => trade.Sequence <= last)];
    }

    private static Trade TradeOf(JsonElement row) => new(
        Timestamp.FromMilliseconds(row.GetProperty("T").GetInt64()), Number(row, "p"), Number(row, "q"),
        row.GetProperty("m").GetBoolean(), row.GetProperty("a").GetInt64());

    private static double Number(JsonElement row, string name) =>
        double.Parse(row.GetProperty(name).GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture);

    private async Task<Answer> DoneAsync(HttpStatusCode expected, string path, object body)
    {
        var answer = await _user.PostAsync("/api/v1" + path, body);
        answer.Status.ShouldBe(expected, $"{path}: {answer.Text}\n{_program.Terminal}");
        return answer;
    }

    private Task WaitAsync(string what, Func<Task<bool>> isSo) =>
        Patience.UntilAsync(what, isSo, () => Task.FromResult(_program.Terminal));
}
