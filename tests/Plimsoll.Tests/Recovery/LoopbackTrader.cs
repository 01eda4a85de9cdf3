using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Npgsql;
using Plimsoll.Checker;
using Plimsoll.Commands;
using Plimsoll.Loopback;
using Plimsoll.Server;
using Plimsoll.Testing;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Recovery;

/// <summary>
/// The real program with a bot that trades all the time at a venue across a socket, and a checker that shares no code
/// with it: in the end the journal is held against the venue's own book.
/// </summary>
internal sealed class LoopbackTrader(string venue = LoopbackTrader.Contracts) : IAsyncDisposable
{
    public const string Contracts = "binance-testnet-usdm";
    public const string Spot = "binance-testnet";

    private LoopbackServer _venue = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ProgramProcess Program { get; } = new();

    public Browser User { get; private set; } = null!;

    public Guid Account { get; private set; }

    public async Task StartAsync()
    {
        // Prices that move a minute's way in a second: the bot finds something to do.
        _venue = await LoopbackServer.StartAsync(new LoopbackOptions { Seed = 11, Speed = 60m }, Cancel);
        Program.Environment[$"Venues__{venue}__Address"] = _venue.Address.ToString();
        await Program.StartAsync();
        User = new Browser(Program.Address);
        await DoneAsync(HttpStatusCode.OK, "/setup", new
        {
            code = Program.SetupCode,
            email = RunningServer.AdminEmail,
            password = RunningServer.AdminPassword,
        });
        await User.RenewCsrfTokenAsync();
        await OpenAccountAsync();
        await JoinedAsync();
        await DoneAsync(
            HttpStatusCode.OK, "/execution/mode",
            new { accountId = Account, mode = "autonomous", reason = "a test says so" });
        await StartBotAsync();
        await WaitAsync("it has traded", async () => await FillsAsync() > 0);
    }

    public async ValueTask DisposeAsync()
    {
        User?.Dispose();
        await Program.DisposeAsync();
        if (_venue is not null)
            await _venue.DisposeAsync();
    }

    /// <summary>Waits until the account lives at its venue.</summary>
    public Task JoinedAsync() => WaitAsync("the account has joined its venue", async () =>
        await AccountAsync() is { } account
        && !account.GetProperty("isStarting").GetBoolean() && !account.GetProperty("isDegraded").GetBoolean());

    public async Task<int> FillsAsync() =>
        await ReadAsync($"/execution/fills?accountId={Account}&limit=500") is { } fills
            ? fills.GetProperty("items").GetArrayLength()
            : 0;

    /// <summary>Who says what trading costs.</summary>
    public async Task<IReadOnlyList<string>> FeeSourcesAsync() =>
    [
        .. (await ReadAsync($"/accounts/{Account}/fees")).ShouldNotBeNull().GetProperty("items").EnumerateArray()
            .Select(fee => fee.GetProperty("source").GetString()!).Distinct(),
    ];

    /// <summary>Best bid and ask as the program tells them.</summary>
    public async Task<(double Bid, double Ask)> BestAsync()
    {
        var path = $"/data/book?instrument={Uri.EscapeDataString($"{venue}:BTCUSDT")}";
        await WaitAsync("the book is put together", async () =>
            (await User.GetAsync($"/api/v1{path}")).Status == HttpStatusCode.OK);
        var book = (await ReadAsync(path)).ShouldNotBeNull();
        return (Best("bids"), Best("asks"));

        double Best(string side)
        {
            var levels = book.GetProperty(side).EnumerateArray().ToArray();
            levels.Length.ShouldBeInRange(10, 20);
            return levels[0].GetProperty("price").GetDouble();
        }
    }

    /// <summary>Ends all trading, and holds what was written down against what happened.</summary>
    public async Task EndAndCheckAsync()
    {
        await DoneAsync(HttpStatusCode.Accepted, $"/accounts/{Account}/kill", new { reason = "the test ends" });
        await WaitAsync("it is proven flat", async () =>
            (await AccountAsync())?.GetProperty("killState").GetString() == "flat_proven");
        var book = await LoopbackBooks.ReadAsync(_venue.Address, venue, Cancel);
        var facts = await FactsAsync();
        BooksCheck.Compare(Account, facts, book).ShouldBeEmpty(Program.Terminal);
        facts.Any(fact => fact.AsSpan().IndexOf("\"pairedWith\""u8) >= 0)
            .ShouldBe(venue == Spot, "on spot stop and target are one list");
        book.Sum(order => order.Fills.Count).ShouldBeGreaterThan(1);
        book.ShouldAllBe(order => !order.IsWorking);
        await TellAgainAsync();
    }

