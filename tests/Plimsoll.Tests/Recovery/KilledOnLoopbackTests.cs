using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Npgsql;
using Plimsoll.Checker;
using Plimsoll.Loopback;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Recovery;

/// <summary>
/// The real program trades at a venue across a socket and is killed at moments that nobody chose; in the end a checker
/// that shares no code with it holds its journal against the venue's own book.
/// </summary>
public sealed class KilledOnLoopbackTests : IAsyncLifetime
{
    private const string Venue = "binance-testnet-usdm";
    private const int Kills = 20;
    private const int LongestLife = 400;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);

    private readonly ProgramProcess _program = new();
    private LoopbackServer _venue = null!;
    private Browser _user = null!;
    private Guid _account;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        // Prices that move a minute's way in a second: the bot finds something to do.
        _venue = await LoopbackServer.StartAsync(new LoopbackOptions { Seed = 11, Speed = 60m }, Cancel);
        _program.Environment[$"Venues__{Venue}__Address"] = _venue.Address.ToString();
        await _program.StartAsync();
        _user = new Browser(_program.Address);
        await DoneAsync(HttpStatusCode.OK, "/setup", new
        {
            code = _program.SetupCode,
            email = RunningServer.AdminEmail,
            password = RunningServer.AdminPassword,
        });
        await _user.RenewCsrfTokenAsync();
        await OpenAccountAsync();
        await WaitAsync("the account has joined its venue", HasJoinedAsync);
        await DoneAsync(
            HttpStatusCode.OK, "/execution/mode",
            new { accountId = _account, mode = "autonomous", reason = "a test says so" });
        await StartBotAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _user?.Dispose();
        await _program.DisposeAsync();
        if (_venue is not null)
            await _venue.DisposeAsync();
    }

    [Fact]
    public async Task Killed_at_random_it_loses_nothing_and_sends_nothing_twice()
    {
        await WaitAsync("it has traded", async () => await FillsAsync() > 0);
        for (var kill = 0; kill < Kills; kill++)
        {
            await LiveAsync(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(LongestLife)));
            await _program.KillAsync();
            await _program.StartAsync();
            await WaitAsync("the account has joined its venue again", HasJoinedAsync);
        }

        await DoneAsync(HttpStatusCode.Accepted, $"/accounts/{_account}/kill", new { reason = "the test ends" });
        await WaitAsync("it is proven flat", async () =>
            (await AccountAsync()).GetProperty("killState").GetString() == "flat_proven");
        var book = await LoopbackBooks.ReadAsync(_venue.Address, Venue, Cancel);
        BooksCheck.Compare(_account, await FactsAsync(), book).ShouldBeEmpty(_program.Terminal);
        book.Sum(order => order.Fills.Count).ShouldBeGreaterThan(1);
        book.ShouldAllBe(order => !order.IsWorking);
        _program.Terminal.ShouldNotContain("crit:");
    }

    private async Task OpenAccountAsync()
    {
        var (key, secret) = _venue.Keys["trading"];
        var added = await DoneAsync(HttpStatusCode.Created, "/keys", new
        {
            label = "loop-back",
            venue = Venue,
            key,
            secret,
            password = RunningServer.AdminPassword,
        });
        var opened = await DoneAsync(HttpStatusCode.Created, "/accounts", new
        {
            name = "Far",
            venue = Venue,
            keyId = added.Json.GetProperty("id").GetGuid(),
            initialBalance = "50000",
        });
        _account = opened.Json.GetProperty("id").GetGuid();
    }

    private async Task StartBotAsync()
    {
        var created = await DoneAsync(HttpStatusCode.Created, "/bots", new
        {
            accountId = _account,
            name = "Crosser",
            strategy = "sma-cross",
            instrumentId = $"{Venue}:BTCUSDT",
            timeframe = "1s",
            sizing = new { kind = "equityFraction", value = "0.05" },
            parameters = new Dictionary<string, string> { ["fast"] = "2", ["slow"] = "3", ["atrPeriod"] = "3" },
        });
        await DoneAsync(HttpStatusCode.OK, $"/bots/{created.Json.GetProperty("id").GetGuid()}/start", new { });
    }

    private async Task<IReadOnlyList<byte[]>> FactsAsync()
    {
        var facts = new List<byte[]>();
        await using var source = NpgsqlDataSource.Create(_program.ConnectionString);
        await using var command = source.CreateCommand(
            "select payload::text from account_events where account_id = $1 order by sequence");
        command.Parameters.Add(new() { Value = _account });
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        while (await reader.ReadAsync(Cancel))
            facts.Add(Encoding.UTF8.GetBytes(reader.GetString(0)));
        return facts;
    }

    private async Task<bool> HasJoinedAsync() =>
        await AccountAsync() is var account
        && !account.GetProperty("isStarting").GetBoolean() && !account.GetProperty("isDegraded").GetBoolean();

    private async Task<int> FillsAsync() =>
        (await _user.GetAsync($"/api/v1/execution/fills?accountId={_account}&limit=500")).Json.GetProperty("items")
            .GetArrayLength();

    private async Task<JsonElement> AccountAsync() =>
        (await _user.GetAsync("/api/v1/accounts")).Json.GetProperty("items").EnumerateArray()
            .Single(account => account.GetProperty("id").GetGuid() == _account);

    private async Task<Answer> DoneAsync(HttpStatusCode expected, string path, object body)
    {
        var answer = await _user.PostAsync("/api/v1" + path, body);
        answer.Status.ShouldBe(expected, $"{path}: {answer.Text}\n{_program.Terminal}");
        return answer;
    }

    /// <summary>Lets the program live for a moment of real time.</summary>
    private static async Task LiveAsync(TimeSpan span)
    {
        var lived = Stopwatch.StartNew();
        using var pace = new PeriodicTimer(Pace);
        while (lived.Elapsed < span)
            await pace.WaitForNextTickAsync(Cancel);
    }

    private async Task WaitAsync(string what, Func<Task<bool>> isSo)
    {
        var waited = Stopwatch.StartNew();
        using var pace = new PeriodicTimer(Pace);
        while (!await isSo())
        {
            if (waited.Elapsed > Patience)
                throw new TimeoutException(
                    $"Not within {Patience}: {what}. The account: {await AccountAsync()}\n{_program.Terminal}");
            await pace.WaitForNextTickAsync(Cancel);
        }
    }
}
