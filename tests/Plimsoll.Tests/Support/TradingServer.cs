using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Plimsoll.Features.Trading;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Markets;
using Plimsoll.Storage.Identity;
using Plimsoll.Testing;

namespace Plimsoll.Tests.Support;

/// <summary>
/// A server with two users who have an account each, over a simulated market that stands still until a test moves it.
/// </summary>
public class TradingServer(PostgresFixture postgres) : SetUpServer(postgres)
{
    public const string Instrument = "sim:ALPHA-USD";
    public const string AccountName = "Simulation";

    private Browser? _other;

    public Guid AccountId { get; private set; }

    public Guid OtherAccountId { get; private set; }

    /// <summary>A trader who owns nothing of the administrator's.</summary>
    public Browser Other => _other ?? throw new InvalidOperationException("The server has not started.");

    public SimulatedMarketHost Market => App.Services.GetRequiredService<SimulatedMarketHost>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _other = await AddUserAsync(UserRole.Trader);
        await Market.OpenAsync(TestContext.Current.CancellationToken);
        AccountId = await AccountOfAsync(Admin);
        OtherAccountId = await AccountOfAsync(Other);
    }

    /// <summary>Moves the market and waits until every account has worked it through.</summary>
    public async Task AdvanceAsync(TimeSpan simulated)
    {
        await Market.AdvanceAsync(simulated, TestContext.Current.CancellationToken);
        await using var pause = await Market.PauseAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Minute by minute until something is so; fails after half a day.</summary>
    public async Task AdvanceUntilAsync(Func<Task<bool>> isSo)
    {
        for (var minute = 0; minute < 720; minute++)
        {
            if (await isSo())
                return;
            await AdvanceAsync(TimeSpan.FromMinutes(1));
        }
        throw new TimeoutException("It did not come true within half a day of the market.");
    }

    /// <summary>A bot that crosses every few minutes, started.</summary>
    public async Task<Guid> StartBotAsync(string name = "Crosser")
    {
        var bot = await CreateBotAsync(name);
        var started = await Admin.PostAsync($"/api/v1/bots/{bot}/start", new { });
        started.Status.ShouldBe(HttpStatusCode.OK, started.Text);
        return bot;
    }

    public async Task<Guid> CreateBotAsync(string name = "Crosser")
    {
        var created = await Admin.PostAsync("/api/v1/bots", BotRequest(name));
        created.Status.ShouldBe(HttpStatusCode.Created, created.Text);
        return created.Json.GetProperty("id").GetGuid();
    }

    public object BotRequest(
        string name = "Crosser",
        string strategy = "sma-cross",
        Dictionary<string, string>? parameters = null,
        string timeframe = "1m")
    {
        parameters ??= new() { ["fast"] = "2", ["slow"] = "5", ["atrPeriod"] = "5" };
        return new
        {
            accountId = AccountId,
            name,
            strategy,
            instrumentId = Instrument,
            timeframe,
            sizing = new { kind = "equityFraction", value = "0.05" },
            parameters,
        };
    }

    public async Task SetModeAsync(string mode)
    {
        var switched = await Admin.PostAsync(
            "/api/v1/execution/mode", new { accountId = AccountId, mode, reason = "a test says so" });
        switched.Status.ShouldBe(HttpStatusCode.OK, switched.Text);
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        var answer = await Admin.GetAsync(path);
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        return answer.Json;
    }

    public async Task<IReadOnlyList<JsonElement>> ListAsync(string path) =>
        [.. (await GetAsync(path)).GetProperty("items").EnumerateArray()];

    public Task<JsonElement> DashboardAsync() => GetAsync($"/api/v1/dashboard?accountId={AccountId}");

    protected override void Configure(IServiceCollection services)
    {
        base.Configure(services);
        services.AddSingleton(new MarketOptions { HistoryDays = 1 });
    }

    // Everybody gets an account; here it is started by hand, because the market stands still.
    private async Task<Guid> AccountOfAsync(Browser owner)
    {
        await App.Services.GetRequiredService<SimulationAccounts>()
            .GiveToAllAsync(TestContext.Current.CancellationToken);
        await App.Services.GetRequiredService<AccountDirectory>().StartAsync(TestContext.Current.CancellationToken);
        var accounts = await owner.GetAsync("/api/v1/accounts");
        return accounts.Json.GetProperty("items")[0].GetProperty("id").GetGuid();
    }
}