    /// <summary>All that it was told, told again, makes the same facts, however often it died.</summary>
    private async Task TellAgainAsync()
    {
        using var folder = new TemporaryDirectory();
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, ServerConfiguration.FileName),
            JsonSerializer.Serialize(new { ConnectionStrings = new { Plimsoll = Program.ConnectionString } }), Cancel);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLineProgram.RunAsync(
            ["replay", "--json", "--account", $"{Account}", "--data-dir", folder.Path], output, error);
        exit.ShouldBe(0, error.ToString());
        var report = JsonSerializer.Deserialize<JsonElement>(output.ToString());
        report.GetProperty("told").GetProperty("alike").GetInt64().ShouldBe(report.GetProperty("facts").GetInt64());
    }

    public Task WaitAsync(string what, Func<Task<bool>> isSo) => Patience.UntilAsync(
        what, isSo, async () => $"The account: {await AccountAsync()}\n{Program.Terminal}");

    private async Task OpenAccountAsync()
    {
        var (key, secret) = _venue.Keys["trading"];
        var added = await DoneAsync(HttpStatusCode.Created, "/keys", new
        {
            label = "loop-back",
            venue,
            key,
            secret,
            password = RunningServer.AdminPassword,
        });
        var opened = await DoneAsync(HttpStatusCode.Created, "/accounts", new
        {
            name = "Far",
            venue,
            keyId = added.Json.GetProperty("id").GetGuid(),
            initialBalance = "50000",
        });
        Account = opened.Json.GetProperty("id").GetGuid();
    }

    private async Task StartBotAsync()
    {
        if (venue == Spot)
            await DoneAsync(HttpStatusCode.Created, "/rule-strategies", new { document = Aiming });
        var created = await DoneAsync(HttpStatusCode.Created, "/bots", new
        {
            accountId = Account,
            name = "Trader",
            strategy = venue == Spot ? "Aiming" : "sma-cross",
            instrumentId = $"{venue}:BTCUSDT",
            timeframe = "1s",
            sizing = new { kind = "equityFraction", value = "0.05" },
            parameters = venue == Spot ? [] : new Dictionary<string, string>
            {
                ["fast"] = "2",
                ["slow"] = "3",
                ["atrPeriod"] = "3",
            },
        });
        await DoneAsync(HttpStatusCode.OK, $"/bots/{created.Json.GetProperty("id").GetGuid()}/start", new { });
    }

    // It holds for some seconds only, with a target: stop, target and exit at market all come to it.
    private static JsonNode Aiming { get; } = JsonNode.Parse(
        """
        {
          "schemaVersion": 1, "strategyName": "Aiming", "timeframe": "1s",
          "globalLimits": { "tradesPerDay": 20, "cooldownAfterCloseMinutes": 0 },
          "s1_signal": { "conditions": [ { "id": "any", "indicator": "close", "operator": ">", "value": 0 } ] },
          "z1_entry": {
            "conditions": [ { "id": "now", "indicator": "close", "operator": ">", "value": 0 } ],
            "stopLoss": { "offsetPercent": 0.4 }, "takeProfit": { "offsetPercent": 0.9 } },
          "ze1_close": { "conditions": [
            { "id": "old", "indicator": "position_age_seconds", "operator": ">=", "value": 4 } ] }
        }
        """)!;

    private async Task<IReadOnlyList<byte[]>> FactsAsync()
    {
        var facts = new List<byte[]>();
        await using var source = NpgsqlDataSource.Create(Program.ConnectionString);
        await using var command = source.CreateCommand(
            "select payload::text from account_events where account_id = $1 order by sequence");
        command.Parameters.Add(new() { Value = Account });
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        while (await reader.ReadAsync(Cancel))
            facts.Add(Encoding.UTF8.GetBytes(reader.GetString(0)));
        return facts;
    }

    // Null while the program cannot tell.
    private async Task<JsonElement?> AccountAsync() =>
        (await ReadAsync("/accounts"))?.GetProperty("items").EnumerateArray()
            .Single(account => account.GetProperty("id").GetGuid() == Account);

    private async Task<JsonElement?> ReadAsync(string path)
    {
        var answer = await User.GetAsync("/api/v1" + path);
        if (answer.Status == HttpStatusCode.ServiceUnavailable)
            return null;
        answer.Status.ShouldBe(HttpStatusCode.OK, $"{path}: {answer.Text}\n{Program.Terminal}");
        return answer.Json;
    }

    private async Task<Answer> DoneAsync(HttpStatusCode expected, string path, object body)
    {
        var answer = await User.PostAsync("/api/v1" + path, body);
        answer.Status.ShouldBe(expected, $"{path}: {answer.Text}\n{Program.Terminal}");
        return answer;
    }
}
