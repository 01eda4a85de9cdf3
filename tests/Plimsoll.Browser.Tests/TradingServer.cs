namespace Plimsoll.Browser.Tests;

/// <summary>A server with something on every page: a bot that trades by itself, and a backtest that has run.</summary>
public sealed class TradingServer(Chromium chromium) : IAsyncLifetime
{
    public const string BotName = "Crosser";

    // An hour of the simulated market a second: a bot of five-minute bars sees a dozen of them.
    private const double Pace = 3_600;

    private readonly SignedInServer _server = new(chromium);
    private ApiCaller? _api;
    private Guid _bot;
    private Guid _backtest;

    public Guid Account { get; private set; }

    internal ApiCaller Api => _api ?? throw new InvalidOperationException("The server has not been set up.");

    public async ValueTask InitializeAsync()
    {
        await _server.InitializeAsync();
        await using (var visitor = await ComeAsync())
        {
            await visitor.Page.GotoAsync("/nowhere");
            await visitor.AccountIsReadyAsync();
        }
        _api = await ApiCaller.SignInAsync(_server.Server);
        Account = (await Api.GetAsync("accounts")).GetProperty("items")[0].GetProperty("id").GetGuid();
        await Api.PostAsync("data/synthetic", new { acceleration = Pace });
        _bot = (await Api.PostAsync("bots", NewBot())).GetProperty("id").GetGuid();
        _backtest = (await Api.PostAsync("backtest/run", NewBacktest())).GetProperty("backtestId").GetGuid();
        await Api.PostAsync("execution/mode", new { accountId = Account, mode = "autonomous", reason = "A test" });
        await StartBotAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _api?.Dispose();
        await _server.DisposeAsync();
    }

    internal Task<Visitor> ComeAsync() => _server.ComeAsync();

    /// <summary>Puts the ids of this server into a page's address.</summary>
    public string Resolve(string path) => path
        .Replace("{bot}", _bot.ToString(), StringComparison.Ordinal)
        .Replace("{backtest}", _backtest.ToString(), StringComparison.Ordinal);

    /// <summary>A new run of the bot: five losing trades in a row, as kills make them, end a run.</summary>
    public async Task RestartBotAsync()
    {
        await Api.PostAsync($"bots/{_bot}/stop", new { flatten = false });
        await StartBotAsync();
    }

    private async Task StartBotAsync() => await Api.PostAsync($"bots/{_bot}/start");

    private object NewBot() => new
    {
        accountId = Account,
        name = BotName,
        strategy = "sma-cross",
        instrumentId = "sim:ALPHA-USD",
        timeframe = "5m",
        sizing = new { kind = "equityFraction", value = "0.1" },
        parameters = new Dictionary<string, string> { ["fast"] = "2", ["slow"] = "6" },
    };

    private static object NewBacktest() => new
    {
        strategy = "sma-cross",
        instrumentId = "sim:ALPHA-USD",
        syntheticSeed = 1,
        from = "2026-01-01T00:00:00Z",
        to = "2026-01-03T00:00:00Z",
    };
}
